"""Checking a plan: whether the file is whole, and whether what it says fits together."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from matchplanner.domain import codes, entry, interviews, zones
from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.claims import ClaimField, SourceKind, normalised
from matchplanner.domain.interviews import InterviewFormat, InterviewKind, InterviewStatus
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters import LetterState
from matchplanner.domain.mentoring import ContactKind, HelpKind
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.domain.rotations import RotationKind, RotationStatus
from matchplanner.domain.token_tables import TokenKind
from matchplanner.errors import DamagedPlanError, UserError
from matchplanner.services import attachments, preferences, scoring, season
from matchplanner.store import digests, first_look, lock, opening, probe, schema
from matchplanner.store.failures import translated


class Severity(LabelledEnum):
    """How much a finding weighs."""

    ERROR = "error", "Error"
    WARNING = "warning", "Warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong (error) or doubtful (warning); `table` and `row` say where, if it is one row."""

    severity: Severity
    message: str
    table: str = ""
    row: int | None = None


_SHARED: tuple[tuple[str, Callable[[sqlite3.Row], str]], ...] = (
    ("NRMP code", lambda row: codes.cleaned(row["nrmp_code"])),
    ("ACGME program ID", lambda row: codes.cleaned(row["acgme_id"])),
    ("name and institution", lambda row: f"{row['name']}, {row['institution']}".casefold()),
)
"""What two programs should not have in common."""

_WORDS: Mapping[tuple[str, str], type[LabelledEnum]] = {
    ("program", "status"): ProgramStatus,
    ("program", "program_type"): ProgramType,
    ("claim", "source_kind"): SourceKind,
    ("rotation", "kind"): RotationKind,
    ("rotation", "status"): RotationStatus,
    ("letter", "state"): LetterState,
    ("interview", "format"): InterviewFormat,
    ("interview", "kind"): InterviewKind,
    ("interview", "status"): InterviewStatus,
    ("introduction", "kind"): HelpKind,
    ("contact", "kind"): ContactKind,
    ("blocked_period", "kind"): BlockKind,
    ("token", "kind"): TokenKind,
}
"""The columns whose words the app has to know."""


def check_file(path: Path) -> tuple[Finding, ...]:
    """Check a plan file that is not open here, without changing it.

    Damage is a finding. Raises StoreError for a file that is no plan, another
    program's, too new or unreadable.
    """
    file = first_look.look(path)
    alone = not lock.is_held(path)
    try:
        opening.examined(path, file, alone=alone)
    except DamagedPlanError as exc:
        return (Finding(Severity.ERROR, exc.sentence()), *_damage(path))
    with (
        probe.undisturbed(path, file, alone=alone) as sight,
        translated(),
        first_look.reading(sight) as connection,
    ):
        found = check(connection)
        damaged = any(not one.table for one in found)
        return found if damaged else (*found, *_missing_files(connection, path))


def _missing_files(connection: sqlite3.Connection, plan: Path) -> Iterator[Finding]:
    """Warn of files that the plan refers to and that are not in its folder."""
    for use in attachments.uses(connection):
        if attachments.found(use.file, plan) is None:
            named = f" of “{use.name}”" if use.name else ""
            where = "is not in the folder beside the plan; open it there to locate it"
            message = f"The file {use.file}{named} {where}."
            yield Finding(Severity.WARNING, message, use.table, use.row)


def check(connection: sqlite3.Connection) -> tuple[Finding, ...]:
    """Check an open plan: SQLite's own checks, then what the tables say; errors first.

    On a damaged file only the damage is told, as nothing else can be trusted.
    """
    wrong = probe.problems(connection)
    if wrong:
        return tuple(Finding(Severity.ERROR, f"The file is damaged: {line}") for line in wrong)
    with closing(connection.cursor()) as cursor:
        cursor.row_factory = sqlite3.Row
        found = [finding for rule in _RULES for finding in rule(cursor)]
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.ERROR))


