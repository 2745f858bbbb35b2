-- The results of a school: format 1. Made by the first `quiz results load`, and only ever added to.
--
-- No column holds who played, where, or at what hour. To remove everything: DROP SCHEMA quiz CASCADE.

CREATE SCHEMA quiz;

CREATE TABLE quiz.format (
    -- The format of these tables. A program that knows only lower numbers leaves them alone.
    number integer NOT NULL
);
INSERT INTO quiz.format (number) VALUES (1);

CREATE TABLE quiz.papers (
    -- Stands for the paper in the other tables.
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- SHA-256 of the ids of its questions with a line feed after each: a paper may be too long for an index.
    digest    bytea  NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    -- The ids of its questions, in its order.
    questions text[] NOT NULL
);

CREATE TABLE quiz.rounds (
    -- The random number of the result file, by which a round is stored once.
    id          uuid       PRIMARY KEY,
    -- The day on which the round ended.
    date        date       NOT NULL,
    -- The title of its bank, in the first of the bank's languages.
    bank_title  text       NOT NULL,
    -- What tells the bank from others and from other versions of it.
    bank_hash   text       NOT NULL,
    -- The class code; NULL where it was played without.
    code        text,
    -- What the round was asked to be, as in the result file.
    spec        jsonb      NOT NULL,
    -- The language in which it was begun.
    language    text       NOT NULL,
    -- What the teacher called the group or terminal; NULL where nothing was given.
    label       text,
    -- Was it played to its end, or handed in? Otherwise it was left.
    finished    boolean    NOT NULL,
    -- Its paper. The arrays below have an element for each of the paper's questions, NULL where it was not answered.
    paper       bigint     NOT NULL REFERENCES quiz.papers (id),
    -- Which choice was taken, counted from 0 in the bank's order.
    choices     smallint[] NOT NULL,
    -- Was it right?
    correct     boolean[]  NOT NULL,
    -- How certain the learner was, 1 to 3; NULL also where it was not asked.
    certainties smallint[] NOT NULL,
    -- How long the learner took, in whole seconds.
    seconds     integer[]  NOT NULL,
    -- How many questions were answered right.
    right_count integer    GENERATED ALWAYS AS (cardinality(array_positions(correct, true))) STORED,
    CHECK (cardinality(choices) = cardinality(correct)
        AND cardinality(choices) = cardinality(certainties)
        AND cardinality(choices) = cardinality(seconds))
);

-- The rounds of a class, which is a code and a time with one version of a bank.
CREATE INDEX rounds_of_class ON quiz.rounds (bank_hash, coalesce(code, ''), date);

-- What was played since a day, whichever the code.
CREATE INDEX rounds_by_day ON quiz.rounds (date);

-- Every question of every round, answered or not, a row each: for queries of your own.
CREATE VIEW quiz.answers AS
SELECT r.id AS round, r.date, r.code, r.label, r.finished, a.place, a.question, a.choice, a.correct, a.certainty,
       a.seconds
FROM quiz.rounds r
JOIN quiz.papers p ON p.id = r.paper
CROSS JOIN LATERAL unnest(p.questions, r.choices, r.correct, r.certainties, r.seconds) WITH ORDINALITY
    AS a (question, choice, correct, certainty, seconds, place);
