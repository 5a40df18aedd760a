"""Signals given: where each went, what is left, what speaks against one (B24)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry, tokens
from matchplanner.domain.season import Track
from matchplanner.domain.token_tables import SIGNALS, SignalTable, TokenKind
from matchplanner.domain.tokens import Given, Meter, TokenDoubt
from matchplanner.errors import UserError
from matchplanner.services import plan_programs, signal_tables
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Program, Token

_GONE = "This signal is not in the plan any more."
_KINDS = [kind.value for kind in SIGNALS]


@dataclass(frozen=True, slots=True)
class SignalRow:
    """A signal to a program; `given_on` is None while it is only planned."""

    id: int
    kind: TokenKind
    specialty: str
    program_id: int
    program: str
    institution: str
    given_on: date | None
    note: str
    doubts: tuple[TokenDoubt, ...]


@dataclass(frozen=True, slots=True)
class TokenBoard:
    """The signals given, and what there is to give."""

    signals: tuple[SignalRow, ...]
    meters: tuple[Meter, ...]
    table: SignalTable

    @property
    def nothing_to_give(self) -> bool:
        """Say whether none of the applicant's specialties has signals, as far as anyone knows."""
        return not any(meter.of or meter.used for meter in self.meters)


def read(also: Iterable[str] = ()) -> TokenBoard:
    """Return what was given, with what is left of it in the applicant's specialties and some others."""
    table = signal_tables.of_season()
    chosen = plan_programs.applying()
    clocks = {one.id: one.clock for one in chosen}
    stored = _stored(clocks)
    given = [found for found, _rest in stored]
    doubted: dict[int, list[TokenDoubt]] = {}
    for doubt in tokens.doubts(given, table):
        doubted.setdefault(doubt.token, []).append(doubt)
    rows = tuple(
        SignalRow(
            *(one.id, one.kind, one.specialty, one.program_id, one.program),
            *rest,
            tuple(doubted.get(one.id, ())),
        )
        for one, rest in stored
    )
    wanted = {clock[1] for clock in clocks.values() if clock is not None}
    wanted |= {plan.specialty for plan in plan_programs.plans_in_order()} | set(also)
    return TokenBoard(rows, tokens.meters(given, table, wanted), table)


def programs_offered() -> tuple[tuple[int, str], ...]:
    """Return the programs a signal may go to, (id, name and institution): those to apply to first."""
    chosen = {one.id for one in plan_programs.applying()}
    query = Program.select(Program.id, Program.name, Program.institution)
    found = [(number, f"{name}, {place}" if place else name) for number, name, place in tuples(query)]
    return tuple(sorted(found, key=lambda one: (one[0] not in chosen, one[1].casefold(), one[0])))


def usual(program_id: int) -> tuple[str, TokenKind]:
    """Return the specialty a program is applied to in, "" where nobody knows, and the kind still to give."""
    clock = next((one.clock for one in plan_programs.applying() if one.id == program_id), None)
    specialty = "" if clock is None else clock[1]
    left = [meter for meter in read().meters if meter.specialty.casefold() == specialty.casefold()]
    kinds = [meter.kind for meter in left if meter.left is None or meter.left > 0] or [
        meter.kind for meter in left
    ]
    return specialty, kinds[0] if kinds else TokenKind.SIGNAL


def give(
    program_id: int, kind: TokenKind, specialty: object, note: object = "", given_on: object = None
) -> int:
    """Give a signal to a program, or plan to; return its id. Raises UserError for what cannot be taken."""
    _require(program_id)
    return Token.create(
        kind=_signal(kind).value,
        specialty=entry.required(specialty, "Say in which specialty the signal is given."),
        program=program_id,
        note=entry.one_line(note),
        given_on=entry.day(given_on, _GIVEN),
    ).id


def edit(token_id: int, field: str, value: object) -> None:
    """Store a signal's "kind", "specialty", "given_on" or "note"; raises UserError for what does not fit."""
    _update(token_id, {field: _TAKE[field](value)})


def move(token_id: int, program_id: int, specialty: object = "") -> None:
    """Give a signal to another program instead, in the specialty named or else the same one."""
    _require(program_id)
    name = entry.one_line(specialty)
    _update(token_id, {"program": program_id, **({"specialty": name} if name else {})})


def take_back(token_id: int) -> None:
    """Take a signal back."""
    Token.delete().where((Token.id == token_id) & (Token.kind.in_(_KINDS))).execute()


def by_program(ids: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Return what each program was given, such as "Gold signal, Internal medicine"; None asks for all."""
    query = Token.select(Token.program, Token.kind, Token.specialty).where(Token.kind.in_(_KINDS))
    if ids is not None:
        query = query.where(Token.program.in_(ids))
    found: dict[int, tuple[str, ...]] = {}
    for program_id, kind, specialty in tuples(query.order_by(Token.id)):
        words = entry.read(TokenKind, kind, TokenKind.SIGNAL).label
        found[program_id] = (
            *found.get(program_id, ()),
            f"{words}, {specialty}" if specialty else words,
        )
    return found


def _stored(
    clocks: Mapping[int, tuple[Track, str] | None],
) -> list[tuple[Given, tuple[str, date | None, str]]]:
    query = (
        Token.select(
            *(Token.id, Token.kind, Token.specialty, Token.given_on, Token.note),
            *(Program.id, Program.name, Program.institution),
        )
        .join(Program)
        .where(Token.kind.in_(_KINDS))
        .order_by(Token.id)
    )
    found = []
    for record, kind, specialty, given_on, note, program_id, name, place in tuples(query):
        known = entry.read(TokenKind, kind, TokenKind.SIGNAL)
        given = Given(
            record, known, specialty, program_id, name, clocks.get(program_id), program_id in clocks
        )
        day = None if given_on is None else date.fromisoformat(str(given_on))
        found.append((given, (place, day, note)))
    return found


def _update(token_id: int, values: Mapping[str, object]) -> None:
    same = (Token.id == token_id) & (Token.kind.in_(_KINDS))
    if not Token.update(values).where(same).execute():
        raise UserError(_GONE)


def _require(program_id: int) -> None:
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError("This program is not in the plan any more.", "Choose another one.")


def _signal(value: object) -> TokenKind:
    kind = entry.choice(TokenKind, value, "The kind of signal")
    if kind not in SIGNALS:
        raise UserError("A signal is a signal, a gold one or a silver one.")
    return kind


_GIVEN = "The day it was given"
_TAKE: Mapping[str, Callable[[object], object]] = {
    "kind": lambda value: _signal(value).value,
    "specialty": lambda value: entry.required(value, "Say in which specialty the signal is given."),
    "given_on": lambda value: entry.day(value, _GIVEN),
    "note": entry.one_line,
}