def _damage(path: Path) -> Iterator[Finding]:
    try:
        with first_look.reading(path) as connection:
            lines = probe.problems(connection)
    except sqlite3.Error as exc:
        lines = (str(exc),)
    for line in lines:
        yield Finding(Severity.ERROR, f"The file is damaged: {line}")


def _profile(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    ids = [row["id"] for row in cursor.execute("SELECT id FROM profile ORDER BY id")]
    if ids != [1]:
        yield Finding(Severity.ERROR, f"The plan has {len(ids)} profiles instead of one.", "profile")


def _rank_positions(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    places = [row["position"] for row in cursor.execute("SELECT position FROM rank_entry ORDER BY position")]
    if len(set(places)) < len(places):
        yield Finding(Severity.ERROR, "Two programs have the same place on the rank list.", "rank_entry")
    elif places != list(range(1, len(places) + 1)):
        yield Finding(
            Severity.WARNING, "The places on the rank list are not numbered from 1 on.", "rank_entry"
        )


def _rotations(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    for row in cursor.execute("SELECT id, site FROM rotation WHERE ends_on < starts_on ORDER BY id"):
        message = f"The rotation at {row['site']} ends before it starts."
        yield Finding(Severity.ERROR, message, "rotation", row["id"])


def _interviews(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    rows = cursor.execute(
        "SELECT interview.id, starts_at, invited_at, reply_by, zone, program.name "
        "FROM interview JOIN program ON program.id=program_id ORDER BY interview.id"
    )
    for row in rows.fetchall():
        where = f"The interview at {row['name']}"
        for column in ("starts_at", "invited_at", "reply_by"):
            try:
                interviews.parse_wall(row[column])
            except UserError:
                message = f"{where} has no valid time: {row[column]}."
                yield Finding(Severity.ERROR, message, "interview", row["id"])
        if row["zone"] and not _is_zone(row["zone"]):
            message = f"{where} names a time zone that is not known: {row['zone']}."
            yield Finding(Severity.ERROR, message, "interview", row["id"])


def _home_zone(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    for row in cursor.execute("SELECT id, home_zone FROM profile WHERE home_zone <> ''"):
        if not _is_zone(row["home_zone"]):
            message = f"The profile names a time zone that is not known: {row['home_zone']}."
            yield Finding(Severity.ERROR, message, "profile", row["id"])


def _season_dates(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    for row in cursor.execute("SELECT id, key, at_time, zone FROM milestone_override ORDER BY id"):
        where = f"Your own date of '{row['key']}'"
        try:
            season.parse_time(row["at_time"])
        except UserError:
            message = f"{where} has no valid time: {row['at_time']}."
            yield Finding(Severity.ERROR, message, "milestone_override", row["id"])
        if row["zone"] and not _is_zone(row["zone"]):
            message = f"{where} names a time zone that is not known: {row['zone']}."
            yield Finding(Severity.ERROR, message, "milestone_override", row["id"])


def _days(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    for model in schema.JOURNALED:
        table = model._meta.table_name
        there = digests.columns(cursor.connection, table)  # an older plan lacks what came later
        for field in model._meta.sorted_fields:
            if isinstance(field, schema.Day) and field.column_name in there:
                column = field.column_name
                years = f"CAST(substr({column}, 1, 4) AS INTEGER)"
                found = cursor.execute(
                    f"SELECT id, {column} AS day FROM {table} WHERE {years} NOT BETWEEN ? AND ?",
                    (entry.YEARS[0], entry.YEARS[-1]),
                )
                for row in found:
                    message = f"A day of the {table} lies in no year one plans for: {row['day']}."
                    yield Finding(Severity.ERROR, message, table, row["id"])


def _is_zone(name: str) -> bool:
    try:
        zones.zone_named(name)
    except UserError:
        return False
    return True


def _codes(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    for row in cursor.execute("SELECT id, name, nrmp_code, acgme_id FROM program ORDER BY name").fetchall():
        for code in (codes.check_nrmp(row["nrmp_code"]), codes.check_acgme(row["acgme_id"])):
            if code.problem is not None:
                message = f"{row['name']}: {code.value} - {code.problem.label}"
                yield Finding(Severity.WARNING, message, "program", row["id"])


def _duplicates(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    rows = cursor.execute(
        "SELECT id, name, institution, nrmp_code, acgme_id FROM program ORDER BY id"
    ).fetchall()
    for what, key in _SHARED:
        groups: dict[str, list[sqlite3.Row]] = defaultdict(list)
        for row in rows:
            groups[key(row)].append(row)
        for shared, group in groups.items():
            if shared and len(group) > 1:
                names = "; ".join(row["name"] for row in group)
                message = f"These programs have the same {what} and may be one: {names}."
                yield Finding(Severity.WARNING, message, "program", group[0]["id"])


def _claims(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    known = {str(field): field for field in ClaimField}
    rows = cursor.execute(
        "SELECT claim.id, field, value, program.name "
        "FROM claim JOIN program ON program.id=program_id ORDER BY claim.id"
    )
    for row in rows.fetchall():
        if row["field"] not in known:
            message = f"{row['name']}: a source speaks of '{row['field']}', which this version does not know."
            yield Finding(Severity.WARNING, message, "claim", row["id"])
            continue
        try:
            normalised(known[row["field"]], row["value"])
        except UserError as exc:
            message = f"{row['name']}: '{row['value']}' does not fit. {exc.sentence()}"
            yield Finding(Severity.WARNING, message, "claim", row["id"])
    picked = cursor.execute(
        "SELECT claim.id, field, program.name FROM claim JOIN program ON program.id=program_id "
        "WHERE picked=1 GROUP BY program_id, field HAVING count(*) > 1"
    )
    for row in picked:
        message = f"{row['name']}: more than one source is picked for '{row['field']}'."
        yield Finding(Severity.WARNING, message, "claim", row["id"])


def _answers(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    own, row_id = _own_rubric(cursor)
    if not scoring.readable(own):
        message = "The plan's own rubric cannot be read; scores follow the one the app ships."
        yield Finding(Severity.WARNING, message, "preference", row_id)
    card = scoring.rubric_of(own)
    known = {criterion.key for criterion in card.criteria}
    rows = cursor.execute(
        "SELECT answer.*, program.name FROM answer JOIN program ON program.id=program_id ORDER BY answer.id"
    )
    for row in rows:
        explained = "reason" in row.keys() and bool(row["reason"])  # noqa: SIM118 - a Row holds values
        if row["rubric"] != card.id or row["criterion"] not in known:
            message = f"{row['name']}: the answer to '{row['criterion']}' is kept but not counted."
        elif not scoring.counts(card, row["criterion"], row["points"], own=explained):
            message = (
                f"{row['name']}: '{row['criterion']}' has no step worth {row['points']} points; not counted."
            )
        else:
            continue
        yield Finding(Severity.WARNING, message, "answer", row["id"])


def _own_rubric(cursor: sqlite3.Cursor) -> tuple[str, int | None]:
    """Return the plan's own rubric and its row; files of schema 1 have no place for one."""
    if not cursor.execute("SELECT 1 FROM sqlite_master WHERE name='preference'").fetchone():
        return "", None
    found = cursor.execute("SELECT id, value FROM preference WHERE key=?", (preferences.RUBRIC,)).fetchone()
    return ("", None) if found is None else (str(found["value"]), int(found["id"]))


def _words(cursor: sqlite3.Cursor) -> Iterator[Finding]:
    for (table, column), words in _WORDS.items():
        for row in cursor.execute(f"SELECT id, {column} AS word FROM {table} ORDER BY id"):
            if row["word"] not in tuple(words):
                message = f"The {table}'s {column} '{row['word']}' is not known to this version."
                yield Finding(Severity.WARNING, message, table, row["id"])


_RULES = (
    _profile,
    _rank_positions,
    _rotations,
    _interviews,
    _home_zone,
    _season_dates,
    _days,
    _codes,
    _duplicates,
    _claims,
    _answers,
    _words,
)
