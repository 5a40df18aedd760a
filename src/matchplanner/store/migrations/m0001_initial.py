"""The first schema: everything the plan holds, with claims and history from the start.

Dates are ISO text, yes/no questions are 'yes', 'no' or 'unknown', and text is
empty rather than null. A null number or date means "not known".
"""

import sqlite3

from matchplanner.store.migrations.declared import KEY, day, text, yes_no

TABLES: dict[str, str] = {
    "profile": f"""
    {KEY},
    {text("name", "school", "country")},
    graduation_year INTEGER CHECK (graduation_year IS NULL OR graduation_year BETWEEN 1950 AND 2100),
    stage TEXT NOT NULL DEFAULT 'unknown' CHECK (stage IN ('student', 'graduate', 'unknown')),
    {yes_no("us_school")},
    target_year INTEGER CHECK (target_year IS NULL OR target_year BETWEEN 2000 AND 2100),
    {text("focus", "vision")},
    {yes_no("j1_eligible")},
    h1b_need TEXT NOT NULL DEFAULT 'unknown'
        CHECK (h1b_need IN ('needed', 'preferred', 'not_needed', 'unknown')),
    {text("immigration_status", "rotation_visa", "visa_note")},
    ecfmg_status TEXT NOT NULL DEFAULT 'unknown'
        CHECK (ecfmg_status IN ('certified', 'on_track', 'unknown')),
    {day("ecfmg_on")},
    {text("ecfmg_number")},
    budget_usd INTEGER CHECK (budget_usd IS NULL OR budget_usd >= 0),
    {text("home_zone")}""",
    "exam": f"""
    {KEY},
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    {day("taken_on")},
    {text("result")},
    attempts INTEGER CHECK (attempts IS NULL OR attempts BETWEEN 1 AND 20),
    {text("note")}""",
    "prior_training": f"""
    {KEY},
    field TEXT NOT NULL CHECK (length(trim(field)) > 0),
    {text("country")},
    years REAL CHECK (years IS NULL OR years BETWEEN 0 AND 40),
    {yes_no("completed")},
    {text("note")}""",
    "program": f"""
    {KEY},
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    {text("institution", "city", "state", "region", "program_type", "acgme_id", "nrmp_code", "website")},
    status TEXT NOT NULL DEFAULT 'considering',
    tier INTEGER CHECK (tier IS NULL OR tier BETWEEN 1 AND 3),
    interest INTEGER CHECK (interest IS NULL OR interest BETWEEN 0 AND 10),
    {text("notes")}""",
    "claim": f"""
    {KEY},
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    {text("source", "seen")},
    {day("seen_on")},
    {text("note")},
    picked INTEGER NOT NULL DEFAULT 0 CHECK (picked IN (0, 1))""",
    "answer": f"""
    {KEY},
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    rubric TEXT NOT NULL,
    criterion TEXT NOT NULL,
    points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 100),
    {text("evidence")},
    {day("seen_on")},
    UNIQUE (program_id, rubric, criterion)""",
    "rotation": f"""
    {KEY},
    program_id INTEGER REFERENCES program(id) ON DELETE SET NULL,
    site TEXT NOT NULL CHECK (length(trim(site)) > 0),
    {text("city", "state")},
    kind TEXT NOT NULL DEFAULT 'genetics',
    mode TEXT NOT NULL DEFAULT 'unknown' CHECK (mode IN ('hands_on', 'observership', 'unknown')),
    status TEXT NOT NULL DEFAULT 'idea',
    {day("starts_on")},
    {day("ends_on")},
    {text("notes")},
    CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)""",
    "person": f"""
    {KEY},
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    {text("role", "institution", "email", "phone")},
    {yes_no("board_certified")},
    {text("notes")}""",
    "letter": f"""
    {KEY},
    person_id INTEGER NOT NULL REFERENCES person(id),
    rotation_id INTEGER REFERENCES rotation(id) ON DELETE SET NULL,
    state TEXT NOT NULL DEFAULT 'candidate',
    {day("state_on")},
    {yes_no("waived")},
    {day("due_on")},
    {text("notes")}""",
    "interview": f"""
    {KEY},
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    starts_at TEXT CHECK (starts_at IS NULL
        OR starts_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
    zone TEXT NOT NULL DEFAULT 'America/New_York',
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 1440),
    format TEXT NOT NULL DEFAULT 'unknown',
    status TEXT NOT NULL DEFAULT 'invited',
    {text("link", "interviewers", "notes")}""",
    "talking_point": f"""
    {KEY},
    program_id INTEGER NOT NULL REFERENCES program(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('like', 'question')),
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(trim(text)) > 0)""",
    "rank_entry": f"""
    {KEY},
    program_id INTEGER NOT NULL UNIQUE REFERENCES program(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    {text("note")}""",
    "milestone_override": f"""
    {KEY},
    match_year INTEGER NOT NULL CHECK (match_year BETWEEN 2000 AND 2101),
    key TEXT NOT NULL,
    {day("on_date")},
    at_time TEXT CHECK (at_time IS NULL OR at_time GLOB '[0-2][0-9]:[0-5][0-9]'),
    {text("zone", "source")},
    {day("checked_on")},
    {text("note")},
    UNIQUE (match_year, key)""",
}

INDEXES = (
    "CREATE INDEX claim_by_field ON claim(program_id, field)",
    "CREATE INDEX answer_by_program ON answer(program_id)",
    "CREATE INDEX rotation_by_program ON rotation(program_id)",
    "CREATE INDEX letter_by_person ON letter(person_id)",
    "CREATE INDEX letter_by_rotation ON letter(rotation_id)",
    "CREATE INDEX interview_by_program ON interview(program_id)",
    "CREATE INDEX talking_point_by_program ON talking_point(program_id)",
    "CREATE INDEX history_by_row ON history(tbl, row_id)",
)

HISTORY = """CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    col TEXT NOT NULL DEFAULT '',
    old TEXT,
    new TEXT
) STRICT"""

META = """CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID"""


def up(connection: sqlite3.Connection) -> None:
    """Create every table and the one profile row."""
    for name, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {name} ({columns}\n) STRICT")
    connection.execute(HISTORY)
    connection.execute(META)
    for index in INDEXES:
        connection.execute(index)
    connection.execute("INSERT INTO profile (id, uid) VALUES (1, 'profile')")
