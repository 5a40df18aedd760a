"""The tables of the season: dates, prices, limits, signals, and what the user corrected in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import fees, token_tables
from matchplanner.domain.fees import Fees
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.origins import Origin
from matchplanner.domain.season import Track, milestone_by_key
from matchplanner.services import budget, season, signal_tables


class Table(LabelledEnum):
    """A table of the season."""

    DATES = "dates", "Dates"
    FEES = "fees", "Fees"
    LIMIT = "limit", "Codes on a rank order list"
    SIGNALS = "signals", "Signals and divisions"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a table stands: its rows, the last day a shipped one was checked, and where they come from."""

    table: Table
    rows: int
    checked_on: date | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A row in which the user's own value stands in place of the shipped one.

    `key` and `part` find it in its table; `value` is as it was typed: a day, an amount of cents, a number.
    """

    id: int
    table: Table
    key: str
    part: str
    label: str
    value: str
    source: str
    checked_on: date | None


def standings() -> tuple[Standing, ...]:
    """Return how the tables of the target year's season stand; without a year there are no dates yet."""
    year = season.target_year()
    prices, signals = budget.season_fees(), signal_tables.of_season()
    dates = season.milestones(year)
    listed = [table for key, table in prices.tables.items() if key != fees.LIMIT]
    of_fees = [table.origin for table in listed] + [amount.origin for amount in prices.amounts.values()]
    of_signals = [one.origin for one in signals.allowances.values()] + [signals.divisions.origin]
    bands = sum(len(table.bands) for table in listed) + len(prices.amounts)
    checked = [one.checked_on for one in dates if not one.overridden and one.checked_on is not None]
    sites = {url: None for one in dates if not one.overridden for url in one.sources}
    return (
        Standing(Table.DATES, len(dates), max(checked, default=None), tuple(sites)),
        _standing(Table.FEES, bands, of_fees),
        _standing(Table.LIMIT, 1, [prices.tables[fees.LIMIT].origin]),
        _standing(Table.SIGNALS, len(of_signals), of_signals),
    )


def limit() -> int | None:
    """Return how many codes NRMP takes on one list, None where no limit is known."""
    return budget.season_fees().tables[fees.LIMIT].bands[-1].up_to


def corrected() -> tuple[Corrected, ...]:
    """Return the rows the user corrected, table by table."""
    year = season.target_year()
    return () if year is None else tuple(_numbered((*_dates(year), *_fees(), *_signals())))


def back(row: Corrected) -> None:
    """Put the shipped value back in its place."""
    year = season.target_year()
    if row.table is Table.DATES and year is not None:
        season.clear_override(year, row.key)
    elif row.table is Table.FEES:
        budget.correct_fee(row.key, int(row.part), "")
    elif row.table is Table.LIMIT:
        budget.correct_most("")
    elif row.part:
        signal_tables.correct(row.key, Track(row.part), "")
    else:
        signal_tables.correct_divisions("")


def _standing(table: Table, rows: int, origins: list[Origin]) -> Standing:
    shipped = [origin for origin in origins if not origin.own]
    checked = [origin.checked_on for origin in shipped if origin.checked_on is not None]
    sources = {url: None for origin in shipped for url in origin.sources}
    return Standing(table, rows, max(checked, default=None), tuple(sources))


def _numbered(rows: tuple[Corrected, ...]) -> Iterator[Corrected]:
    for number, row in enumerate(rows, start=1):
        yield Corrected(
            *(number, row.table, row.key, row.part, row.label, row.value, row.source, row.checked_on)
        )


def _dates(year: int) -> Iterator[Corrected]:
    found = season.milestones(year)
    for one in (one for one in found if one.overridden):
        label = milestone_by_key(found, one.key).label
        source = one.sources[0] if one.sources else ""
        yield Corrected(0, Table.DATES, one.key, "", label, one.on.isoformat(), source, one.checked_on)


def _fees() -> Iterator[Corrected]:
    shipped = budget.season_fees()
    for said in budget.corrections():
        label = _price(shipped, said.key, said.band)
        if label:
            yield Corrected(
                *(0, Table.FEES, said.key, str(said.band), label, str(said.cents)),
                *(said.source, said.checked_on),
            )
    for ending in budget.endings():
        yield Corrected(
            *(0, Table.LIMIT, ending.key, "", Table.LIMIT.label, str(ending.most)),
            *(ending.source, ending.checked_on),
        )


def _price(found: Fees, key: str, band: int) -> str:
    """Return what a price is for, "" for one that this version does not know."""
    if not band:
        return found.amounts[key].label if key in found.amounts else ""
    table = found.tables.get(key)
    if table is None or band > len(table.bands):
        return ""
    first = 1 if band == 1 else (table.bands[band - 2].up_to or 0) + 1
    last = table.bands[band - 1].up_to
    return f"{table.label}: {first} and more" if last is None else f"{table.label}: {first} to {last}"


def _signals() -> Iterator[Corrected]:
    table = signal_tables.of_season()
    for one in (one for one in table.allowances.values() if one.origin.own):
        counts = token_tables.counts_text(one.counts)
        yield _signal(one.specialty, one.track.value, one.specialty, counts, one.origin)
    if table.divisions.origin.own:
        yield _signal(
            *("", "", "Geographic preference: divisions", str(table.divisions.most)), table.divisions.origin
        )


def _signal(key: str, part: str, label: str, value: str, origin: Origin) -> Corrected:
    source = origin.sources[0] if origin.sources else ""
    return Corrected(0, Table.SIGNALS, key, part, label, value, source, origin.checked_on)
