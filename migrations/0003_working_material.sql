-- What is saved while somebody types is written over and over. In a table with a row number a text lies in one page, and writing it anew
-- touches that page alone: no key changes, nothing overflows before 4 kB, no page is freed and taken again.

CREATE TABLE draft_numbered (
    n        INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    author   BLOB NOT NULL,
    kind     TEXT NOT NULL,
    pupil    BLOB,
    body     TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;
INSERT INTO draft_numbered (id, author, kind, pupil, body, saved_at)
    SELECT id, author, kind, pupil, body, saved_at FROM draft ORDER BY saved_at, id;
DROP TABLE draft;
ALTER TABLE draft_numbered RENAME TO draft;

CREATE TABLE report_text_numbered (
    n        INTEGER PRIMARY KEY,
    report   BLOB NOT NULL UNIQUE,
    content  TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;
INSERT INTO report_text_numbered (report, content, revision, saved_at)
    SELECT report, content, revision, saved_at FROM report_text ORDER BY saved_at, report;
DROP TABLE report_text;
ALTER TABLE report_text_numbered RENAME TO report_text;

-- A concern without a pupil is in no case.
DROP INDEX concern_case;
CREATE INDEX concern_case ON concern (case_id, at) WHERE case_id IS NOT NULL;
