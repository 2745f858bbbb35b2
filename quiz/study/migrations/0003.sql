-- From format 2 to 3: rounds that were played by a class code keep it.

ALTER TABLE rounds ADD COLUMN code TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 3;
