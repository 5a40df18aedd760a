"""Rows of a list as programs: what each row states, in the form the plan stores it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from matchplanner.domain.claims import UNKNOWN, ClaimField, ValueKind
from matchplanner.domain.codes import is_acgme_id, is_nrmp_code
from matchplanner.domain.places import state_code
from matchplanner.domain.program_columns import checked
from matchplanner.errors import UserError
from matchplanner.services import tags
from matchplanner.services.exchange import columns, dates, folding, visas
from matchplanner.services.exchange.answers import program_type, stated, status_word
from matchplanner.services.exchange.dates import DateOrder
from matchplanner.services.exchange.incoming_rows import Incoming, Invalid
from matchplanner.services.exchange.tables import Problem, Table
from matchplanner.wording import say

_OWN_COLUMNS = (
    *("name", "institution", "city", "state", "region", "acgme_id", "nrmp_code", "website", "notes"),
    *("tier", "tier_reason", "target", "interest"),
)
_BLANKS = frozenset({"", "-", "\u2013", "\u2014", "n/a", "na", "none", "?"})
_LONGEST_BLANK = max(map(len, _BLANKS))
_LOCATION = re.compile(r"(.+?),\s*([A-Za-z]{2})(?:\s+[0-9-]+)?")
_SEVERAL = re.compile(r"\n|[,;]\s+")
_WHOLE = ("acgme_id", "tier", "interest")
_POINT_ZERO = re.compile(r"(?<=[0-9])\.0+$")
_UID = re.compile("[0-9a-f]{32}")
_ACCREDITATION = re.compile("accredit|probation", re.IGNORECASE)
_FACTS = {str(fact): fact for fact in ClaimField}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the user wants a table understood: a target for each header, and how its days are written."""

    columns: Mapping[str, str] | None = None
    dates: DateOrder = DateOrder.AUTOMATIC


AS_IT_IS = Wanted()
"""The table's own headings and days decide."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A table's rows as programs, those that are none, and what was noticed.

    `open_dates` are the headings of columns whose days can be read in two ways.
    """

    programs: tuple[Incoming, ...]
    invalid: tuple[Invalid, ...]
    problems: tuple[Problem, ...]
    read_as: str
    open_dates: tuple[str, ...] = ()


def understand(table: Table, wanted: Wanted = AS_IT_IS) -> Understood:
    """Read each row; a row with a cell the plan cannot take is invalid as a whole.

    Raises FileFormatError when the table is not a list of programs.
    """
    where = columns.layout(table.headers, wanted.columns)
    reader = _Reader(where.places, table, wanted.dates)
    problems = list(table.problems)
    if where.unknown:
        problems.append(
            Problem(0, "", say("Columns that were not read: {columns}", columns=", ".join(where.unknown)))
        )
    if where.guessed:
        problems.append(
            Problem(
                0,
                "",
                say("Columns read by headings much like them: {columns}", columns=", ".join(where.guessed)),
            )
        )
    programs: list[Incoming] = []
    invalid: list[Invalid] = []
    places = tuple(where.places.items())
    for row in table.rows:
        cells = row.cells
        said = {t: cells[place] for t, place in places if cells[place] and not _blank(t, cells[place])}
        read = reader.program(row.number, said)
        if isinstance(read, Invalid):
            invalid.append(read)
        else:
            programs.append(read)
    folded, told = folding.folded(programs)
    return Understood(
        tuple(folded), tuple(invalid), (*problems, *reader.problems, *told), table.read_as, reader.open_dates
    )


def _blank(target: str, text: str) -> bool:
    return len(text) <= _LONGEST_BLANK and text.casefold() in _BLANKS and not _is_word(target, text)


