"""The decision half: invitations, debriefs, ratings, choices between two, versions of the rank order list.

Only adds, so a program of schema 1 could still read the rest.
"""

import sqlite3

from matchplanner.store.migrations.declared import (
    KEY,
    belongs,
    carry_out,
    day,
    filled,
    moment,
    of_program,
    text,
    wall_time,
    whole,
    yes_no,
)

_RATED = ("people", "teaching", "clinic", "support", "place", "gut")
_TRACKS = "('', 'main', 'fellowship_july', 'fellowship_december', 'outside')"
_AGES = "('', 'prenatal', 'newborn', 'infant', 'child', 'adolescent', 'adult', 'older')"
_OUTCOMES = "('unknown', 'matched', 'unmatched', 'withdrew')"

TABLES: dict[str, str] = {
    "debrief": f"""
    {KEY},
    {belongs("interview")},
    {moment("made_at")},
    {", ".join(whole(name, 1, 5) for name in _RATED)},
    {text("green_flags", "red_flags", "only_here", "note")}""",
    "rank_criterion": f"""
    {KEY},
    {filled("name")},
    position INTEGER NOT NULL,
    weight REAL NOT NULL DEFAULT 0.0 CHECK (weight BETWEEN 0 AND 100),
    {text("note")}""",
    "rank_rating": f"""
    {KEY},
    {of_program()},
    {belongs("rank_criterion", "criterion")},
    rating REAL CHECK (rating IS NULL OR rating BETWEEN 0 AND 10),
    {day("rated_on")},
    {text("reason")},
    UNIQUE (program_id, criterion_id)""",
    "rank_choice": f"""
    {KEY},
    {belongs("program", "first")},
    {belongs("program", "second")},
    verdict TEXT NOT NULL CHECK (verdict IN ('first', 'second', 'equal', 'skip')),
    {day("made_on")},
    {text("note")},
    UNIQUE (first_id, second_id),
    CHECK (first_id <> second_id)""",
    "trade_off": f"""
    {KEY},
    {belongs("rank_criterion", "first")},
    {belongs("rank_criterion", "second")},
    verdict TEXT NOT NULL CHECK (verdict IN ('first', 'second', 'equal', 'skip')),
    {day("made_on")},
    CHECK (first_id <> second_id)""",
    "settlement": f"""
    {KEY},
    {belongs("program", "first")},
    {belongs("program", "second")},
    way TEXT NOT NULL CHECK (way IN ('weight', 'rating', 'order', 'left')),
    {filled("reason")},
    {day("made_on")},
    CHECK (first_id <> second_id)""",
    "rank_version": f"""
    {KEY},
    {filled("name")},
    kind TEXT NOT NULL DEFAULT 'snapshot' CHECK (kind IN ('snapshot', 'rehearsed', 'certified')),
    track TEXT NOT NULL DEFAULT 'main' CHECK (track IN {_TRACKS}),
    {moment("made_at")},
    {text("entries", "reason", "proof")}""",
    "rank_waiver": f"""
    {KEY},
    {filled("rule")},
    {of_program(required=False)},
    {filled("reason")},
    {day("made_on")}""",
    "closing_answer": f"""
    {KEY},
    {of_program()},
    {filled("question")},
    {yes_no("answer")},
    {text("note")},
    UNIQUE (program_id, question)""",
    "token": f"""
    {KEY},
    {filled("kind")},
    {text("specialty", "region")},
    {of_program(required=False)},
    {day("given_on")},
    {text("note")}""",
}

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "interview",
        (
            "kind TEXT NOT NULL DEFAULT 'interview' CHECK (kind IN ('interview', 'second_look', 'other'))",
            wall_time("invited_at"),
            wall_time("reply_by"),
            day("replied_on"),
            day("thanked_on"),
            text("place"),
            text("phone"),
        ),
    ),
    ("talking_point", (day("asked_on"), text("answer"))),
    ("feedback", (text("reasons"),)),
    (
        "clinical_case",
        (f"age_band TEXT NOT NULL DEFAULT '' CHECK (age_band IN {_AGES})",),
    ),
    ("message", (text("institution"),)),
    (
        "profile",
        (
            f"match_outcome TEXT NOT NULL DEFAULT 'unknown' CHECK (match_outcome IN {_OUTCOMES})",
            day("outcome_on"),
        ),
    ),
    ("program", (day("closed_on"), text("closed_reason"))),
)

INDEXES = (
    "CREATE INDEX debrief_by_interview ON debrief(interview_id)",
    "CREATE INDEX rank_rating_by_criterion ON rank_rating(criterion_id)",
    "CREATE INDEX rank_choice_by_second ON rank_choice(second_id)",
    "CREATE INDEX token_by_program ON token(program_id)",
    "CREATE UNIQUE INDEX rank_waiver_once ON rank_waiver(rule, coalesce(program_id, 0))",
)


def up(connection: sqlite3.Connection) -> None:
    """Add the tables and columns, and say for this step who may still read the file."""
    carry_out(connection, TABLES, COLUMNS, INDEXES, reader=4)
