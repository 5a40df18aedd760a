PRAGMA application_id=1297108046;
PRAGMA user_version=4;
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
    seen_on TEXT CHECK (seen_on IS NULL OR seen_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), reason TEXT NOT NULL DEFAULT '',
    UNIQUE (program_id, rubric, criterion)
) STRICT;
INSERT INTO "answer" VALUES(1,'answer-1',1,'img_friendliness','visa',3,'page','2026-09-30','');
CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    letter_id INTEGER NOT NULL REFERENCES letter(id) ON DELETE CASCADE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    assigned_on TEXT CHECK (assigned_on IS NULL OR assigned_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    UNIQUE (letter_id, program_id)
) STRICT;
INSERT INTO "assignment" VALUES(1,'assignment-1',1,1,'2027-08-01');
CREATE TABLE blocked_period (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL CHECK (length(trim(title)) > 0),
    kind TEXT NOT NULL DEFAULT 'other',
    starts_on TEXT CHECK (starts_on IS NULL OR starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]') NOT NULL,
    ends_on TEXT CHECK (ends_on IS NULL OR ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]') NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    CHECK (starts_on <= ends_on)
) STRICT;
INSERT INTO "blocked_period" VALUES(1,'blocked_period-1','Finals','exam','2027-01-10','2027-01-24','');
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
CREATE TABLE clinical_case (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    rotation_id INTEGER REFERENCES rotation(id) ON DELETE SET NULL,
    noted_on TEXT CHECK (noted_on IS NULL OR noted_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    condition TEXT NOT NULL DEFAULT '',
    gene TEXT NOT NULL DEFAULT '',
    inheritance TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    prenatal TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    growth TEXT NOT NULL DEFAULT '',
    earlier TEXT NOT NULL DEFAULT '',
    differential TEXT NOT NULL DEFAULT '',
    tests TEXT NOT NULL DEFAULT '',
    counseling TEXT NOT NULL DEFAULT '',
    questions TEXT NOT NULL DEFAULT '',
    learning TEXT NOT NULL DEFAULT '',
    looked_up TEXT NOT NULL DEFAULT '',
    kept_on_purpose TEXT NOT NULL DEFAULT ''
, age_band TEXT NOT NULL DEFAULT '' CHECK (age_band IN ('', 'prenatal', 'newborn', 'infant', 'child', 'adolescent', 'adult', 'older'))) STRICT;
INSERT INTO "clinical_case" VALUES(1,'clinical_case-1',1,'2027-06-05','Marfan syndrome','FBN1','','','','','','','','','','','','','','child');
CREATE TABLE closing_answer (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    question TEXT NOT NULL CHECK (length(trim(question)) > 0),
    answer TEXT NOT NULL DEFAULT 'unknown' CHECK (answer IN ('yes', 'no', 'unknown')),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (program_id, question)
) STRICT;
INSERT INTO "closing_answer" VALUES(1,'closing_answer-1',1,'thrive','yes','Both years');
CREATE TABLE consideration (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('pro', 'con')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(trim(text)) > 0)
) STRICT;
INSERT INTO "consideration" VALUES(1,'consideration-1',1,'pro',1,'Near the family');
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    rotation_id INTEGER REFERENCES rotation(id) ON DELETE SET NULL,
    kind TEXT NOT NULL DEFAULT 'other',
    happened_on TEXT CHECK (happened_on IS NULL OR happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 1440),
    prepared TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "contact" VALUES(1,'contact-1',1,1,'meeting','2027-06-10',15,'','');