def _is_word(target: str, text: str) -> bool:
    """Tell whether a word that means "nothing" elsewhere is an answer in this column."""
    fact = _FACTS.get(target)
    return fact is not None and any(text.casefold() == value for value, _label in fact.rule.options)


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one table."""

    places: Mapping[str, int]
    table: Table
    order: DateOrder
    problems: list[Problem] = field(default_factory=list)
    open_dates: tuple[str, ...] = ()
    _orders: dict[str, DateOrder | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if columns.UID in self.places:
            return  # our own export: its words are those the plan holds
        for target, place in self.places.items():
            fact = _FACTS.get(target)
            if target != columns.SOURCE_SEEN and (fact is None or fact.rule.kind is not ValueKind.DATE):
                continue
            order = self.order or dates.voted(row.cells[place] for row in self.table.rows)
            self._orders[target] = order
            if order is None:
                header = self.table.headers[place]
                self.open_dates += (header,)
                told = say(
                    "The days in “{header}” may have the month first or the day; they are kept as they stand",
                    header=header,
                )
                self.problems.append(Problem(0, header, told))

    def program(self, row: int, cells: Mapping[str, str]) -> Incoming | Invalid:
        said = _completed(cells)
        if "name" not in said:
            return Invalid(row, cells.get("institution", ""), "A program needs a name.")
        refused: list[str] = []
        own = self._own(row, said, refused)
        facts = dict(self._facts(row, said, refused))
        uid = said.get(columns.UID, "")
        read = Incoming(
            row=row,
            uid=uid if _UID.fullmatch(uid) else "",
            own=own,
            facts=facts,
            source=said.get(columns.SOURCE_URL, ""),
            seen=self._seen(row, said.get(columns.SOURCE_SEEN, ""), own=bool(uid)),
        )
        if not refused:
            return read
        name = cells.get("name") or cells.get("institution", "")
        return Invalid(row, name, refused[0], read if "name" in own else None)

    def _own(self, row: int, said: Mapping[str, str], refused: list[str]) -> dict[str, object]:
        own: dict[str, object] = {}
        for column in _OWN_COLUMNS:
            if column not in said:
                continue
            # Other programs write an id as 1302621011.0 when one of the column is missing.
            text = _POINT_ZERO.sub("", said[column]) if column in _WHOLE else said[column]
            try:
                own[column] = checked(column, text)
            except UserError as exc:
                refused.append(exc.message)
        if "program_type" in said:
            own["program_type"] = program_type(said["program_type"]).value
        status = said.get("status", "")
        try:
            if status and not _ACCREDITATION.search(status):
                own["status"] = checked("status", status_word(status))
            if columns.TAGS in said:
                own[columns.TAGS] = tags.parsed(said[columns.TAGS])
        except UserError as exc:
            refused.append(exc.message)
        # Real lists hold codes of unusual length (domain_facts.md 1.4), so a code is doubted, not refused.
        if own.get("nrmp_code") and not is_nrmp_code(str(own["nrmp_code"])):
            told = say("“{code}” does not look like an NRMP program code", code=own["nrmp_code"])
            self.problems.append(Problem(row, "nrmp_code", told))
        return own

    def _facts(
        self, row: int, said: Mapping[str, str], refused: list[str]
    ) -> Iterator[tuple[ClaimField, str]]:
        sponsored = visas.stated(said[columns.VISA]) if columns.VISA in said else {}
        if sponsored is None:
            told = say("“{said}” was not read; say yes or no in columns j1 and h1b", said=said[columns.VISA])
            self.problems.append(Problem(row, "visa", told))
        for visa, answer in (sponsored or {}).items():
            if visa not in said:
                yield visa, answer.value
        status = said.get("status", "")
        if _ACCREDITATION.search(status) and ClaimField.ACCREDITATION not in said:
            yield ClaimField.ACCREDITATION, status
        for target, text in said.items():
            fact = _FACTS.get(target)
            if fact is None:
                continue
            try:
                value = stated(fact, text if columns.UID in said else self._dated(fact, text))
            except UserError as exc:
                refused.append(exc.message)
            else:
                if value != UNKNOWN:
                    yield fact, value

    def _dated(self, fact: ClaimField, text: str) -> str:
        if fact.rule.kind is not ValueKind.DATE:
            return text
        found = self._iso(fact, text)
        if found is None:
            raise UserError(
                say("{fact}: “{text}” is no day of the years 1950 to 2101.", fact=say(fact.label), text=text)
            )
        return found

    def _seen(self, row: int, text: str, *, own: bool) -> str:
        found = text if own or not text else self._iso(columns.SOURCE_SEEN, text)
        if found is None:
            self.problems.append(
                Problem(row, "seen", say("“{text}” is no day; it is kept as words", text=text))
            )
        return text if found is None else found

    def _iso(self, target: str, text: str) -> str | None:
        how = self.table.how
        from_1904 = how.days_from_1904 if how.kind == "workbook" else None
        return dates.iso(text, self._orders.get(target), days_from_1904=from_1904)


def _completed(said: Mapping[str, str]) -> dict[str, str]:
    """Fill in what other columns say in their own way; a column of its own comes first."""
    found: dict[str, str] = {}
    code = _first_code(said[columns.ANY_CODE]) if columns.ANY_CODE in said else ""
    location = _LOCATION.fullmatch(said[columns.LOCATION]) if columns.LOCATION in said else None
    institution, kind = said.get("institution", ""), said.get("program_type", "")
    if institution:
        found["name"] = f"{kind} ({institution})" if kind else institution
    if is_acgme_id(code):
        found["acgme_id"] = code
    if is_nrmp_code(code):
        found["nrmp_code"] = code
    if location is not None:
        found["city"], found["state"] = location.groups()
    found.update(said)
    if "nrmp_code" in said:
        found["nrmp_code"] = _first_code(said["nrmp_code"])
    if "state" in said:
        found["state"] = state_code(said["state"]) or said["state"]
    return found


def _first_code(text: str) -> str:
    """Return the first of several codes in a cell, cleaned as codes are stored."""
    return str(checked("nrmp_code", _SEVERAL.split(text.strip())[0]))
