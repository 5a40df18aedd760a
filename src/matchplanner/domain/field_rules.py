"""What a researched field may hold, how long an answer keeps, and where it stands on the checklist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matchplanner.domain.labels import LabelledEnum

_YEAR_DAYS = 365
_SEASON_MONTH = 8
"""A season's calendar starts in August (R163): what was read before that month is last season's word."""


class YesNo(LabelledEnum):
    """An answer that may be missing."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Unknown"


class ValueKind(StrEnum):
    """What the value of a field may be.

    A choice is one of the rule's options, yes/no and visa answers included
    under kinds of their own. A list is words separated by semicolons. A date
    is an ISO day, or the source's words where it names no full day.
    """

    YES_NO = "yes_no"
    VISA = "visa"
    CHOICE = "choice"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    URL = "url"
    LIST = "list"
    TEXT = "text"


class Section(LabelledEnum):
    """The parts of the research checklist, in the order in which one works through it."""

    SOURCES = "sources", "Lists and pages"
    VISA = "visa", "Visa and eligibility"
    IMGS = "imgs", "International graduates"
    APPLYING = "applying", "Applying"
    PROGRAM = "program", "Program"
    TRAINING = "training", "Training and clinics"
    PEOPLE = "people", "Faculty and team"
    RESEARCH = "research", "Research"
    SUPPORT = "support", "Support and place"


class ShelfLife(LabelledEnum):
    """How long an answer may be relied on; the label says why."""

    SEASON = "season", "Programs set these rules anew for each application season"
    YEAR = "year", "May change within a year"
    TWO_YEARS = "two_years", "Changes from class to class"
    FIVE_YEARS = "five_years", "Changes slowly"
    ALWAYS = "always", "Does not change"

    def over(self, seen: date, today: date) -> bool:
        """Tell whether what was seen on a day is too old today.

        A season's answers are old once the calendar of another season has
        begun, however few days have passed since.
        """
        days = _SHELF_DAYS.get(self)
        if days is not None:
            return (today - seen).days >= days
        return self is ShelfLife.SEASON and _season(seen) < _season(today)


_SHELF_DAYS = {
    ShelfLife.YEAR: _YEAR_DAYS,
    ShelfLife.TWO_YEARS: 2 * _YEAR_DAYS,
    ShelfLife.FIVE_YEARS: 5 * _YEAR_DAYS,
}

Options = tuple[tuple[str, str], ...]
"""The values a closed field may hold, each with the words that show it."""

YES_NO: Options = (("yes", "Yes"), ("no", "No"))
VISA: Options = (("yes", "Yes"), ("no", "No"), ("conditional", "Under conditions"))


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How the claims of one field are read.

    Claims of a field that is not `disputable` complete each other instead of
    contradicting each other. Numbers lie in `smallest` <= number <= `largest`.
    `important` facts decide whether and where to apply: they are the ones to
    verify again when they have aged.
    """

    kind: ValueKind
    section: Section
    shelf: ShelfLife
    important: bool = False
    disputable: bool = True
    options: Options = ()
    suggestions: tuple[str, ...] = ()
    smallest: float = 0
    largest: float = 0

    @property
    def numeric(self) -> bool:
        """Whether values are numbers."""
        return self.kind in (ValueKind.NUMBER, ValueKind.PERCENT)


def yes_no(
    section: Section, shelf: ShelfLife, *, important: bool = False, disputable: bool = True
) -> FieldRule:
    """Return the rule of a field answered by yes or no."""
    return FieldRule(ValueKind.YES_NO, section, shelf, important, disputable, options=YES_NO)


def visa(section: Section, shelf: ShelfLife, *, important: bool = False) -> FieldRule:
    """Return the rule of a field answered by yes, no or under conditions."""
    return FieldRule(ValueKind.VISA, section, shelf, important, options=VISA)


def choice(section: Section, shelf: ShelfLife, options: Options, *, important: bool = False) -> FieldRule:
    """Return the rule of a field that holds one of a few values."""
    return FieldRule(ValueKind.CHOICE, section, shelf, important, options=options)


def number(
    section: Section, shelf: ShelfLife, largest: float, *, smallest: float = 0, important: bool = False
) -> FieldRule:
    """Return the rule of a field that holds a number."""
    return FieldRule(ValueKind.NUMBER, section, shelf, important, smallest=smallest, largest=largest)


def percent(section: Section, shelf: ShelfLife) -> FieldRule:
    """Return the rule of a field that holds a share of a hundred."""
    return FieldRule(ValueKind.PERCENT, section, shelf, largest=100)


def several(section: Section, shelf: ShelfLife, suggestions: Sequence[str] = ()) -> FieldRule:
    """Return the rule of a field that holds any number of words; sources complete each other."""
    return FieldRule(ValueKind.LIST, section, shelf, disputable=False, suggestions=tuple(suggestions))


def text(
    section: Section,
    shelf: ShelfLife,
    suggestions: Sequence[str] = (),
    *,
    important: bool = False,
    disputable: bool = True,
) -> FieldRule:
    """Return the rule of a field in free words."""
    return FieldRule(ValueKind.TEXT, section, shelf, important, disputable, suggestions=tuple(suggestions))


def page(section: Section) -> FieldRule:
    """Return the rule of a field that holds the address of a page; there may be several."""
    return FieldRule(ValueKind.URL, section, ShelfLife.YEAR, disputable=False)


def day(section: Section, shelf: ShelfLife, *, important: bool = False) -> FieldRule:
    """Return the rule of a field that holds a day."""
    return FieldRule(ValueKind.DATE, section, shelf, important)


def _season(on: date) -> int:
    return on.year + (on.month >= _SEASON_MONTH)
