-- What one learner did: format 2. Files of earlier formats are brought to it by the scripts in migrations/.
--
-- Times are whole microseconds since 1970-01-01 00:00 UTC. Booleans are 0 or 1. No column holds who played.
-- `standings` follows from `answers`: what the home screen asks then does not depend on how many there are.

BEGIN IMMEDIATE;

CREATE TABLE IF NOT EXISTS rounds (
    -- Names the round for ever; AUTOINCREMENT, so that no id returns after history was forgotten.
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The title of the bank it was drawn from: a JSON list of the wordings, one for each language.
    bank        TEXT    NOT NULL CHECK (json_valid(bank)),
    -- Where its questions come from: draw, review, missed or retry.
    source      TEXT    NOT NULL CHECK (source IN ('draw', 'review', 'missed', 'retry')),
    -- Which kinds of question were asked for: mixed, true-false or multiple-choice.
    kind        TEXT    NOT NULL,
    -- The topics that were asked for, a JSON list; empty for all.
    topics      TEXT    NOT NULL CHECK (json_valid(topics)),
    -- The one level that was asked for; NULL for all.
    level       INTEGER,
    -- How many questions were asked for; NULL for all there are.
    length      INTEGER,
    -- Did the verdicts wait until the end?
    exam        INTEGER NOT NULL CHECK (exam IN (0, 1)),
    -- Was the learner asked how sure they are?
    certainty   INTEGER NOT NULL CHECK (certainty IN (0, 1)),
    -- The seed of the draw in decimal; text, for a typed one may be longer than 64 bits.
    seed        TEXT    NOT NULL,
    -- The language it was begun in.
    language    TEXT    NOT NULL,
    -- The paper: a JSON list of [question id, [which choice stands at each place]], in the order asked.
    paper       TEXT    NOT NULL CHECK (json_valid(paper)),
    -- open while it is played (and after a crash), left or finished.
    state       TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'left', 'finished')),
    -- When it was begun.
    started_at  INTEGER NOT NULL,
    -- When it was finished or left; NULL while it is open.
    ended_at    INTEGER,
    -- How many of its questions were answered right; NULL until it is finished.
    right_count INTEGER,
    -- How many of its questions were answered; NULL until it is finished.
    asked_count INTEGER,
    -- The class code that it was played by; empty without one.
    code        TEXT    NOT NULL DEFAULT ''
) STRICT;

-- The home screen's first question: which round was left unfinished?
CREATE INDEX IF NOT EXISTS rounds_unfinished ON rounds (id) WHERE state IN ('open', 'left');

-- The best finished round of a kind; among equal shares the longest round counts.
CREATE INDEX IF NOT EXISTS rounds_best
    ON rounds (kind, right_count * 1.0 / asked_count DESC, asked_count DESC)
    WHERE state = 'finished' AND source = 'draw' AND asked_count > 0;

CREATE TABLE IF NOT EXISTS answers (
    -- In the order in which answers were written; the later has the larger id.
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The round; NULL when the round could not be written but its answers could.
    round_id    INTEGER REFERENCES rounds (id) ON DELETE SET NULL,
    -- The question, by the id it has in its bank.
    question_id TEXT    NOT NULL,
    -- At which place on the paper the chosen answer stood, from 0.
    place       INTEGER NOT NULL,
    -- Which of the question's choices it was, from 0 in the bank's order.
    choice      INTEGER NOT NULL,
    -- Was it right?
    correct     INTEGER NOT NULL CHECK (correct IN (0, 1)),
    -- How long the learner took, in seconds; 0 where it was not measured.
    seconds     REAL    NOT NULL,
    -- How certain the learner was before the verdict: 1, 2 or 3; NULL where it was not asked.
    certainty   INTEGER CHECK (certainty BETWEEN 1 AND 3),
    -- When it was answered.
    answered_at INTEGER NOT NULL
) STRICT;

-- A round with its answers, one to a question: an answer that is changed replaces the one before it.
CREATE UNIQUE INDEX IF NOT EXISTS answers_of_round ON answers (round_id, question_id);

-- Which answers the review schedule of a question has not yet taken in.
CREATE INDEX IF NOT EXISTS answers_of_question ON answers (question_id);

-- On which days there was practice.
CREATE INDEX IF NOT EXISTS answers_by_time ON answers (answered_at);

-- How well certainty matches truth.
CREATE INDEX IF NOT EXISTS answers_by_certainty ON answers (certainty, correct) WHERE certainty IS NOT NULL;

CREATE TABLE IF NOT EXISTS corrections (
    -- In the order in which they were written.
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The round; NULL when it could not be written.
    round_id    INTEGER REFERENCES rounds (id) ON DELETE SET NULL,
    -- The false statement, by the id it has in its bank.
    question_id TEXT    NOT NULL,
    -- Did the learner know what makes it false?
    correct     INTEGER NOT NULL CHECK (correct IN (0, 1)),
    -- When it was answered.
    answered_at INTEGER NOT NULL
) STRICT;

-- A round with its corrections, to go on with it.
CREATE INDEX IF NOT EXISTS corrections_of_round ON corrections (round_id);

CREATE TABLE IF NOT EXISTS standings (
    -- The question, by the id it has in its bank.
    question_id     TEXT    NOT NULL PRIMARY KEY,
    -- The last answer to it.
    last_answer     INTEGER NOT NULL,
    -- When that was given.
    last_at         INTEGER NOT NULL,
    -- Which of the question's choices it was, from 0 in the bank's order.
    last_choice     INTEGER NOT NULL,
    -- Was it right?
    last_correct    INTEGER NOT NULL CHECK (last_correct IN (0, 1)),
    -- When the run of right answers that still lasts began; NULL after a wrong one.
    right_since     INTEGER,
    -- When it is due for review; the earliest it can be, until the schedule has taken in the last answer.
    due_at          INTEGER NOT NULL,
    -- The last answer that the schedule has taken in; 0 for none. The rest of the row is as of then.
    settled_through INTEGER NOT NULL DEFAULT 0,
    -- When that was given; NULL for none.
    settled_at      INTEGER,
    -- FSRS: after how many days nine in ten would still know it; NULL for none.
    stability       REAL,
    -- FSRS: how hard it is for this learner, from 1 to 10; NULL for none.
    difficulty      REAL,
    -- How many wrong answers in a row there were.
    misses          INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What is due, the longest overdue first.
CREATE INDEX IF NOT EXISTS standings_due ON standings (due_at);

-- What was missed lately, the last first.
CREATE INDEX IF NOT EXISTS standings_missed ON standings (last_at) WHERE last_correct = 0;

-- What the schedule has not yet taken in.
CREATE INDEX IF NOT EXISTS standings_unsettled ON standings (due_at) WHERE settled_through < last_answer;

CREATE TABLE IF NOT EXISTS lessons_read (
    -- The title of the bank with the lesson: a JSON list of the wordings, one for each language.
    bank     TEXT    NOT NULL CHECK (json_valid(bank)),
    -- The topic of the lesson, by the id it has in its bank.
    topic_id TEXT    NOT NULL,
    -- When it was last read to its end.
    read_at  INTEGER NOT NULL,
    PRIMARY KEY (bank, topic_id)
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 0x51495A31;
PRAGMA user_version = 3;

COMMIT;
