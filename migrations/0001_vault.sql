-- Ids are 16 bytes, days are counted from 0001-01-01 = 1, instants are microseconds since 1970 UTC.
-- Columns named body hold deterministic CBOR, as in the event they come from.

-- KEPT: the truth, and what stands beside it. Never derived from anything else in this file.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One life of one device's log. A copy brought back begins a new one, under a new key.
CREATE TABLE chain (
    n           INTEGER PRIMARY KEY,
    device      BLOB NOT NULL,
    incarnation BLOB NOT NULL,
    public      BLOB NOT NULL,              -- Ed25519; verifies this chain for ever
    sealed      BLOB,                       -- the signing key; only of a chain that is still written, and in no copy
    sent        INTEGER NOT NULL DEFAULT 0, -- events up to this number have been handed to others: the rest is the outbox
    UNIQUE (device, incarnation)
) STRICT;

CREATE TABLE event (
    n           INTEGER PRIMARY KEY,        -- chain * 2^40 + number in the chain
    chain       INTEGER GENERATED ALWAYS AS (n >> 40) VIRTUAL,
    seq         INTEGER GENERATED ALWAYS AS (n & 1099511627775) VIRTUAL,
    hash        BLOB NOT NULL UNIQUE,       -- SHA-256 of header and signature: the event's name everywhere
    critical    INTEGER NOT NULL DEFAULT 0, -- the high half of the header's flags
    received_at INTEGER NOT NULL,           -- when it came to this computer, by its clock
    header      BLOB NOT NULL,
    sig         BLOB NOT NULL,
    shredded_by BLOB,                       -- the event that decided to destroy the payload
    payload     BLOB,
    CHECK ((payload IS NULL) = (shredded_by IS NOT NULL))
) STRICT;
CREATE INDEX event_critical ON event (critical) WHERE critical <> 0;
CREATE INDEX event_shredded ON event (shredded_by) WHERE payload IS NULL;

-- Keys of epochs, sealed under the vault key.
CREATE TABLE epoch_key (
    kid        BLOB PRIMARY KEY,
    key_commit BLOB NOT NULL,
    sealed     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Large bytes that an event names: sealed under the key of the event, named by SHA-256 of the sealed bytes.
CREATE TABLE blob (
    hash  BLOB PRIMARY KEY,
    kid   BLOB NOT NULL,
    bytes BLOB NOT NULL
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

-- What is saved while somebody types is written over and over. In a table with a row number a text lies in one page, and writing it
-- anew touches that page alone: no key changes, nothing overflows before 4 kB, no page is freed and taken again.
CREATE TABLE draft (
    n        INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE,
    author   BLOB NOT NULL,
    kind     TEXT NOT NULL,
    pupil    BLOB,
    body     TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE report_text (
    n        INTEGER PRIMARY KEY,
    report   BLOB NOT NULL UNIQUE,
    content  TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;

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
CREATE INDEX routing_state ON routing (overlap, certainty);

CREATE TABLE address_point (
    key         TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    postal_town TEXT NOT NULL,
    latitude    INTEGER NOT NULL,           -- 1e-7 degrees
    longitude   INTEGER NOT NULL
) STRICT;
CREATE INDEX address_point_key ON address_point (key);

-- PROJECTIONS: folded from the events, in the digest, may be dropped and folded again. Row numbers (n) are this file's own and in no
-- digest: rows are listed by them where two instants are the same.

-- Whose device it is: what it signs is that person's.
CREATE TABLE device (
    id     BLOB PRIMARY KEY,
    person BLOB NOT NULL,
    why    TEXT NOT NULL,
    event  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A set of records sealed under the same keys.
CREATE TABLE compartment (
    id      BLOB PRIMARY KEY,
    kind    TEXT NOT NULL,
    subject BLOB NOT NULL,                  -- the case, pupil or record; the school year as a number; zeros for the school
    domain  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX compartment_place ON compartment (subject, kind, domain);

CREATE TABLE epoch (
    kid         BLOB PRIMARY KEY,
    compartment BLOB NOT NULL,
    gen         INTEGER NOT NULL,
    key_commit  BLOB NOT NULL,
    creator     BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX epoch_compartment ON epoch (compartment, gen, kid);

-- The last event about a record, and about a case with all that is in it.
CREATE TABLE latest (
    record BLOB PRIMARY KEY,
    event  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Events that are in the log and not in the tables below.
CREATE TABLE quarantine (
    event BLOB PRIMARY KEY,
    why   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Decisions to destroy the payload of an event; its header stays in the log.
CREATE TABLE shredded (
    event    BLOB PRIMARY KEY,
    decision BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE school (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    body BLOB NOT NULL
) STRICT;

-- How the vault may be unlocked, as the school has decided; the key file must say the same.
CREATE TABLE key_policy (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    policy TEXT NOT NULL
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
    withheld      TEXT,                     -- by whose protection nobody may know where the pupil lives
    through       TEXT,                     -- the register's id of the row that says so, when it is not the pupil's own
    label         TEXT,                     -- what stands for the name of a protected pupil; stays once given
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
CREATE INDEX pupil_label ON pupil (label) WHERE label IS NOT NULL;
CREATE INDEX pupil_order ON pupil (sort, n);
-- The numbers over the list are counted from this one alone, without reading a pupil's row.
CREATE INDEX pupil_active ON pupil (id) WHERE left_on IS NULL;

-- No row for a pupil whose place is withheld.
CREATE TABLE residence (
    pupil    BLOB PRIMARY KEY REFERENCES pupil (id),
    body     BLOB,
    assigned TEXT
) STRICT, WITHOUT ROWID;

CREATE TRIGGER residence_withheld BEFORE INSERT ON residence
WHEN EXISTS (SELECT 1 FROM pupil WHERE id = NEW.pupil AND withheld IS NOT NULL)
BEGIN SELECT RAISE (ABORT, 'withheld'); END;

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
    inform_reason TEXT,                     -- opens as a report does, for whoever said it
    reason_by     BLOB,
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
-- A concern without a pupil is in no case.
CREATE INDEX concern_case ON concern (case_id, at) WHERE case_id IS NOT NULL;
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
    event    BLOB NOT NULL,
    blob     BLOB NOT NULL,                 -- the bytes
    format   TEXT NOT NULL,
    at       INTEGER NOT NULL,
    body     BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_export_report ON report_export (report, at);

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
    blob        BLOB NOT NULL,              -- the file
    body        BLOB NOT NULL
) STRICT;

CREATE TABLE contact (
    receiver    TEXT PRIMARY KEY,
    phone       TEXT NOT NULL,
    sdk_address TEXT NOT NULL,
    checked_on  INTEGER NOT NULL,
    checked_by  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
