"""What the season costs: lines in any currency, their sums in dollars, and what is still unknown.

Kinds of costs: guide_away_rotations.txt 83-87 (R176). Amounts are whole cents;
a sum leaves out what is unknown and says how many lines that are, so it reads
"at least".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.labels import LabelledEnum

DOLLAR = "USD"


class CostKind(LabelledEnum):
    """What money is spent on."""

    APPLICATION = "application", "Application fee"
    TRAVEL = "travel", "Travel"
    HOUSING = "housing", "Housing"
    MEALS = "meals", "Meals"
    INSURANCE = "insurance", "Health or malpractice insurance"
    MEDICAL = "medical", "Immunizations and tests"
    BACKGROUND = "background", "Background check, drug screen"
    VISA = "visa", "Visa"
    OTHER = "other", "Other"


PER_ROTATION = tuple(kind for kind in CostKind if kind is not CostKind.OTHER)
"""What to think of for each rotation."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line; `cents` None means not known yet, `rotation_id` None that it is the season's own."""

    id: int
    rotation_id: int | None
    kind: CostKind
    label: str
    cents: int | None
    currency: str = DOLLAR
    due_on: date | None = None
    paid_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """Cents of a dollar that are known, how many of them are paid, and how many lines are not known."""

    cents: int = 0
    paid: int = 0
    unknown: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        """Return both together."""
        return Sum(self.cents + other.cents, self.paid + other.paid, self.unknown + other.unknown)


@dataclass(frozen=True, slots=True)
class Month:
    """What falls due, or was paid, in one month; `at` is its first day, `so_far` includes all before."""

    at: date
    cents: int
    so_far: int


def in_dollars(line: CostLine, rates: Mapping[str, float]) -> int | None:
    """Return a line's amount in cents of a dollar; None where amount or rate is unknown.

    `rates` say what one unit of a currency is worth in dollars; the dollar needs none.
    """
    if line.cents is None:
        return None
    rate = 1.0 if line.currency == DOLLAR else rates.get(line.currency)
    return None if rate is None else round(line.cents * rate)


def total(lines: Iterable[CostLine], rates: Mapping[str, float]) -> Sum:
    """Add lines up."""
    found = Sum()
    for line in lines:
        cents = in_dollars(line, rates)
        if cents is None:
            found += Sum(unknown=1)
        else:
            found += Sum(cents, cents if line.paid_on is not None else 0)
    return found


def cash_flow(
    lines: Iterable[CostLine], rates: Mapping[str, float], starts: Mapping[int, date]
) -> tuple[tuple[Month, ...], int]:
    """Return the months from the first to the last that money is spent in, and the cents without a month.

    A line belongs to the month it was paid in, else to the one it is due in,
    else to the one its rotation starts in (`starts`, by rotation id). Months
    in between are there with nothing.
    """
    spent: dict[date, int] = {}
    undated = 0
    for line in lines:
        cents = in_dollars(line, rates)
        if cents is None:
            continue
        day = line.paid_on or line.due_on or starts.get(line.rotation_id or 0)
        if day is None:
            undated += cents
        else:
            spent[day.replace(day=1)] = spent.get(day.replace(day=1), 0) + cents
    months, so_far = [], 0
    for at in _months(spent):
        so_far += spent.get(at, 0)
        months.append(Month(at, spent.get(at, 0), so_far))
    return tuple(months), undated


def per_letter(cents: int, letters: int) -> int | None:
    """Return what one expected letter costs in cents, or None where no letter is expected (R177)."""
    return None if letters <= 0 else round(cents / letters)


def _months(spent: Iterable[date]) -> Iterable[date]:
    days = sorted(spent)
    if not days:
        return
    at = days[0]
    while at <= days[-1]:
        yield at
        at = date(at.year + at.month // 12, at.month % 12 + 1, 1)
