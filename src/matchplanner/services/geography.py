"""The geographic preference of the application: Census divisions named, or that any place would do (B24).

A program inside a division that was named sees it and the reason, one outside sees
nothing; that one has no preference is shown to all (domain_facts.md 4.3).
"""

from dataclasses import dataclass

from matchplanner.domain import entry, places, tokens
from matchplanner.domain.places import Division
from matchplanner.domain.token_tables import DivisionLimit, TokenKind
from matchplanner.errors import UserError
from matchplanner.services import plan_programs, signal_tables
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Program, Token


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """A Census division: whether it is named, why, and the programs to apply to that lie in it."""

    division: Division
    chosen: bool
    note: str
    programs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Geography:
    """The geographic preference: divisions, or that one has none.

    `unplaced` programs to apply to lie in no division, or nobody knows where. `doubt`
    says in a sentence what is wrong, "" for nothing.
    """

    divisions: tuple[DivisionRow, ...]
    anywhere: bool
    anywhere_note: str
    unplaced: int
    limit: DivisionLimit
    doubt: str

    @property
    def chosen(self) -> tuple[DivisionRow, ...]:
        """The divisions that are named."""
        return tuple(row for row in self.divisions if row.chosen)


def read() -> Geography:
    """Return what was chosen, and where the programs to apply to lie."""
    named = Token.select(Token.region, Token.note).where(Token.kind == TokenKind.DIVISION.value)
    notes = dict(tuples(named))
    anywhere = tuples(Token.select(Token.note).where(Token.kind == TokenKind.ANYWHERE.value))
    lying: dict[Division | None, list[str]] = {}
    wanted = {one.id for one in plan_programs.applying()}
    for record, name, state in tuples(Program.select(Program.id, Program.name, Program.state)):
        if record in wanted:
            lying.setdefault(places.division_of(state), []).append(name)
    rows = tuple(
        DivisionRow(one, one.value in notes, notes.get(one.value, ""), tuple(sorted(lying.get(one, ()))))
        for one in Division
    )
    limit = signal_tables.of_season().divisions
    doubt = tokens.geography_doubt([row.division for row in rows if row.chosen], limit)
    return Geography(
        rows, bool(anywhere), anywhere[0][0] if anywhere else "", len(lying.get(None, ())), limit, doubt
    )


def prefer(division: Division, *, on: bool) -> None:
    """Name a division or leave it out; naming one ends "no preference"."""
    same = (Token.kind == TokenKind.DIVISION.value) & (Token.region == division.value)
    if not on:
        Token.delete().where(same).execute()
    elif not Token.select().where(same).exists():
        Token.delete().where(Token.kind == TokenKind.ANYWHERE.value).execute()
        Token.create(kind=TokenKind.DIVISION.value, region=division.value)


def prefer_anywhere(*, on: bool) -> None:
    """Say that any place would do, which takes back the divisions; or say nothing about it."""
    anywhere = Token.kind == TokenKind.ANYWHERE.value
    if not on:
        Token.delete().where(anywhere).execute()
    elif not Token.select().where(anywhere).exists():
        Token.delete().where(Token.kind == TokenKind.DIVISION.value).execute()
        Token.create(kind=TokenKind.ANYWHERE.value)


def explain(division: Division | None, note: object) -> None:
    """Keep why a division is named, or with None why any place would do."""
    kind = TokenKind.ANYWHERE if division is None else TokenKind.DIVISION
    same = (Token.kind == kind.value) & (Token.region == ("" if division is None else division.value))
    if not Token.update(note=entry.one_line(note)).where(same).execute():
        raise UserError("Choose it first, then say why.")
