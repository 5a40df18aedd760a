PRAGMA application_id=1297108046;
PRAGMA user_version=1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    rubric TEXT NOT NULL,
    criterion TEXT NOT NULL,
    points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 100),
    evidence TEXT NOT NULL DEFAULT '',
    seen_on TEXT CHECK (seen_on IS NULL OR seen_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    UNIQUE (program_id, rubric, criterion)
) STRICT;
INSERT INTO "answer" VALUES(1,'answer-1',1,'img_friendliness','visa',3,'page','2026-09-30');
CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    seen TEXT NOT NULL DEFAULT '',
    seen_on TEXT CHECK (seen_on IS NULL OR seen_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT '',
    picked INTEGER NOT NULL DEFAULT 0 CHECK (picked IN (0, 1))
) STRICT;
INSERT INTO "claim" VALUES(1,'claim-1',1,'j1','yes','program_page','https://example.org','undated',NULL,'',1);
INSERT INTO "claim" VALUES(2,'claim-2',1,'h1b','unknown','own','','','2026-09-30','',0);
CREATE TABLE exam (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    taken_on TEXT CHECK (taken_on IS NULL OR taken_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    result TEXT NOT NULL DEFAULT '',
    attempts INTEGER CHECK (attempts IS NULL OR attempts BETWEEN 1 AND 20),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "exam" VALUES(1,'exam-1','Step 1','2025-03-04','pass',1,'');
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    col TEXT NOT NULL DEFAULT '',
    old TEXT,
    new TEXT
) STRICT;
INSERT INTO "history" VALUES(1,'2026-10-01T12:00:00+00:00','First rows','exam',1,'',NULL,'');
INSERT INTO "history" VALUES(2,'2026-10-01T12:00:00+00:00','First rows','prior_training',1,'',NULL,'');
INSERT INTO "history" VALUES(3,'2026-10-01T12:00:00+00:00','First rows','program',1,'',NULL,'');
INSERT INTO "history" VALUES(4,'2026-10-01T12:00:00+00:00','First rows','program',2,'',NULL,'');
INSERT INTO "history" VALUES(5,'2026-10-01T12:00:00+00:00','First rows','claim',1,'',NULL,'');
INSERT INTO "history" VALUES(6,'2026-10-01T12:00:00+00:00','First rows','claim',2,'',NULL,'');
INSERT INTO "history" VALUES(7,'2026-10-01T12:00:00+00:00','First rows','answer',1,'',NULL,'');
INSERT INTO "history" VALUES(8,'2026-10-01T12:00:00+00:00','First rows','rotation',1,'',NULL,'');
INSERT INTO "history" VALUES(9,'2026-10-01T12:00:00+00:00','First rows','person',1,'',NULL,'');
INSERT INTO "history" VALUES(10,'2026-10-01T12:00:00+00:00','First rows','letter',1,'',NULL,'');
INSERT INTO "history" VALUES(11,'2026-10-01T12:00:00+00:00','First rows','interview',1,'',NULL,'');
INSERT INTO "history" VALUES(12,'2026-10-01T12:00:00+00:00','First rows','talking_point',1,'',NULL,'');
INSERT INTO "history" VALUES(13,'2026-10-01T12:00:00+00:00','First rows','rank_entry',1,'',NULL,'');
INSERT INTO "history" VALUES(14,'2026-10-01T12:00:00+00:00','First rows','milestone_override',1,'',NULL,'');
INSERT INTO "history" VALUES(15,'2026-10-01T12:00:00+00:00','First rows','profile',1,'name','','Ada Łukasz');
INSERT INTO "history" VALUES(16,'2026-10-01T12:00:00+00:00','First rows','profile',1,'target_year',NULL,'2027');
INSERT INTO "history" VALUES(17,'2026-10-01T12:00:00+00:00','First rows','profile',1,'j1_eligible','unknown','yes');
INSERT INTO "history" VALUES(18,'2026-10-01T12:00:00+00:00','First rows','profile',1,'ecfmg_on',NULL,'2026-09-01');
CREATE TABLE interview (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    starts_at TEXT CHECK (starts_at IS NULL
        OR starts_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
    zone TEXT NOT NULL DEFAULT 'America/New_York',
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 1440),
    format TEXT NOT NULL DEFAULT 'unknown',
    status TEXT NOT NULL DEFAULT 'invited',
    link TEXT NOT NULL DEFAULT '',
    interviewers TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "interview" VALUES(1,'interview-1',1,'2027-11-10T09:00','America/Chicago',30,'video','invited','','','');
CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id),
    rotation_id INTEGER REFERENCES rotation(id) ON DELETE SET NULL,
    state TEXT NOT NULL DEFAULT 'candidate',
    state_on TEXT CHECK (state_on IS NULL OR state_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    waived TEXT NOT NULL DEFAULT 'unknown' CHECK (waived IN ('yes', 'no', 'unknown')),
    due_on TEXT CHECK (due_on IS NULL OR due_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "letter" VALUES(1,'letter-1',1,1,'asked','2027-02-01','yes',NULL,'');
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('app_version','0.1.0');
INSERT INTO "meta" VALUES('min_reader','1');
CREATE TABLE milestone_override (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    match_year INTEGER NOT NULL CHECK (match_year BETWEEN 2000 AND 2101),
    key TEXT NOT NULL,
    on_date TEXT CHECK (on_date IS NULL OR on_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    at_time TEXT CHECK (at_time IS NULL OR at_time GLOB '[0-2][0-9]:[0-5][0-9]'),
    zone TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    checked_on TEXT CHECK (checked_on IS NULL OR checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (match_year, key)
) STRICT;
INSERT INTO "milestone_override" VALUES(1,'milestone-1',2028,'eras_submission','2027-09-29','09:00','America/New_York','',NULL,'');
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    role TEXT NOT NULL DEFAULT '',
    institution TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    board_certified TEXT NOT NULL DEFAULT 'unknown' CHECK (board_certified IN ('yes', 'no', 'unknown')),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "person" VALUES(1,'person-1','Dr. Ng','attending','','','','yes','');
CREATE TABLE prior_training (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    field TEXT NOT NULL CHECK (length(trim(field)) > 0),
    country TEXT NOT NULL DEFAULT '',
    years REAL CHECK (years IS NULL OR years BETWEEN 0 AND 40),
    completed TEXT NOT NULL DEFAULT 'unknown' CHECK (completed IN ('yes', 'no', 'unknown')),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "prior_training" VALUES(1,'training-1','Pediatrics','Poland',2.5,'yes','');
CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    school TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    graduation_year INTEGER CHECK (graduation_year IS NULL OR graduation_year BETWEEN 1950 AND 2100),
    stage TEXT NOT NULL DEFAULT 'unknown' CHECK (stage IN ('student', 'graduate', 'unknown')),
    us_school TEXT NOT NULL DEFAULT 'unknown' CHECK (us_school IN ('yes', 'no', 'unknown')),
    target_year INTEGER CHECK (target_year IS NULL OR target_year BETWEEN 2000 AND 2100),
    focus TEXT NOT NULL DEFAULT '',
    vision TEXT NOT NULL DEFAULT '',
    j1_eligible TEXT NOT NULL DEFAULT 'unknown' CHECK (j1_eligible IN ('yes', 'no', 'unknown')),
    h1b_need TEXT NOT NULL DEFAULT 'unknown'
        CHECK (h1b_need IN ('needed', 'preferred', 'not_needed', 'unknown')),
    immigration_status TEXT NOT NULL DEFAULT '',
    rotation_visa TEXT NOT NULL DEFAULT '',
    visa_note TEXT NOT NULL DEFAULT '',
    ecfmg_status TEXT NOT NULL DEFAULT 'unknown'
        CHECK (ecfmg_status IN ('certified', 'on_track', 'unknown')),
    ecfmg_on TEXT CHECK (ecfmg_on IS NULL OR ecfmg_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    ecfmg_number TEXT NOT NULL DEFAULT '',
    budget_usd INTEGER CHECK (budget_usd IS NULL OR budget_usd >= 0),
    home_zone TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "profile" VALUES(1,'profile','Ada Łukasz','','',NULL,'unknown','unknown',2027,'','','yes','unknown','','','','unknown','2026-09-01','',NULL,'');
CREATE TABLE program (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    institution TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    program_type TEXT NOT NULL DEFAULT '',
    acgme_id TEXT NOT NULL DEFAULT '',
    nrmp_code TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'considering',
    tier INTEGER CHECK (tier IS NULL OR tier BETWEEN 1 AND 3),
    interest INTEGER CHECK (interest IS NULL OR interest BETWEEN 0 AND 10),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "program" VALUES(1,'program-1','Mayo Clinic','Mayo','Rochester','MN','','','1302621011','1490765C0','','considering',1,NULL,'A & B''s <i>
second line');
INSERT INTO "program" VALUES(2,'program-2','Yale','','','','','','','','','considering',NULL,NULL,'');
CREATE TABLE rank_entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL UNIQUE REFERENCES program(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "rank_entry" VALUES(1,'rank-1',1,1,'first');
CREATE TABLE rotation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER REFERENCES program(id) ON DELETE SET NULL,
    site TEXT NOT NULL CHECK (length(trim(site)) > 0),
    city TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'genetics',
    mode TEXT NOT NULL DEFAULT 'unknown' CHECK (mode IN ('hands_on', 'observership', 'unknown')),
    status TEXT NOT NULL DEFAULT 'idea',
    starts_on TEXT CHECK (starts_on IS NULL OR starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    ends_on TEXT CHECK (ends_on IS NULL OR ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    notes TEXT NOT NULL DEFAULT '',
    CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)
) STRICT;
INSERT INTO "rotation" VALUES(1,'rotation-1',1,'Mayo','','','genetics','hands_on','idea','2027-01-04','2027-01-29','');
CREATE TABLE talking_point (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('like', 'question')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(trim(text)) > 0)
) STRICT;
INSERT INTO "talking_point" VALUES(1,'point-1',1,'like',1,'Research time');
CREATE INDEX claim_by_field ON claim(program_id, field);
CREATE INDEX answer_by_program ON answer(program_id);
CREATE INDEX rotation_by_program ON rotation(program_id);
CREATE INDEX letter_by_person ON letter(person_id);
CREATE INDEX letter_by_rotation ON letter(rotation_id);
CREATE INDEX interview_by_program ON interview(program_id);
CREATE INDEX talking_point_by_program ON talking_point(program_id);
CREATE INDEX history_by_row ON history(tbl, row_id);
INSERT INTO meta VALUES('plan_uid','0123456789abcdef0123456789abcdef');
COMMIT;