CREATE TABLE cost (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    rotation_id INTEGER REFERENCES rotation(id) ON DELETE CASCADE,
    kind TEXT NOT NULL DEFAULT 'other',
    label TEXT NOT NULL DEFAULT '',
    amount_cents INTEGER CHECK (amount_cents IS NULL OR amount_cents >= 0),
    currency TEXT NOT NULL DEFAULT 'USD' CHECK (length(currency) = 3),
    due_on TEXT CHECK (due_on IS NULL OR due_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    paid_on TEXT CHECK (paid_on IS NULL OR paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "cost" VALUES(1,'cost-1',1,'housing','Room',120050,'USD',NULL,NULL,'');
CREATE TABLE debrief (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    interview_id INTEGER NOT NULL REFERENCES interview(id) ON DELETE CASCADE,
    made_at TEXT NOT NULL CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]*'),
    people INTEGER CHECK (people IS NULL OR people BETWEEN 1 AND 5), teaching INTEGER CHECK (teaching IS NULL OR teaching BETWEEN 1 AND 5), clinic INTEGER CHECK (clinic IS NULL OR clinic BETWEEN 1 AND 5), support INTEGER CHECK (support IS NULL OR support BETWEEN 1 AND 5), place INTEGER CHECK (place IS NULL OR place BETWEEN 1 AND 5), gut INTEGER CHECK (gut IS NULL OR gut BETWEEN 1 AND 5),
    green_flags TEXT NOT NULL DEFAULT '',
    red_flags TEXT NOT NULL DEFAULT '',
    only_here TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "debrief" VALUES(1,'debrief-1',1,'2027-11-10T15:00:00+00:00',4,NULL,NULL,NULL,NULL,5,'Fellows stay','','Relieved','');
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (length(trim(kind)) > 0),
    title TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '' CHECK (audience IN ('', 'visiting', 'residency')),
    language TEXT NOT NULL DEFAULT '',
    file TEXT NOT NULL DEFAULT '',
    issued_on TEXT CHECK (issued_on IS NULL OR issued_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    expires_on TEXT CHECK (expires_on IS NULL OR expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "document" VALUES(1,'document-1','cv','CV','visiting','','files/cv.pdf',NULL,NULL,'');
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    kind TEXT NOT NULL DEFAULT 'other',
    starts_at TEXT CHECK (starts_at IS NULL OR starts_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
    zone TEXT NOT NULL DEFAULT 'America/New_York',
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 1440),
    link TEXT NOT NULL DEFAULT '',
    registered TEXT NOT NULL DEFAULT 'unknown' CHECK (registered IN ('yes', 'no', 'unknown')),
    attended TEXT NOT NULL DEFAULT 'unknown' CHECK (attended IN ('yes', 'no', 'unknown')),
    questions TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "event" VALUES(1,'event-1','Open house','open_house','2026-11-03T18:00','America/Chicago',60,'','yes','unknown','','');
CREATE TABLE event_program (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    UNIQUE (event_id, program_id)
) STRICT;
INSERT INTO "event_program" VALUES(1,'event-program-1',1,1);
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
CREATE TABLE exchange_rate (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    currency TEXT NOT NULL UNIQUE CHECK (length(currency) = 3),
    usd REAL NOT NULL CHECK (usd > 0),
    source TEXT NOT NULL DEFAULT '',
    seen_on TEXT CHECK (seen_on IS NULL OR seen_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;
INSERT INTO "exchange_rate" VALUES(1,'exchange_rate-1','PKR',0.0036,'bank','2026-11-01');
CREATE TABLE experience (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'other',
    title TEXT NOT NULL CHECK (length(trim(title)) > 0),
    keywords TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    started_on TEXT CHECK (started_on IS NULL OR started_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    ended_on TEXT CHECK (ended_on IS NULL OR ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    url TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
, weeks INTEGER CHECK (weeks IS NULL OR weeks BETWEEN 0 AND 1000)) STRICT;
INSERT INTO "experience" VALUES(1,'experience-1','research','Case series of Fabry disease','metabolic','Łódź','2024-01-01',NULL,'','',NULL);
CREATE TABLE factor_rating (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    factor TEXT NOT NULL CHECK (length(trim(factor)) > 0),
    rating INTEGER CHECK (rating IS NULL OR rating BETWEEN 1 AND 5),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (program_id, factor)
) STRICT;
INSERT INTO "factor_rating" VALUES(1,'factor-1',1,'cost_of_living',4,'');
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    rotation_id INTEGER REFERENCES rotation(id) ON DELETE SET NULL,
    person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    given_on TEXT CHECK (given_on IS NULL OR given_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    words TEXT NOT NULL CHECK (length(trim(words)) > 0),
    for_statement TEXT NOT NULL DEFAULT 'unknown' CHECK (for_statement IN ('yes', 'no', 'unknown'))
, reasons TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "feedback" VALUES(1,'feedback-1',1,1,'2027-06-11','Well prepared.','unknown','Presented without notes');
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
, kind TEXT NOT NULL DEFAULT 'interview' CHECK (kind IN ('interview', 'second_look', 'other')), invited_at TEXT CHECK (invited_at IS NULL OR invited_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), reply_by TEXT CHECK (reply_by IS NULL OR reply_by GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'), replied_on TEXT CHECK (replied_on IS NULL OR replied_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), thanked_on TEXT CHECK (thanked_on IS NULL OR thanked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), place TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "interview" VALUES(1,'interview-1',1,'2027-11-10T09:00','America/Chicago',30,'video','invited','','','','interview','2027-10-18T09:00','2027-10-20T09:00',NULL,NULL,'Gonda 16','');
CREATE TABLE introduction (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    program_id INTEGER REFERENCES program(id) ON DELETE SET NULL,
    kind TEXT NOT NULL DEFAULT 'introduce' CHECK (kind IN ('introduce', 'speak')),
    through TEXT NOT NULL DEFAULT '',
    asked_on TEXT CHECK (asked_on IS NULL OR asked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "introduction" VALUES(1,'introduction-1',1,1,'introduce','Dr B.',NULL,'');
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
, letter_code TEXT NOT NULL DEFAULT '', specialty TEXT NOT NULL DEFAULT '', generalist TEXT NOT NULL DEFAULT 'unknown' CHECK (generalist IN ('yes', 'no', 'unknown')), chair TEXT NOT NULL DEFAULT 'unknown' CHECK (chair IN ('yes', 'no', 'unknown')), asked_how TEXT NOT NULL DEFAULT '', asked_on TEXT CHECK (asked_on IS NULL OR asked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), pathway_id INTEGER REFERENCES pathway(id) ON DELETE SET NULL) STRICT;
INSERT INTO "letter" VALUES(1,'letter-1',1,1,'asked','2027-02-01','yes',NULL,'','A1B2','','yes','unknown','',NULL,1);
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER REFERENCES program(id) ON DELETE SET NULL,
    person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    kind TEXT NOT NULL DEFAULT 'other',
    to_name TEXT NOT NULL DEFAULT '',
    to_role TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    sent_on TEXT CHECK (sent_on IS NULL OR sent_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    subject TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    questions TEXT NOT NULL DEFAULT '',
    replied_on TEXT CHECK (replied_on IS NULL OR replied_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    answer TEXT NOT NULL DEFAULT '',
    quality TEXT NOT NULL DEFAULT 'unknown' CHECK (quality IN ('helpful', 'generic', 'unknown')),
    note TEXT NOT NULL DEFAULT '', institution TEXT NOT NULL DEFAULT '',
    CHECK (sent_on IS NULL OR replied_on IS NULL OR sent_on <= replied_on)
) STRICT;
INSERT INTO "message" VALUES(1,'message-1',1,1,'enquiry','Dr Q','coordinator','e-mail','2026-10-02','A question','Dear Dr Q','Do you sponsor J-1?',NULL,'','unknown','','');
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('app_version','0.1.0');
INSERT INTO "meta" VALUES('min_reader','1');
INSERT INTO "meta" VALUES('plan_uid','0123456789abcdef0123456789abcdef');
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
CREATE TABLE pathway (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    kind TEXT NOT NULL DEFAULT 'genetics'
        CHECK (kind IN ('genetics', 'dual', 'broad_first', 'research_year', 'other')),
    specialty TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL
) STRICT;
INSERT INTO "pathway" VALUES(1,'pathway-1','Genetics first','genetics','Medical genetics','',1);
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
, program_id INTEGER REFERENCES program(id) ON DELETE SET NULL, interests TEXT NOT NULL DEFAULT '', specialty TEXT NOT NULL DEFAULT '', turnaround_days INTEGER CHECK (turnaround_days IS NULL OR turnaround_days BETWEEN 0 AND 365), eras_letters TEXT NOT NULL DEFAULT 'unknown' CHECK (eras_letters IN ('yes', 'no', 'unknown')), update_months INTEGER CHECK (update_months IS NULL OR update_months BETWEEN 1 AND 24)) STRICT;
INSERT INTO "person" VALUES(1,'person-1','Dr. Ng','attending','','','','yes','',NULL,'','',NULL,'unknown',NULL);
CREATE TABLE practice (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    rotation_id INTEGER REFERENCES rotation(id) ON DELETE SET NULL,
    clinical_case_id INTEGER REFERENCES clinical_case(id) ON DELETE SET NULL,
    kind TEXT NOT NULL CHECK (length(trim(kind)) > 0),
    done_on TEXT CHECK (done_on IS NULL OR done_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    count INTEGER NOT NULL DEFAULT 1 CHECK (count BETWEEN 1 AND 1000),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "practice" VALUES(1,'practice-1',1,1,'pedigree','2027-06-05',2,'');
CREATE TABLE preference (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "preference" VALUES(1,'preference-1','waiting_days','21');
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
, sub_focus TEXT NOT NULL DEFAULT '', career_shape TEXT NOT NULL DEFAULT '', keywords TEXT NOT NULL DEFAULT '', background_type TEXT NOT NULL DEFAULT '', prepared_note TEXT NOT NULL DEFAULT '', relocate TEXT NOT NULL DEFAULT 'unknown' CHECK (relocate IN ('yes', 'no', 'unknown')), strength TEXT NOT NULL DEFAULT '', english_test TEXT NOT NULL DEFAULT '', english_expires TEXT CHECK (english_expires IS NULL OR english_expires GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), match_outcome TEXT NOT NULL DEFAULT 'unknown' CHECK (match_outcome IN ('unknown', 'matched', 'unmatched', 'withdrew')), outcome_on TEXT CHECK (outcome_on IS NULL OR outcome_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')) STRICT;
INSERT INTO "profile" VALUES(1,'profile','Ada Łukasz','','',NULL,'unknown','unknown',2027,'','','yes','unknown','','','','unknown','2026-09-01','',NULL,'','','','metabolic','','','yes','','','2028-01-31','unknown',NULL);
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
, tier_reason TEXT NOT NULL DEFAULT '', target TEXT NOT NULL DEFAULT '' CHECK (target IN ('', 'possible', 'realistic')), track TEXT NOT NULL DEFAULT '' CHECK (track IN ('', 'main', 'fellowship_july', 'fellowship_december', 'outside')), pathway_id INTEGER REFERENCES pathway(id) ON DELETE SET NULL, closed_on TEXT CHECK (closed_on IS NULL OR closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), closed_reason TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "program" VALUES(1,'program-1','Mayo Clinic','Mayo','Rochester','MN','','','1302621011','1490765C0','','considering',1,NULL,'A & B''s <i>
second line','Strong laboratory','realistic','main',1,NULL,'');
INSERT INTO "program" VALUES(2,'program-2','Yale','','','','','','','','','considering',NULL,NULL,'','','','',NULL,NULL,'');
CREATE TABLE rank_choice (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    first_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('first', 'second', 'equal', 'skip')),
    made_on TEXT CHECK (made_on IS NULL OR made_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (first_id, second_id),
    CHECK (first_id <> second_id)
) STRICT;
INSERT INTO "rank_choice" VALUES(1,'rank_choice-1',1,2,'first','2028-02-01','');
CREATE TABLE rank_criterion (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    position INTEGER NOT NULL,
    weight REAL NOT NULL DEFAULT 0.0 CHECK (weight BETWEEN 0 AND 100),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "rank_criterion" VALUES(1,'rank_criterion-1','Fit',1,40.0,'');
INSERT INTO "rank_criterion" VALUES(2,'rank_criterion-2','Geography',2,25.0,'');
CREATE TABLE rank_entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL UNIQUE REFERENCES program(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "rank_entry" VALUES(1,'rank-1',1,1,'first');
CREATE TABLE rank_rating (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    criterion_id INTEGER NOT NULL REFERENCES rank_criterion(id) ON DELETE CASCADE,
    rating REAL CHECK (rating IS NULL OR rating BETWEEN 0 AND 10),
    rated_on TEXT CHECK (rated_on IS NULL OR rated_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (program_id, criterion_id)
) STRICT;
INSERT INTO "rank_rating" VALUES(1,'rank_rating-1',1,1,9.0,'2027-11-11','Strong metabolic clinic');
CREATE TABLE rank_version (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    kind TEXT NOT NULL DEFAULT 'snapshot' CHECK (kind IN ('snapshot', 'rehearsed', 'certified')),
    track TEXT NOT NULL DEFAULT 'main' CHECK (track IN ('', 'main', 'fellowship_july', 'fellowship_december', 'outside')),
    made_at TEXT NOT NULL CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]*'),
    entries TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    proof TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "rank_version" VALUES(1,'rank_version-1','v1','snapshot','main','2028-02-01T20:00:00+00:00','[{"program": "program-1", "position": 1}]','First thoughts','');
CREATE TABLE rank_waiver (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL CHECK (length(trim(rule)) > 0),
    program_id INTEGER REFERENCES program(id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    made_on TEXT CHECK (made_on IS NULL OR made_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;
INSERT INTO "rank_waiver" VALUES(1,'rank_waiver-1','never_interviewed',2,'Rotated there','2028-02-02');
CREATE TABLE reminder (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    snoozed_until TEXT CHECK (snoozed_until IS NULL OR snoozed_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    done_on TEXT CHECK (done_on IS NULL OR done_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "reminder" VALUES(1,'reminder-1','letter:1','2027-06-20',NULL,'');
CREATE TABLE resident (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    name TEXT NOT NULL DEFAULT '',
    cohort INTEGER CHECK (cohort IS NULL OR cohort BETWEEN 1950 AND 2100),
    school TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    img TEXT NOT NULL DEFAULT 'unknown' CHECK (img IN ('yes', 'no', 'unknown')),
    earlier_training TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    seen_on TEXT CHECK (seen_on IS NULL OR seen_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "resident" VALUES(1,'resident-1',1,'A. Nguyễn',2025,'Huế','Vietnam','yes','','https://example.org','2026-09-30','');
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
    notes TEXT NOT NULL DEFAULT '', scenario_id INTEGER REFERENCES scenario(id) ON DELETE CASCADE, region TEXT NOT NULL DEFAULT '', department TEXT NOT NULL DEFAULT '', portfolio TEXT NOT NULL DEFAULT '' CHECK (portfolio IN ('', 'dream', 'realistic', 'backup')), vslo TEXT NOT NULL DEFAULT 'unknown' CHECK (vslo IN ('yes', 'no', 'unknown')), earliest_months INTEGER CHECK (earliest_months IS NULL OR earliest_months BETWEEN 0 AND 36), latest_months INTEGER CHECK (latest_months IS NULL OR latest_months BETWEEN 0 AND 36), apply_by TEXT CHECK (apply_by IS NULL OR apply_by GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), applied_on TEXT CHECK (applied_on IS NULL OR applied_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), office_asked_on TEXT CHECK (office_asked_on IS NULL OR office_asked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), mentor_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)
) STRICT;
INSERT INTO "rotation" VALUES(1,'rotation-1',1,'Mayo','','','genetics','hands_on','idea','2027-01-04','2027-01-29','',NULL,'','','realistic','unknown',NULL,NULL,NULL,NULL,NULL,1);
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL DEFAULT 'programs',
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    spec TEXT NOT NULL DEFAULT '',
    shortcut TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    UNIQUE (page, name)
) STRICT;
INSERT INTO "saved_view" VALUES(1,'view-1','programs','My short list','{"sort": []}','',1);
CREATE TABLE scenario (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    made_on TEXT CHECK (made_on IS NULL OR made_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "scenario" VALUES(1,'scenario-1','Cheaper','2026-11-01','Only two');
CREATE TABLE season_value (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    match_year INTEGER NOT NULL CHECK (match_year BETWEEN 2000 AND 2101),
    key TEXT NOT NULL CHECK (length(trim(key)) > 0),
    value TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    checked_on TEXT CHECK (checked_on IS NULL OR checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (match_year, key)
) STRICT;
INSERT INTO "season_value" VALUES(1,'season_value-1',2028,'eras.residency.low','11','aamc','2026-11-01','');
CREATE TABLE settlement (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    first_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    way TEXT NOT NULL CHECK (way IN ('weight', 'rating', 'order', 'left')),
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    made_on TEXT CHECK (made_on IS NULL OR made_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CHECK (first_id <> second_id)
) STRICT;
INSERT INTO "settlement" VALUES(1,'settlement-1',1,2,'weight','Family is near','2028-02-02');
CREATE TABLE site_document (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    rotation_id INTEGER NOT NULL REFERENCES rotation(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (length(trim(kind)) > 0),
    document_id INTEGER REFERENCES document(id) ON DELETE SET NULL,
    need TEXT NOT NULL DEFAULT 'unknown' CHECK (need IN ('needed', 'not_needed', 'unknown')),
    due_on TEXT CHECK (due_on IS NULL OR due_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    sent_on TEXT CHECK (sent_on IS NULL OR sent_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (rotation_id, kind)
) STRICT;
INSERT INTO "site_document" VALUES(1,'site_document-1',1,'cv',1,'needed',NULL,NULL,'');
CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL CHECK (length(trim(title)) > 0),
    kind TEXT NOT NULL DEFAULT 'statement',
    pathway_id INTEGER REFERENCES pathway(id) ON DELETE SET NULL,
    body TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "statement" VALUES(1,'statement-1','Main','statement',1,'I like rare things.','');
CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    UNIQUE (program_id, name)
) STRICT;
INSERT INTO "tag" VALUES(1,'tag-1',1,'cancer/genomics');
CREATE TABLE talking_point (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('like', 'question')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(trim(text)) > 0)
, asked_on TEXT CHECK (asked_on IS NULL OR asked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), answer TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "talking_point" VALUES(1,'point-1',1,'like',1,'Research time',NULL,'Two of five go into laboratory genetics');
CREATE TABLE tick (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    rotation_id INTEGER REFERENCES rotation(id) ON DELETE CASCADE,
    letter_id INTEGER REFERENCES letter(id) ON DELETE CASCADE,
    list TEXT NOT NULL CHECK (length(trim(list)) > 0),
    item TEXT NOT NULL CHECK (length(trim(item)) > 0),
    ticked_on TEXT CHECK (ticked_on IS NULL OR ticked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "tick" VALUES(1,'tick-1',1,NULL,'week_one','told','2027-06-01','');
CREATE TABLE token (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (length(trim(kind)) > 0),
    specialty TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    program_id INTEGER REFERENCES program(id) ON DELETE CASCADE,
    given_on TEXT CHECK (given_on IS NULL OR given_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "token" VALUES(1,'token-1','signal','pediatrics','',1,'2027-09-20','');
CREATE TABLE trade_off (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    first_id INTEGER NOT NULL REFERENCES rank_criterion(id) ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES rank_criterion(id) ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('first', 'second', 'equal', 'skip')),
    made_on TEXT CHECK (made_on IS NULL OR made_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    CHECK (first_id <> second_id)
) STRICT;
INSERT INTO "trade_off" VALUES(1,'trade_off-1',1,2,'equal','2028-02-01');
CREATE INDEX claim_by_field ON claim(program_id, field);
CREATE INDEX answer_by_program ON answer(program_id);
CREATE INDEX rotation_by_program ON rotation(program_id);
CREATE INDEX letter_by_person ON letter(person_id);
CREATE INDEX letter_by_rotation ON letter(rotation_id);
CREATE INDEX interview_by_program ON interview(program_id);
CREATE INDEX talking_point_by_program ON talking_point(program_id);
CREATE INDEX history_by_row ON history(tbl, row_id);
CREATE INDEX resident_by_program ON resident(program_id);
CREATE INDEX message_by_program ON message(program_id);
CREATE INDEX message_by_person ON message(person_id);
CREATE INDEX consideration_by_program ON consideration(program_id);
CREATE INDEX event_program_by_program ON event_program(program_id);
CREATE INDEX person_by_program ON person(program_id);
CREATE UNIQUE INDEX tick_once ON tick(ifnull(rotation_id, 0), ifnull(letter_id, 0), list, item);
CREATE INDEX rotation_by_scenario ON rotation(scenario_id);
CREATE INDEX rotation_by_mentor ON rotation(mentor_id);
CREATE INDEX program_by_pathway ON program(pathway_id);
CREATE INDEX letter_by_pathway ON letter(pathway_id);
CREATE INDEX tick_by_letter ON tick(letter_id);
CREATE INDEX site_document_by_document ON site_document(document_id);
CREATE INDEX cost_by_rotation ON cost(rotation_id);
CREATE INDEX statement_by_pathway ON statement(pathway_id);
CREATE INDEX assignment_by_program ON assignment(program_id);
CREATE INDEX introduction_by_person ON introduction(person_id);
CREATE INDEX introduction_by_program ON introduction(program_id);
CREATE INDEX contact_by_person ON contact(person_id);
CREATE INDEX contact_by_rotation ON contact(rotation_id);
CREATE INDEX clinical_case_by_rotation ON clinical_case(rotation_id);
CREATE INDEX practice_by_rotation ON practice(rotation_id);
CREATE INDEX practice_by_clinical_case ON practice(clinical_case_id);
CREATE INDEX feedback_by_rotation ON feedback(rotation_id);
CREATE INDEX feedback_by_person ON feedback(person_id);
CREATE INDEX debrief_by_interview ON debrief(interview_id);
CREATE INDEX rank_rating_by_criterion ON rank_rating(criterion_id);
CREATE INDEX rank_choice_by_second ON rank_choice(second_id);
CREATE INDEX token_by_program ON token(program_id);
CREATE UNIQUE INDEX rank_waiver_once ON rank_waiver(rule, coalesce(program_id, 0));
COMMIT;
