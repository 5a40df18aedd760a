"""The season's money: lines, rates and prices the user keeps, and what they come to."""

import functools
import importlib.resources
import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import budget, entry, fees, season, timeline
from matchplanner.domain.budget import CostKind, CostLine, Month, Sum
from matchplanner.domain.fees import Correction, Ending, FeeLine, Fees
from matchplanner.domain.rotations import told_apart
from matchplanner.errors import UserError
from matchplanner.services import plan_programs, rotations
from matchplanner.services import season as seasons
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Cost, ExchangeRate, Profile, Rotation, SeasonValue
from matchplanner.wording import say

_AMOUNT = re.compile(r"(\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(\d{1,2}))?")
_CURRENCY = re.compile("[A-Z]{3}")
MOST = f"{fees.LIMIT}.most"
"""The key of the user's own limit of codes on a rank order list."""

_LONGEST_LIST = 10_000
_MOST = 10**9
"""Units of a currency in one line."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is worth in dollars, with where and when that was seen."""

    currency: str
    usd: float
    source: str
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class SitePrice:
    """What one rotation costs, and what the plan would cost without it.

    `letter` says whether its letter can be there before the applications go out;
    `lines` counts what is noted, so that nothing noted is not taken for nothing to pay.
    """

    rotation_id: int
    site: str
    sum: Sum
    without: Sum
    letter: bool
    lines: int


@dataclass(frozen=True, slots=True)
class Budget:
    """Everything the budget shows.

    `total` is the lines together with the application fees; `available` is the
    money in the profile, None while unknown; `undated` cents belong to no month;
    `without_clock` programs are to be applied to, nobody knows through what.
    """

    lines: tuple[CostLine, ...]
    rates: tuple[Rate, ...]
    sites: tuple[SitePrice, ...]
    applications: tuple[FeeLine, ...]
    total: Sum
    available: int | None
    per_letter: int | None
    months: tuple[Month, ...]
    undated: int
    without_clock: int

    @property
    def left(self) -> int | None:
        """Cents left of the money there is, negative where it does not suffice; None while unknown."""
        return None if self.available is None else self.available - self.total.cents


def read() -> Budget:
    """Return the budget of the plan as it is."""
    lines, rates = _lines(), _rates()
    known = {rate.currency: rate.usd for rate in rates}
    chosen = [program.clock for program in plan_programs.applying()]
    applications = fees.application_fees(season_fees(), [clock for clock in chosen if clock is not None])
    taken = sum(line.cents for line in applications)
    total = budget.total(lines, known) + Sum(cents=taken)
    places = _places()
    sites = tuple(_site_price(place, total, known, lines) for place in places)
    starts = {place.id: place.starts_on for place in places if place.starts_on is not None}
    months, undated = budget.cash_flow(lines, known, starts)
    dollars = Profile.get_by_id(1).budget_usd
    return Budget(
        lines=lines,
        rates=rates,
        sites=sites,
        applications=applications,
        total=total,
        available=None if dollars is None else dollars * fees.CENTS,
        per_letter=budget.per_letter(total.cents, sum(place.letter for place in places)),
        months=months,
        undated=undated + taken,
        without_clock=chosen.count(None),
    )


def season_fees() -> Fees:
    """Return the prices of the target year's season, corrected by the user; the newest while X is unknown."""
    target = seasons.target_year()
    year = _NEWEST if target is None else season.match_year_of(target)
    return fees.of_season(_shipped(), year, _corrections(year), _endings(year))


def correct_fee(
    key: str, band: int, dollars: object, *, source: object = "", checked_on: object = None
) -> None:
    """Put the user's own price of the season in place of the shipped one; blank goes back to that.

    `band` counts from 1 within a table and is 0 for a single amount.
    """
    target = seasons.target_year()
    if target is None:
        raise UserError("A price belongs to a season.", "Enter the target application year in Profile first.")
    cents = amount(dollars, "The price")
    _put(season.match_year_of(target), f"{key}.{band}", cents, source, checked_on)


def correct_most(most: object, *, source: object = "", checked_on: object = None) -> None:
    """Put the user's own limit of a rank order list in place of the shipped one; blank goes back to that."""
    number = entry.whole_number(most, "The number of codes", 1, _LONGEST_LIST)
    target = seasons.target_year()
    if target is None:
        raise UserError("A limit belongs to a season.", "Enter the target application year in Profile first.")
    _put(season.match_year_of(target), MOST, number, source, checked_on)


def corrections() -> list[Correction]:
    """Return the prices the user corrected in the target year's season; none while X is unknown."""
    target = seasons.target_year()
    return [] if target is None else _corrections(season.match_year_of(target))


def endings() -> list[Ending]:
    """Return the user's own limit of the target year's season, if there is one."""
    target = seasons.target_year()
    return [] if target is None else _endings(season.match_year_of(target))


def add(kind: CostKind, rotation_id: int | None = None, **fields: object) -> int:
    """Add a line, for a rotation or the season as a whole, and return its id."""
    values = {field: _TAKE[field](value) for field, value in fields.items()}
    return Cost.create(kind=kind.value, rotation=rotation_id, **values).id


def edit(cost_id: int, field: str, value: object) -> None:
    """Store one field of a line; raises UserError for a value that cannot be taken."""
    stored = _TAKE[field](value)
    if not Cost.update({field: stored}).where(Cost.id == cost_id).execute():
        raise UserError("This line is not in the budget any more.")


def delete(cost_id: int) -> None:
    """Delete a line."""
    Cost.delete().where(Cost.id == cost_id).execute()


