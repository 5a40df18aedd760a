"""How many signals and geographic preferences there are to give, by specialty and season (B24).

Source: domain_facts.md 4.2 and 4.3; each number has its page in `resources/signals/signals.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from matchplanner.domain.declared import Fields
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.origins import Origin
from matchplanner.domain.season import Track
from matchplanner.errors import SeasonError, UserError

_COUNTS = re.compile(r"([0-9]{1,2})(?: *\+ *([0-9]{1,2}))?", re.ASCII)


class TokenKind(LabelledEnum):
    """What is given away."""

    SIGNAL = "signal", "Signal"
    GOLD = "gold", "Gold signal"
    SILVER = "silver", "Silver signal"
    DIVISION = "division", "Preferred division"
    ANYWHERE = "anywhere", "No geographic preference"


SIGNALS = (TokenKind.SIGNAL, TokenKind.GOLD, TokenKind.SILVER)
"""The kinds that go to a program."""

Counts = tuple[tuple[TokenKind, int], ...]
"""How many there are of each kind; () for none at all."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many signals a specialty has, and in which match they may be given."""

    specialty: str
    track: Track
    counts: Counts
    origin: Origin

    def of(self, kind: TokenKind) -> int:
        """Return how many there are of a kind."""
        return dict(self.counts).get(kind, 0)


@dataclass(frozen=True, slots=True)
class DivisionLimit:
    """How many Census divisions may be named."""

    most: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class SignalTable:
    """What there is to give in one season; `allowances` is by the specialty's name in lower case."""

    match_year: int
    allowances: Mapping[str, Allowance]
    divisions: DivisionLimit

    def allowance(self, specialty: str) -> Allowance | None:
        """Return what a specialty has, None where no list names it."""
        return self.allowances.get(specialty.casefold())


def counts_of(text: str) -> Counts | None:
    """Return the kinds that "5", "3+12" (gold and silver) or "0" stand for, None for any other text."""
    match = _COUNTS.fullmatch(text.strip())
    if match is None:
        return None
    first, second = int(match.group(1)), match.group(2)
    if second is not None:
        return (TokenKind.GOLD, first), (TokenKind.SILVER, int(second))
    return ((TokenKind.SIGNAL, first),) if first else ()


def read_counts(text: str) -> Counts:
    """Return what a text stands for, as `counts_of`; raises UserError for any other text."""
    counts = counts_of(text)
    if counts is None:
        raise UserError("Write how many signals there are: 5, or 3+12 for gold and silver, or 0 for none.")
    return counts


def counts_text(counts: Counts) -> str:
    """Return counts as `read_counts` takes them."""
    return "+".join(str(count) for _kind, count in counts) or "0"


def of_season(
    lists: tuple[Iterable[Allowance], Iterable[DivisionLimit]],
    match_year: int,
    own: Iterable[Allowance] = (),
    own_limit: DivisionLimit | None = None,
) -> SignalTable:
    """Return what there is in a season: its own list, else the newest earlier one, else the oldest.

    What the user found stands in place of all that.
    """
    stated, limits = lists
    found: dict[str, Allowance] = {}
    for allowance in sorted(stated, key=lambda each: each.origin.nearness(match_year)):
        found[allowance.specialty.casefold()] = allowance
    for said in own:
        key = said.specialty.casefold()
        found[key] = replace(said, specialty=found[key].specialty if key in found else said.specialty)
    limit = own_limit or max(limits, key=lambda each: each.origin.nearness(match_year))
    return SignalTable(match_year, dict(sorted(found.items())), limit)


def parse(table: Mapping[str, object]) -> tuple[tuple[Allowance, ...], tuple[DivisionLimit, ...]]:
    """Return what `signals.toml` states; raises SeasonError naming what is wrong."""
    fields = Fields(table, "Signals", SeasonError)
    checked_on = fields.day("checked_on")
    found: list[Allowance] = []
    for each in fields.tables("list"):
        of = Fields(each, "Signals, list", SeasonError)
        track, origin = of.word("track", {each.value: each for each in Track}), _origin(of, checked_on)
        found += [_allowance(one, track, origin) for one in of.tables("specialties")]
        of.finish()
    limits = []
    for each in fields.tables("divisions"):
        of = Fields(each, "Signals, divisions", SeasonError)
        limits.append(DivisionLimit(of.integer("most"), _origin(of, checked_on)))
        of.finish()
    fields.finish()
    return tuple(found), tuple(limits)


def _allowance(table: Mapping[str, object], track: Track, origin: Origin) -> Allowance:
    fields = Fields(table, "Signals, specialties", SeasonError)
    name = fields.text("name")
    try:
        counts = read_counts(fields.text("signals"))
    except UserError as exc:
        raise fields.fail(f"'{name}': {exc.message}") from None
    fields.finish()
    return Allowance(name, track, counts, origin)


def _origin(fields: Fields, checked_on: date) -> Origin:
    years = fields.integers("stated_for") if fields.has("stated_for") else ()
    return Origin(years, fields.texts("sources"), checked_on, fields.optional_text("note"))
