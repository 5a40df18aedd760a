"""What applying costs: prices in bands, for a season, with where each price was seen.

Source of the shipped prices: domain_facts.md 1.1, 4.1 and 7; each has its page in `resources/fees/fees.toml`.
Amounts are whole cents of a US dollar.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from matchplanner.domain.declared import Fields
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.origins import Origin
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.season import Track
from matchplanner.errors import SeasonError
from matchplanner.wording import say

CENTS = 100


class Price(LabelledEnum):
    """How a band is paid for."""

    EACH = "each", "for each"
    FLAT = "flat", "for the band as a whole, once it is begun"
    STEP = "step", "for everything, where the count ends in this band"


@dataclass(frozen=True, slots=True)
class Band:
    """A run of counts with one price, up to and including `up_to`; None has no end."""

    up_to: int | None
    price: Price
    cents: int


@dataclass(frozen=True, slots=True)
class FeeTable:
    """Prices by count."""

    key: str
    label: str
    bands: tuple[Band, ...]
    origin: Origin

    def cost(self, count: int) -> int:
        """Return what `count` items cost in cents; 0 for none. Raises SeasonError beyond the last band."""
        if count <= 0:
            return 0
        total, below = 0, 0
        for band in self.bands:
            last = count if band.up_to is None else min(count, band.up_to)
            ends_here = below < count and last == count
            if last > below:
                if band.price is Price.EACH:
                    total += (last - below) * band.cents
                elif band.price is Price.FLAT or ends_here:
                    total += band.cents
            if ends_here:
                return total
            below = last
        raise SeasonError(
            say("{label}: there is no price for {count}.", label=say(self.label), count=count),
            say("The most is {below}.", below=below),
        )

    def covers(self, count: int) -> bool:
        """Say whether there is a price for so many."""
        end = self.bands[-1].up_to
        return end is None or count <= end


@dataclass(frozen=True, slots=True)
class Amount:
    """One price, such as a registration."""

    key: str
    label: str
    cents: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Fees:
    """All prices that hold for one season."""

    match_year: int
    tables: Mapping[str, FeeTable]
    amounts: Mapping[str, Amount]

    def stated(self, key: str) -> bool:
        """Say whether a source, or the user, states a price for this very season."""
        origin = (self.tables.get(key) or self.amounts[key]).origin
        return origin.holds(self.match_year)


@dataclass(frozen=True, slots=True)
class Correction:
    """A price as the user found it: `band` counts from 1, 0 for an amount."""

    key: str
    band: int
    cents: int
    source: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a table ends as the user found it: NRMP takes no longer list than so many codes."""

    key: str
    most: int
    source: str = ""
    checked_on: date | None = None


TABLE_OF = {
    Track.MAIN: "eras_residency",
    Track.FELLOWSHIP_JULY: "eras_fellowship",
    Track.FELLOWSHIP_DECEMBER: "eras_fellowship",
}
"""The ERAS price list of each track; each specialty on it is counted by itself."""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """What the applications of one specialty on one price list cost."""

    table: FeeTable
    specialty: str
    count: int
    cents: int


def application_fees(fees: Fees, chosen: Iterable[tuple[Track, str]]) -> tuple[FeeLine, ...]:
    """Return what ERAS takes for the programs chosen, given as track and specialty each.

    The price starts again with each specialty (43 of one and 7 of another are 797 dollars, not 930);
    a program outside ERAS costs nothing here.
    """
    counts: dict[tuple[str, str], int] = {}
    for track, specialty in chosen:
        if track in TABLE_OF:
            at = (TABLE_OF[track], specialty)
            counts[at] = counts.get(at, 0) + 1
    return tuple(
        FeeLine(fees.tables[key], specialty, count, fees.tables[key].cost(count))
        for (key, specialty), count in sorted(counts.items())
    )


@dataclass(frozen=True, slots=True)
class RankFee:
    """What certifying a rank order list of so many different codes costs on top of the registration.

    `free` codes cost nothing more; `most` is how many NRMP takes, None where no
    limit is stated; `parts` are the tables with what each comes to in cents, None where it states no price.
    """

    codes: int
    free: int
    most: int | None
    parts: tuple[tuple[FeeTable, int | None], ...]

    @property
    def cents(self) -> int | None:
        """The whole, None while a part of it is unknown."""
        known = [cents for _table, cents in self.parts if cents is not None]
        return sum(known) if len(known) == len(self.parts) else None

    @property
    def too_many(self) -> int:
        """How many codes there are beyond what NRMP takes."""
        return 0 if self.most is None else max(self.codes - self.most, 0)


