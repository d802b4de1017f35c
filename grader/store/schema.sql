-- The published schema, version 1. Nothing is ever changed or deleted: triggers refuse both.
CREATE TABLE IF NOT EXISTS run (            -- one batch or regrade
    id INTEGER PRIMARY KEY,
    begun_at TEXT NOT NULL,                 -- ISO 8601, UTC
    settings TEXT NOT NULL,                 -- JSON: source, pack, pack_digest, seed, isolation, versions …
    fingerprint TEXT NOT NULL               -- digest of the settings: an unfinished run of the same is continued
) STRICT;
CREATE TABLE IF NOT EXISTS run_end (        -- a run without a row here was interrupted
    run INTEGER PRIMARY KEY REFERENCES run (id),
    ended_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS result (         -- one file against one exercise, complete results alone
    id INTEGER PRIMARY KEY,                 -- the newest of a digest stands: a regrade appends
    digest TEXT NOT NULL,                   -- of file, executable bit, notes, exercise, seed, versions, tier
    run INTEGER NOT NULL REFERENCES run (id),
    exercise TEXT NOT NULL,
    report TEXT NOT NULL,                   -- JSON, as one exercise of the published report
    committed_at TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS result_by_digest ON result (digest, id);
CREATE TABLE IF NOT EXISTS report (         -- a whole report, once however many runs give it
    digest TEXT PRIMARY KEY,                -- SHA-256 of the JSON
    body TEXT NOT NULL                      -- JSON, the published report format
) STRICT;
CREATE TABLE IF NOT EXISTS grade (          -- one student in one run
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run (id),
    student TEXT NOT NULL,                  -- the student's key
    position INTEGER NOT NULL,              -- in the order of the source
    detail TEXT NOT NULL,                   -- JSON: name, identifiers, platform, folder, lateness, problem
    status TEXT NOT NULL,                   -- graded, missing, unreadable, ambiguous, incomplete
    complete INTEGER NOT NULL,              -- 0: the judge failed; this is no grade
    score REAL,
    possible REAL,
    report TEXT REFERENCES report (digest),
    committed_at TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS grade_by_run ON grade (run, student);
CREATE INDEX IF NOT EXISTS grade_by_student ON grade (student, complete, id);
CREATE TABLE IF NOT EXISTS page (           -- files that were written from a report, so as not to write them again
    id INTEGER PRIMARY KEY,
    student TEXT NOT NULL,
    content TEXT NOT NULL                   -- digest of the report and of the program that drew it
) STRICT;
CREATE INDEX IF NOT EXISTS page_by_student ON page (student, id);
CREATE VIEW IF NOT EXISTS current_grade AS  -- the newest complete grade; an incomplete one only where there is no other
    SELECT * FROM grade WHERE id IN (
        SELECT coalesce(max(CASE WHEN complete THEN id END), max(id)) FROM grade GROUP BY student
    );
CREATE TRIGGER IF NOT EXISTS run_update BEFORE UPDATE ON run BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS run_delete BEFORE DELETE ON run BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS result_update BEFORE UPDATE ON result BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS result_delete BEFORE DELETE ON result BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS report_update BEFORE UPDATE ON report BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS report_delete BEFORE DELETE ON report BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS grade_update BEFORE UPDATE ON grade BEGIN SELECT raise(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS grade_delete BEFORE DELETE ON grade BEGIN SELECT raise(ABORT, 'append-only'); END;
PRAGMA user_version = 1;