def set_rate(currency: object, usd: object, *, source: object = "", seen_on: object = None) -> None:
    """Keep what one unit of a currency is worth in dollars; a blank forgets it."""
    code = _currency(currency)
    text = entry.one_line("" if usd is None else usd)
    ExchangeRate.delete().where(ExchangeRate.currency == code).execute()
    if text:
        ExchangeRate.create(
            currency=code,
            usd=_rate(text),
            source=entry.one_line(source),
            seen_on=entry.day(seen_on, "The day of the rate"),
        )


def amount(value: object, what: str = "The amount") -> int | None:
    """Return hundredths from an amount such as "1,200.50", or None for a blank; raises UserError."""
    text = entry.one_line("" if value is None else value)
    if not text:
        return None
    match = _AMOUNT.fullmatch(text)
    whole = int(re.sub("[, ]", "", match.group(1))) if match and match.group(0).isascii() else _MOST
    if match is None or whole >= _MOST:
        raise UserError(
            say("{what} must be a number like 1,200.50.", what=say(what)), "Leave it blank if unknown."
        )
    return whole * fees.CENTS + int((match.group(2) or "").ljust(2, "0"))


def _lines() -> tuple[CostLine, ...]:
    query = (
        Cost.select(
            *(Cost.id, Cost.rotation, Cost.kind, Cost.label, Cost.amount_cents),
            *(Cost.currency, Cost.due_on, Cost.paid_on, Cost.note),
        )
        .join(Rotation, "LEFT JOIN")
        .where(Rotation.scenario.is_null())
        .order_by(Cost.id)
    )
    return tuple(
        CostLine(
            *(record, rotation, entry.read(CostKind, kind, CostKind.OTHER), label, cents, currency),
            *(_day(due), _day(paid), note),
        )
        for record, rotation, kind, label, cents, currency, due, paid, note in tuples(query)
    )


def _rates() -> tuple[Rate, ...]:
    return tuple(
        Rate(row.currency, row.usd, row.source, row.seen_on)
        for row in ExchangeRate.select().order_by(ExchangeRate.currency)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    id: int
    name: str
    starts_on: date | None
    letter: bool


def _places() -> list[_Place]:
    """Return the plan's rotations, and whether the letter of each can come in time."""
    submission, own = seasons.submission(seasons.target_year()), rotations.planned()
    names = told_apart((one.title, one.start) for one in own)
    return [
        _Place(
            one.id,
            name,
            one.start,
            submission is not None
            and one.end is not None
            and one.letter_expected(one.end, timeline.WRITER_TURNAROUND) <= submission.on,
        )
        for one, name in zip(own, names, strict=True)
    ]


def _site_price(
    place: _Place, total: Sum, rates: Mapping[str, float], lines: Iterable[CostLine]
) -> SitePrice:
    own = [line for line in lines if line.rotation_id == place.id]
    added = budget.total(own, rates)
    return SitePrice(place.id, place.name, added, _less(total, added), place.letter, len(own))


def _less(total: Sum, part: Sum) -> Sum:
    return Sum(total.cents - part.cents, total.paid - part.paid, total.unknown - part.unknown)


@functools.cache
def _shipped() -> tuple[fees.FeeTable | fees.Amount, ...]:
    file = importlib.resources.files("matchplanner.resources").joinpath("fees", "fees.toml")
    return fees.parse(tomllib.loads(file.read_text("utf-8")))


def _corrections(match_year: int) -> list[Correction]:
    found = []
    for row in SeasonValue.select().where(SeasonValue.match_year == match_year):
        key, _, band = row.key.rpartition(".")
        if band.isdigit() and row.value.isdigit():
            found.append(Correction(key, int(band), int(row.value), row.source, row.checked_on))
    return found


def _put(match_year: int, key: str, value: int | None, source: object, checked_on: object) -> None:
    """Keep the user's own value of a season, or none."""
    same = (SeasonValue.match_year == match_year) & (SeasonValue.key == key)
    SeasonValue.delete().where(same).execute()
    if value is not None:
        SeasonValue.create(
            match_year=match_year,
            key=key,
            value=str(value),
            source=entry.one_line(source),
            checked_on=entry.day(checked_on, "The day you checked it"),
        )


def _endings(match_year: int) -> list[Ending]:
    of = (SeasonValue.match_year == match_year) & (SeasonValue.key == MOST)
    rows = [row for row in SeasonValue.select().where(of) if row.value.isdigit() and int(row.value)]
    return [Ending(fees.LIMIT, int(row.value), row.source, row.checked_on) for row in rows]


def _day(stored: object) -> date | None:
    return stored if isinstance(stored, date) or stored is None else date.fromisoformat(str(stored))


def _currency(value: object) -> str:
    code = entry.one_line(value).upper()
    if not _CURRENCY.fullmatch(code):
        raise UserError("A currency is written with three letters, such as USD or EUR.")
    return code


def _rate(text: str) -> float:
    try:
        rate = float(text.replace(",", "."))
    except ValueError:
        rate = math.nan
    if not 0 < rate < _MOST:
        raise UserError("The rate must be what one unit is worth in US dollars, such as 1.08.")
    return rate


_NEWEST = season.MATCH_YEARS.stop - 1
_TAKE: Mapping[str, Callable[[object], object]] = {
    "kind": lambda value: entry.choice(CostKind, value, "The kind of cost").value,
    "label": entry.one_line,
    "amount_cents": amount,
    "currency": _currency,
    "due_on": lambda value: entry.day(value, "The day it is due"),
    "paid_on": lambda value: entry.day(value, "The day it was paid"),
    "note": entry.paragraph,
}
