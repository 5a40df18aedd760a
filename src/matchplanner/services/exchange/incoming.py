"""Rows of a list as programs: what each row states, in the form the plan stores it."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from matchplanner.domain.claims import UNKNOWN, ClaimField, ValueKind, YesNo, normalised
from matchplanner.domain.codes import is_acgme_id, is_nrmp_code
from matchplanner.domain.places import state_code
from matchplanner.domain.program_columns import checked
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.errors import UserError
from matchplanner.services.exchange import columns, visas
from matchplanner.services.exchange.tables import Problem, Table

_OWN_COLUMNS = (
    "name",
    "institution",
    "city",
    "state",
    "region",
    "acgme_id",
    "nrmp_code",
    "website",
    "notes",
    "tier",
    "interest",
)
_BLANKS = frozenset({"", "-", "\u2013", "\u2014", "n/a", "na", "none", "?"})
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "sponsored", "sponsors", "accepted"})
_NO = frozenset({"no", "n", "false", "0", "not sponsored"})
_UNSURE = frozenset({"unknown", "unclear", "not stated", "ask", "case by case", "varies"})
_NUMBER = re.compile(r"(-?[0-9]{1,9}(?:[.,][0-9]{1,3})?)\s*(?:years?|yrs?|positions?)?", re.IGNORECASE)
_LOCATION = re.compile(r"(.+?),\s*([A-Za-z]{2})(?:\s+[0-9-]+)?")
_SEVERAL = re.compile(r"\n|[,;]\s+")
_WHOLE = ("acgme_id", "tier", "interest")
_POINT_ZERO = re.compile(r"(?<=[0-9])\.0+$")
_UID = re.compile("[0-9a-f]{32}")
_ACCREDITATION = re.compile("accredit|probation", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one row states; what it leaves blank is missing here, not empty.

    `own` holds the program's own columns, `facts` what becomes claims.
    `source` and `seen` are the row's, or "" where the file has none.
    """

    row: int
    uid: str
    own: Mapping[str, object]
    facts: Mapping[ClaimField, str]
    source: str
    seen: str

    @property
    def name(self) -> str:
        """The program's name."""
        return str(self.own["name"])

    def text(self, column: str) -> str:
        """Return one of the own columns as text, "" where it is blank."""
        return str(self.own.get(column, ""))


@dataclass(frozen=True, slots=True)
class Invalid:
    """A row that is not imported, and why."""

    row: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A table's rows as programs, those that are none, and what was noticed."""

    programs: tuple[Incoming, ...]
    invalid: tuple[Invalid, ...]
    problems: tuple[Problem, ...]
    read_as: str


def understand(table: Table) -> Understood:
    """Read each row; a row with a cell the plan cannot take is invalid as a whole.

    Raises FileFormatError when the table is not a list of programs.
    """
    where = columns.layout(table.headers)
    problems = list(table.problems)
    if where.unknown:
        problems.append(Problem(0, "", f"Columns that were not read: {', '.join(where.unknown)}"))
    programs: list[Incoming] = []
    invalid: list[Invalid] = []
    for row in table.rows:
        cells = {target: row.cells[place] for target, place in where.places.items()}
        try:
            programs.append(_program(row.number, cells, problems))
        except UserError as exc:
            invalid.append(
                Invalid(row.number, cells.get("name") or cells.get("institution", ""), exc.message)
            )
    return Understood(tuple(programs), tuple(invalid), tuple(problems), table.read_as)


def _program(row: int, cells: Mapping[str, str], problems: list[Problem]) -> Incoming:
    said = {target: text for target, text in cells.items() if text.casefold() not in _BLANKS}
    said = dict(_completed(said))
    if "name" not in said:
        raise UserError("A program needs a name.")
    for column in _WHOLE:
        if column in said:  # other programs write an id as 1302621011.0 when one of the column is missing
            said[column] = _POINT_ZERO.sub("", said[column])
    own = {column: checked(column, said[column]) for column in _OWN_COLUMNS if column in said}
    if "state" in own:
        own["state"] = state_code(said["state"]) or own["state"]
    if "program_type" in said:
        own["program_type"] = program_type(said["program_type"]).value
    status = said.get("status", "")
    if status and not _ACCREDITATION.search(status):
        own["status"] = checked("status", _by_label(status))
    # Real lists hold codes of unusual length (domain_facts.md 1.4), so a code is doubted, not refused.
    if own.get("nrmp_code") and not is_nrmp_code(str(own["nrmp_code"])):
        problems.append(
            Problem(row, "nrmp_code", f"“{own['nrmp_code']}” does not look like an NRMP program code")
        )
    named = visas.named(said.get(columns.VISA, ""))
    if named is None:
        problems.append(
            Problem(row, "visa", f"“{said[columns.VISA]}” was not read; say yes or no in columns j1 and h1b")
        )
    uid = said.get(columns.UID, "")
    return Incoming(
        row=row,
        uid=uid if _UID.fullmatch(uid) else "",
        own=own,
        facts=dict(_facts(said, named or frozenset())),
        source=said.get(columns.SOURCE_URL, ""),
        seen=said.get(columns.SOURCE_SEEN, ""),
    )


