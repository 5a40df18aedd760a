"""The rotation half: scenarios, documents, money, letters' ways, people's help, the case log.

Only adds, so a program of schema 1 could still read the rest.
"""

import sqlite3

from matchplanner.store.migrations.declared import (
    KEY,
    carry_out,
    day,
    filled,
    of_program,
    refers,
    text,
    whole,
    yes_no,
)

_TRACKS = "('', 'main', 'fellowship_july', 'fellowship_december', 'outside')"


TABLES: dict[str, str] = {
    "scenario": f"""
    {KEY},
    {filled("name")},
    {day("made_on")},
    {text("note")}""",
    "pathway": f"""
    {KEY},
    {filled("name")},
    kind TEXT NOT NULL DEFAULT 'genetics'
        CHECK (kind IN ('genetics', 'dual', 'broad_first', 'research_year', 'other')),
    {text("specialty", "note")},
    position INTEGER NOT NULL""",
    "blocked_period": f"""
    {KEY},
    {filled("title")},
    kind TEXT NOT NULL DEFAULT 'other',
    {day("starts_on")} NOT NULL,
    {day("ends_on")} NOT NULL,
    {text("note")},
    CHECK (starts_on <= ends_on)""",
    "tick": f"""
    {KEY},
    {refers("rotation", "CASCADE")},
    {refers("letter", "CASCADE")},
    {filled("list")},
    {filled("item")},
    {day("ticked_on")},
    {text("note")}""",
    "document": f"""
    {KEY},
    {filled("kind")},
    {text("title")},
    audience TEXT NOT NULL DEFAULT '' CHECK (audience IN ('', 'visiting', 'residency')),
    {text("language", "file")},
    {day("issued_on")},
    {day("expires_on")},
    {text("note")}""",
    "site_document": f"""
    {KEY},
    rotation_id INTEGER NOT NULL REFERENCES rotation(id) ON DELETE CASCADE,
    {filled("kind")},
    {refers("document")},
    need TEXT NOT NULL DEFAULT 'unknown' CHECK (need IN ('needed', 'not_needed', 'unknown')),
    {day("due_on")},
    {day("sent_on")},
    {text("note")},
    UNIQUE (rotation_id, kind)""",
    "cost": f"""
    {KEY},
    {refers("rotation", "CASCADE")},
    kind TEXT NOT NULL DEFAULT 'other',
    {text("label")},
    amount_cents INTEGER CHECK (amount_cents IS NULL OR amount_cents >= 0),
    currency TEXT NOT NULL DEFAULT 'USD' CHECK (length(currency) = 3),
    {day("due_on")},
    {day("paid_on")},
    {text("note")}""",
    "exchange_rate": f"""
    {KEY},
    currency TEXT NOT NULL UNIQUE CHECK (length(currency) = 3),
    usd REAL NOT NULL CHECK (usd > 0),
    {text("source")},
    {day("seen_on")}""",
    "season_value": f"""
    {KEY},
    match_year INTEGER NOT NULL CHECK (match_year BETWEEN 2000 AND 2101),
    {filled("key")},
    value TEXT NOT NULL,
    {text("source")},
    {day("checked_on")},
    {text("note")},
    UNIQUE (match_year, key)""",
    "statement": f"""
    {KEY},
    {filled("title")},
    kind TEXT NOT NULL DEFAULT 'statement',
    {refers("pathway")},
    {text("body", "note")}""",
    "assignment": f"""
    {KEY},
    letter_id INTEGER NOT NULL REFERENCES letter(id) ON DELETE CASCADE,
    {of_program()},
    {day("assigned_on")},
    UNIQUE (letter_id, program_id)""",
    "introduction": f"""
    {KEY},
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    {of_program("SET NULL", required=False)},
    kind TEXT NOT NULL DEFAULT 'introduce' CHECK (kind IN ('introduce', 'speak')),
    {text("through")},
    {day("asked_on")},
    {text("note")}""",
    "contact": f"""
    {KEY},
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    {refers("rotation")},
    kind TEXT NOT NULL DEFAULT 'other',
    {day("happened_on")},
    {whole("minutes", 1, 1440)},
    {text("prepared", "notes")}""",
    "clinical_case": f"""
    {KEY},
    {refers("rotation")},
    {day("noted_on")},
    {text("condition", "gene", "inheritance", "role", "prenatal", "family", "growth", "earlier")},
    {text("differential", "tests", "counseling", "questions", "learning", "looked_up", "kept_on_purpose")}""",
    "practice": f"""
    {KEY},
    {refers("rotation")},
    {refers("clinical_case")},
    {filled("kind")},
    {day("done_on")},
    count INTEGER NOT NULL DEFAULT 1 CHECK (count BETWEEN 1 AND 1000),
    {text("note")}""",
    "feedback": f"""
    {KEY},
    {refers("rotation")},
    {refers("person")},
    {day("given_on")},
    {filled("words")},
    {yes_no("for_statement")}""",
    "reminder": f"""
    {KEY},
    key TEXT NOT NULL UNIQUE,
    {day("snoozed_until")},
    {day("done_on")},
    {text("note")}""",
}

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("experience", (whole("weeks", 0, 1000),)),
    ("program", (f"track TEXT NOT NULL DEFAULT '' CHECK (track IN {_TRACKS})", refers("pathway"))),
    (
        "rotation",
        (
            refers("scenario", "CASCADE"),
            text("region"),
            text("department"),
            "portfolio TEXT NOT NULL DEFAULT '' CHECK (portfolio IN ('', 'dream', 'realistic', 'backup'))",
            yes_no("vslo"),
            whole("earliest_months", 0, 36),
            whole("latest_months", 0, 36),
            day("apply_by"),
            day("applied_on"),
            day("office_asked_on"),
            refers("person", column="mentor"),
        ),
    ),
    (
        "person",
        (
            text("specialty"),
            whole("turnaround_days", 0, 365),
            yes_no("eras_letters"),
            whole("update_months", 1, 24),
        ),
    ),
    (
        "letter",
        (
            text("letter_code"),
            text("specialty"),
            yes_no("generalist"),
            yes_no("chair"),
            text("asked_how"),
            day("asked_on"),
            refers("pathway"),
        ),
    ),
)

