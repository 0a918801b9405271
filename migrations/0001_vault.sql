-- Ids are 16 bytes, days are counted from 0001-01-01 = 1, instants are microseconds since 1970 UTC.
-- Columns named body hold deterministic CBOR, as in the event they come from.

-- KEPT: the truth, and what stands beside it. Never derived from anything else in this file.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE compartment (
    id         BLOB PRIMARY KEY,
    case_id    BLOB NOT NULL,               -- empty outside cases
    domain     TEXT NOT NULL,
    key_commit BLOB NOT NULL,
    sealed_key BLOB NOT NULL,
    UNIQUE (case_id, domain)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    seq     INTEGER PRIMARY KEY,
    header  BLOB NOT NULL,
    sig     BLOB NOT NULL,
    payload BLOB NOT NULL
) STRICT;

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY REFERENCES event (seq)
) STRICT;

CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   BLOB NOT NULL,
    role    TEXT NOT NULL,
    action  TEXT NOT NULL,
    record  BLOB NOT NULL,
    kind    TEXT NOT NULL,
    domain  TEXT NOT NULL,
    pupil   BLOB,
    case_id BLOB,
    purpose TEXT,
    ground  TEXT NOT NULL,
    hash    BLOB NOT NULL                   -- over the row before and this one
) STRICT;

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    id       BLOB PRIMARY KEY,
    author   BLOB NOT NULL,
    kind     TEXT NOT NULL,
    pupil    BLOB,
    body     TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report_text (
    report   BLOB PRIMARY KEY,
    content  TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report_version (
    n        INTEGER PRIMARY KEY,
    report   BLOB NOT NULL,
    content  TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX report_version_report ON report_version (report);

CREATE TABLE routing (
    pupil       BLOB PRIMARY KEY,
    stamp       TEXT NOT NULL,
    certainty   TEXT NOT NULL,
    overlap     TEXT NOT NULL,
    body        BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE register_file (
    register BLOB PRIMARY KEY,
    bytes    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE address_point (
    key         TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    postal_town TEXT NOT NULL,
    latitude    INTEGER NOT NULL,           -- 1e-7 degrees
    longitude   INTEGER NOT NULL
) STRICT;
CREATE INDEX address_point_key ON address_point (key);

-- PROJECTIONS: folded from the events, in the digest, may be dropped and folded again. Tables with a row number are listed
-- in the order of the log where two instants are the same.

CREATE TABLE school (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    body BLOB NOT NULL
) STRICT;

CREATE TABLE staff (
    id   BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A protected pupil has no name, class, birth date or number here.
CREATE TABLE pupil (
    n             INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    source_id     TEXT NOT NULL,
    protection    TEXT,
    label         INTEGER,                  -- the number of S-014; stays once given
    left_on       INTEGER,
    sort          TEXT NOT NULL,
    given         TEXT NOT NULL,
    family        TEXT NOT NULL,
    class         TEXT NOT NULL,
    born          INTEGER,
    number        TEXT,
    child_wish    TEXT NOT NULL DEFAULT '',
    circumstances BLOB,
    register_date INTEGER NOT NULL,
    CHECK (protection IS NULL OR (given = '' AND family = '' AND class = '' AND born IS NULL AND number IS NULL))
) STRICT;
CREATE INDEX pupil_source ON pupil (source_id);
CREATE INDEX pupil_order ON pupil (sort, n);

-- No row for a protected pupil.
CREATE TABLE residence (
    pupil    BLOB PRIMARY KEY REFERENCES pupil (id),
    body     BLOB,
    assigned TEXT
) STRICT, WITHOUT ROWID;

-- No list and no search reads this one, and it has no column for a place.
CREATE TABLE protected_identity (
    pupil  BLOB PRIMARY KEY REFERENCES pupil (id),
    given  TEXT NOT NULL,
    family TEXT NOT NULL,
    class  TEXT NOT NULL,
    born   INTEGER,
    number TEXT
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE pupil_name USING fts5 (given, family, class, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3');
INSERT INTO pupil_name (pupil_name, rank) VALUES ('secure-delete', 1);

CREATE TABLE guardian (
    id            BLOB PRIMARY KEY,
    pupil         BLOB NOT NULL REFERENCES pupil (id),
    number        INTEGER NOT NULL,
    in_register   INTEGER NOT NULL,
    source_id     TEXT,
    name          TEXT NOT NULL,
    phone         TEXT NOT NULL,
    relation      TEXT NOT NULL,
    protected     INTEGER NOT NULL,
    inform        TEXT NOT NULL DEFAULT 'normal',
    inform_reason TEXT,
    CHECK (protected = 0 OR phone = '')
) STRICT, WITHOUT ROWID;
CREATE INDEX guardian_pupil ON guardian (pupil, number);
CREATE INDEX guardian_source ON guardian (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX guardian_phone ON guardian (phone) WHERE phone <> '';

CREATE TABLE pupil_import (
    id            BLOB PRIMARY KEY,
    source        TEXT NOT NULL,
    register_date INTEGER NOT NULL,
    at            INTEGER NOT NULL,
    rows          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE care_case (
    id        BLOB PRIMARY KEY,
    pupil     BLOB NOT NULL REFERENCES pupil (id),
    domain    TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    opened_by BLOB NOT NULL,
    closed_at INTEGER
) STRICT;
CREATE INDEX care_case_pupil ON care_case (pupil);
CREATE INDEX care_case_open ON care_case (opened_at) WHERE closed_at IS NULL;

CREATE TABLE case_staff (
    case_id BLOB NOT NULL REFERENCES care_case (id),
    staff   BLOB NOT NULL,
    PRIMARY KEY (case_id, staff)
) STRICT, WITHOUT ROWID;

CREATE TABLE concern (
    id          BLOB PRIMARY KEY,
    case_id     BLOB REFERENCES care_case (id),
    pupil       BLOB REFERENCES pupil (id),
    author      BLOB NOT NULL,
    author_role TEXT NOT NULL,
    at          INTEGER NOT NULL,
    urgent      TEXT NOT NULL,
    received_by BLOB,
    received_at INTEGER,
    dismissed   BLOB,
    body        BLOB NOT NULL
) STRICT;
CREATE INDEX concern_case ON concern (case_id, at);
CREATE INDEX concern_author ON concern (author, at);
CREATE INDEX concern_waiting ON concern (at) WHERE received_by IS NULL OR (urgent = 'yes' AND dismissed IS NULL);

CREATE TABLE entry (
    id          BLOB PRIMARY KEY,
    case_id     BLOB NOT NULL REFERENCES care_case (id),
    domain      TEXT NOT NULL,
    author      BLOB NOT NULL,
    author_role TEXT NOT NULL,
    at          INTEGER NOT NULL,
    happened_at INTEGER NOT NULL,
    corrects    BLOB,
    body        BLOB NOT NULL
) STRICT;
CREATE INDEX entry_case ON entry (case_id, happened_at);
CREATE INDEX entry_corrects ON entry (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE report (
    id            BLOB PRIMARY KEY,
    reference     TEXT NOT NULL,
    pupil         BLOB NOT NULL REFERENCES pupil (id),
    case_id       BLOB,
    concern       BLOB,
    author        BLOB NOT NULL,
    author_role   TEXT NOT NULL,
    started_at    INTEGER NOT NULL,
    signal_at     INTEGER,
    dismissed     BLOB,
    chosen        BLOB,
    state         TEXT NOT NULL DEFAULT 'utkast',
    sent          BLOB,
    discarded     INTEGER NOT NULL DEFAULT 0,
    changed_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_pupil ON report (pupil);
CREATE INDEX report_concern ON report (concern) WHERE concern IS NOT NULL;
CREATE INDEX report_started ON report (started_at);

-- The text as it was sent.
CREATE TABLE report_sent (
    report   BLOB PRIMARY KEY REFERENCES report (id),
    content  TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report_progress (
    report    BLOB NOT NULL REFERENCES report (id),
    state     TEXT NOT NULL,
    staff     BLOB NOT NULL,
    stored_at INTEGER NOT NULL,
    body      BLOB NOT NULL,
    PRIMARY KEY (report, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_export (
    id       BLOB PRIMARY KEY,
    report   BLOB NOT NULL REFERENCES report (id),
    event    INTEGER NOT NULL,              -- holds the bytes
    format   TEXT NOT NULL,
    at       INTEGER NOT NULL,
    body     BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_export_report ON report_export (report, event);

CREATE TABLE disclosure (
    id          BLOB PRIMARY KEY,
    pupil       BLOB NOT NULL REFERENCES pupil (id),
    case_id     BLOB,
    domain      TEXT NOT NULL,
    author      BLOB NOT NULL,
    author_role TEXT NOT NULL,
    at          INTEGER NOT NULL,
    body        BLOB NOT NULL
) STRICT;
CREATE INDEX disclosure_pupil ON disclosure (pupil, at);

CREATE TABLE register (
    id          BLOB PRIMARY KEY,
    kind        TEXT NOT NULL,
    valid_from  INTEGER,
    imported_at INTEGER NOT NULL,
    body        BLOB NOT NULL
) STRICT;

CREATE TABLE contact (
    receiver    TEXT PRIMARY KEY,
    phone       TEXT NOT NULL,
    sdk_address TEXT NOT NULL,
    checked_on  INTEGER NOT NULL,
    checked_by  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
