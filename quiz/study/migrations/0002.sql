-- From format 1 to 2: one answer to a question of a round, certainty by its name, lessons, no abandoned rounds.
--
-- It runs in one transaction, with foreign keys off.

-- Of two answers to one question of a round the first counted. The other stays, as one without a round.
UPDATE answers SET round_id = NULL
    WHERE id NOT IN (SELECT min(id) FROM answers GROUP BY round_id, question_id);

-- Abandoned rounds were never offered or counted again. Their answers stay.
UPDATE answers SET round_id = NULL WHERE round_id IN (SELECT id FROM rounds WHERE state = 'abandoned');
UPDATE corrections SET round_id = NULL WHERE round_id IN (SELECT id FROM rounds WHERE state = 'abandoned');

CREATE TABLE rounds_2 (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    bank        TEXT    NOT NULL CHECK (json_valid(bank)),
    source      TEXT    NOT NULL CHECK (source IN ('draw', 'review', 'missed', 'retry')),
    kind        TEXT    NOT NULL,
    topics      TEXT    NOT NULL CHECK (json_valid(topics)),
    level       INTEGER,
    length      INTEGER,
    exam        INTEGER NOT NULL CHECK (exam IN (0, 1)),
    certainty   INTEGER NOT NULL CHECK (certainty IN (0, 1)),
    seed        TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    paper       TEXT    NOT NULL CHECK (json_valid(paper)),
    state       TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'left', 'finished')),
    started_at  INTEGER NOT NULL,
    ended_at    INTEGER,
    right_count INTEGER,
    asked_count INTEGER
) STRICT;
INSERT INTO rounds_2
    SELECT id, bank, source, kind, topics, level, length, exam, certainty, seed, language, paper, state, started_at,
        ended_at, right_count, asked_count
    FROM rounds WHERE state <> 'abandoned';
-- The ids go on from the last one ever given.
DELETE FROM sqlite_sequence WHERE name = 'rounds_2';
INSERT INTO sqlite_sequence (name, seq) SELECT 'rounds_2', seq FROM sqlite_sequence WHERE name = 'rounds';
DROP TABLE rounds;
ALTER TABLE rounds_2 RENAME TO rounds;
CREATE INDEX rounds_unfinished ON rounds (id) WHERE state IN ('open', 'left');
CREATE INDEX rounds_best
    ON rounds (kind, right_count * 1.0 / asked_count DESC, asked_count DESC)
    WHERE state = 'finished' AND source = 'draw' AND asked_count > 0;

DROP INDEX answers_by_sureness;
ALTER TABLE answers RENAME COLUMN sureness TO certainty;
CREATE INDEX answers_by_certainty ON answers (certainty, correct) WHERE certainty IS NOT NULL;
DROP INDEX answers_of_round;
CREATE UNIQUE INDEX answers_of_round ON answers (round_id, question_id);

CREATE TABLE lessons_read (
    bank     TEXT    NOT NULL CHECK (json_valid(bank)),
    topic_id TEXT    NOT NULL,
    read_at  INTEGER NOT NULL,
    PRIMARY KEY (bank, topic_id)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