INDEXES = (
    "CREATE UNIQUE INDEX tick_once ON tick(ifnull(rotation_id, 0), ifnull(letter_id, 0), list, item)",
    "CREATE INDEX rotation_by_scenario ON rotation(scenario_id)",
    "CREATE INDEX rotation_by_mentor ON rotation(mentor_id)",
    "CREATE INDEX program_by_pathway ON program(pathway_id)",
    "CREATE INDEX letter_by_pathway ON letter(pathway_id)",
    "CREATE INDEX tick_by_letter ON tick(letter_id)",
    "CREATE INDEX site_document_by_document ON site_document(document_id)",
    "CREATE INDEX cost_by_rotation ON cost(rotation_id)",
    "CREATE INDEX statement_by_pathway ON statement(pathway_id)",
    "CREATE INDEX assignment_by_program ON assignment(program_id)",
    "CREATE INDEX introduction_by_person ON introduction(person_id)",
    "CREATE INDEX introduction_by_program ON introduction(program_id)",
    "CREATE INDEX contact_by_person ON contact(person_id)",
    "CREATE INDEX contact_by_rotation ON contact(rotation_id)",
    "CREATE INDEX clinical_case_by_rotation ON clinical_case(rotation_id)",
    "CREATE INDEX practice_by_rotation ON practice(rotation_id)",
    "CREATE INDEX practice_by_clinical_case ON practice(clinical_case_id)",
    "CREATE INDEX feedback_by_rotation ON feedback(rotation_id)",
    "CREATE INDEX feedback_by_person ON feedback(person_id)",
)


def up(connection: sqlite3.Connection) -> None:
    """Add the tables and columns, and say for this step who may still read the file."""
    carry_out(connection, TABLES, COLUMNS, INDEXES, reader=3)