_RANK_TABLES = {
    MatchList.MAIN: ("nrmp_ranks", "nrmp_length"),
    MatchList.SPECIALTIES: ("nrmp_ranks_specialties",),
    MatchList.OUTSIDE: (),
}
LIMIT = "nrmp_length"
"""The table whose end is the most codes a rank order list may have."""


def rank_fee(fees: Fees, of: MatchList, codes: int) -> RankFee:
    """Return what a list of so many different codes costs, table by table."""
    tables = [fees.tables[key] for key in _RANK_TABLES[of]]
    parts = tuple((table, table.cost(codes) if table.covers(codes) else None) for table in tables)
    limits = [table.bands[-1].up_to for table in tables if table.key == LIMIT]
    free = (table.bands[0].up_to or 0 for table in tables if table.bands[0].cents == 0)
    return RankFee(codes, next(free, 0), limits[0] if limits else None, parts)


def of_season(
    stated: Iterable[FeeTable | Amount],
    match_year: int,
    corrections: Iterable[Correction] = (),
    endings: Iterable[Ending] = (),
) -> Fees:
    """Return the prices of a season: its own, else the newest earlier ones, else the oldest."""
    tables: dict[str, FeeTable] = {}
    amounts: dict[str, Amount] = {}
    for found in sorted(stated, key=lambda each: each.origin.nearness(match_year)):
        if isinstance(found, FeeTable):
            tables[found.key] = found
        else:
            amounts[found.key] = found
    for correction in corrections:
        _correct(tables, amounts, correction)
    for ending in endings:
        _end(tables, ending)
    return Fees(match_year, tables, amounts)


def parse(table: Mapping[str, object]) -> tuple[FeeTable | Amount, ...]:
    """Return what `fees.toml` states; raises SeasonError naming what is wrong."""
    fields = Fields(table, "Fees", SeasonError)
    checked_on = fields.day("checked_on")
    found: list[FeeTable | Amount] = []
    for each in fields.tables("table"):
        single = Fields(each, "Fees", SeasonError)
        single.place = f"Fees, '{single.text('key')}'"
        bands = tuple(_band(Fields(band, single.place, SeasonError)) for band in single.tables("bands"))
        found.append(FeeTable(single.text("key"), single.text("label"), bands, _origin(single, checked_on)))
        single.finish()
    for each in fields.tables("amount"):
        single = Fields(each, "Fees", SeasonError)
        single.place = f"Fees, '{single.text('key')}'"
        cents = single.integer("value") * CENTS
        found.append(Amount(single.text("key"), single.text("label"), cents, _origin(single, checked_on)))
        single.finish()
    fields.finish()
    return tuple(found)


def _correct(tables: dict[str, FeeTable], amounts: dict[str, Amount], said: Correction) -> None:
    """Put the user's price in; one for what is not there any more stays in the plan, unread."""
    origin = Origin((), (said.source,) if said.source else (), said.checked_on, own=True)
    if said.key in amounts and said.band == 0:
        amounts[said.key] = replace(amounts[said.key], cents=said.cents, origin=origin)
    elif said.key in tables and 0 < said.band <= len(tables[said.key].bands):
        bands = list(tables[said.key].bands)
        bands[said.band - 1] = replace(bands[said.band - 1], cents=said.cents)
        tables[said.key] = replace(tables[said.key], bands=tuple(bands), origin=origin)


def _end(tables: dict[str, FeeTable], said: Ending) -> None:
    """Let a table end where the user says, bands beyond it left out; one without an end stays as it is."""
    table = tables.get(said.key)
    if table is None or table.bands[-1].up_to is None:
        return
    below = [band for band in table.bands if band.up_to is not None and band.up_to < said.most]
    last = table.bands[min(len(below), len(table.bands) - 1)]
    kept = below[: len(table.bands) - 1]
    origin = Origin((), (said.source,) if said.source else (), said.checked_on, own=True)
    tables[said.key] = replace(table, bands=(*kept, replace(last, up_to=said.most)), origin=origin)


def _origin(fields: Fields, checked_on: date) -> Origin:
    return Origin(
        fields.integers("stated_for"), fields.texts("sources"), checked_on, fields.optional_text("note")
    )


def _band(fields: Fields) -> Band:
    price = next((price for price in Price if fields.has(price.value)), None)
    if price is None:
        raise fields.fail("a band needs a price: each, flat or step")
    up_to = fields.integer("up_to") if fields.has("up_to") else None
    band = Band(up_to, price, fields.integer(price.value) * CENTS)
    fields.finish()
    return band
