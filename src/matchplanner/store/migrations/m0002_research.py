"""The research half: rosters, messages, events, tags, views, factors, and what the applicant wants.

Only adds, so a program of schema 1 could still read the rest.
"""

import sqlite3

from matchplanner.store.migrations.declared import (
    KEY,
    carry_out,
    day,
    filled,
    of_program,
    text,
    wall_time,
    yes_no,
)

TABLES: dict[str, str] = {
    "experience": f"""
    {KEY},
    kind TEXT NOT NULL DEFAULT 'other',
    {filled("title")},
    {text("keywords", "place")},
    {day("started_on")},
    {day("ended_on")},
    {text("url", "note")}""",
    "tag": f"""
    {KEY},
    {of_program()},
    {filled("name")},
    UNIQUE (program_id, name)""",
    "consideration": f"""
    {KEY},
    {of_program()},
    kind TEXT NOT NULL CHECK (kind IN ('pro', 'con')),
    position INTEGER NOT NULL,
    {filled("text")}""",
    "factor_rating": f"""
    {KEY},
    {of_program()},
    {filled("factor")},
    rating INTEGER CHECK (rating IS NULL OR rating BETWEEN 1 AND 5),
    {text("note")},
    UNIQUE (program_id, factor)""",
    "preference": f"""
    {KEY},
    key TEXT NOT NULL UNIQUE,
    {text("value")}""",
    "saved_view": f"""
    {KEY},
    page TEXT NOT NULL DEFAULT 'programs',
    {filled("name")},
    {text("spec", "shortcut")},
    position INTEGER NOT NULL,
    UNIQUE (page, name)""",
    "resident": f"""
    {KEY},
    {of_program()},
    {text("name")},
    cohort INTEGER CHECK (cohort IS NULL OR cohort BETWEEN 1950 AND 2100),
    {text("school", "country")},
    {yes_no("img")},
    {text("earlier_training", "source")},
    {day("seen_on")},
    {text("note")}""",
    "message": f"""
    {KEY},
    {of_program("SET NULL", required=False)},
    person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    kind TEXT NOT NULL DEFAULT 'other',
    {text("to_name", "to_role", "channel")},
    {day("sent_on")},
    {text("subject", "body", "questions")},
    {day("replied_on")},
    {text("answer")},
    quality TEXT NOT NULL DEFAULT 'unknown' CHECK (quality IN ('helpful', 'generic', 'unknown')),
    {text("note")},
    CHECK (sent_on IS NULL OR replied_on IS NULL OR sent_on <= replied_on)""",
    "event": f"""
    {KEY},
    {filled("name")},
    kind TEXT NOT NULL DEFAULT 'other',
    {wall_time("starts_at")},
    zone TEXT NOT NULL DEFAULT 'America/New_York',
    minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 1 AND 1440),
    {text("link")},
    {yes_no("registered")},
    {yes_no("attended")},
    {text("questions", "notes")}""",
    "event_program": f"""
    {KEY},
    event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    {of_program()},
    UNIQUE (event_id, program_id)""",
}

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "profile",
        (
            text("sub_focus"),
            text("career_shape"),
            text("keywords"),
            text("background_type"),
            text("prepared_note"),
            yes_no("relocate"),
            text("strength"),
            text("english_test"),
            day("english_expires"),
        ),
    ),
    (
        "program",
        (
            text("tier_reason"),
            "target TEXT NOT NULL DEFAULT '' CHECK (target IN ('', 'possible', 'realistic'))",
        ),
    ),
    ("person", (of_program("SET NULL", required=False), text("interests"))),
    ("answer", (text("reason"),)),
)

INDEXES = (
    "CREATE INDEX resident_by_program ON resident(program_id)",
    "CREATE INDEX message_by_program ON message(program_id)",
    "CREATE INDEX message_by_person ON message(person_id)",
    "CREATE INDEX consideration_by_program ON consideration(program_id)",
    "CREATE INDEX event_program_by_program ON event_program(program_id)",
    "CREATE INDEX person_by_program ON person(program_id)",
)


def up(connection: sqlite3.Connection) -> None:
    """Add the tables and columns, and say for this step who may still read the file."""
    carry_out(connection, TABLES, COLUMNS, INDEXES, reader=2)