def _completed(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Fill in what other columns say in their own way; a column of its own comes first."""
    code = _first_code(said.get(columns.ANY_CODE, ""))
    location = _LOCATION.fullmatch(said.get(columns.LOCATION, ""))
    institution, kind = said.get("institution", ""), said.get("program_type", "")
    share = said.get(columns.IMG_SHARE, "").rstrip("% ")
    if institution:
        yield "name", f"{kind} ({institution})" if kind else institution
    if is_acgme_id(code):
        yield "acgme_id", code
    if is_nrmp_code(code):
        yield "nrmp_code", code
    if location is not None:
        yield "city", location.group(1)
        yield "state", location.group(2)
    if share:
        yield "img_info", f"IMG share {share} %"
    yield from said.items()
    if "nrmp_code" in said:
        yield "nrmp_code", _first_code(said["nrmp_code"])


def _first_code(text: str) -> str:
    """Return the first of several codes in a cell, cleaned as codes are stored."""
    return str(checked("nrmp_code", _SEVERAL.split(text.strip())[0]))


def program_type(text: str) -> ProgramType:
    """Return the type that a word, a label or a specialty's name stands for."""
    folded = " ".join(text.casefold().replace("_", " ").split())
    for kind in ProgramType:
        if folded in {kind.value.replace("_", " "), kind.label.casefold()}:
            return kind
    if "genetic" not in folded and "genomic" not in folded:
        return ProgramType.OTHER
    for mark, kind in _MARKS:
        if mark in folded:
            return kind
    return ProgramType.CATEGORICAL


_MARKS = (
    ("pediatric", ProgramType.COMBINED_PEDS),
    ("maternal", ProgramType.COMBINED_MFM),
    ("medicine", ProgramType.COMBINED_IM),
    ("fellow", ProgramType.FELLOWSHIP_TRACK),
    ("biochemical", ProgramType.FELLOWSHIP_TRACK),
    ("laboratory", ProgramType.FELLOWSHIP_TRACK),
)


def _by_label(text: str) -> str:
    folded = text.casefold()
    return next((s.value for s in ProgramStatus if folded in {s.value, s.label.casefold()}), folded)


def _facts(said: Mapping[str, str], sponsored: Collection[ClaimField]) -> Iterator[tuple[ClaimField, str]]:
    for field in (ClaimField.J1, ClaimField.H1B):
        if field in sponsored and field not in said:
            yield field, YesNo.YES.value
    status = said.get("status", "")
    if _ACCREDITATION.search(status) and ClaimField.ACCREDITATION not in said:
        yield ClaimField.ACCREDITATION, status
    for field in ClaimField:
        if field in said:
            value = _stated(field, said[field])
            if value != UNKNOWN:
                yield field, value


def _stated(field: ClaimField, text: str) -> str:
    if field.rule.kind in (ValueKind.YES_NO, ValueKind.VISA):
        return _answer(field, text)
    if field.rule.kind is ValueKind.NUMBER:
        match = _NUMBER.fullmatch(text)
        if match is None:
            raise UserError(f"{field.label} is a number.")
        return normalised(field, match.group(1))
    return normalised(field, text)


def _answer(field: ClaimField, text: str) -> str:
    folded = " ".join(text.casefold().split())
    if folded in _YES or visas.named(folded) == frozenset((field,)):
        return YesNo.YES.value
    if folded in _NO:
        return YesNo.NO.value
    return UNKNOWN if folded in _UNSURE else normalised(field, text)
