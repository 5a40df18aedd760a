"""What each report prints: plain values, gathered by services.reporting.

Unknown is None or an empty text and prints as such; nothing here computes.
Datetimes are aware, with a zoneinfo zone where the zone's name should print.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Fact:
    """One researched fact: what, where it was read and when.

    `value` is empty where nothing is known. `age` is a remark such as "seen 14
    months ago"; a `stale` fact is past its shelf life and marked to be checked.
    """

    label: str
    value: str = ""
    source: str = ""
    seen: date | None = None
    age: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One criterion of the IMG-friendliness score; `points` is None while not assessed."""

    label: str
    best: int
    points: int | None = None
    anchor: str = ""
    evidence: str = ""
    assessed: date | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The IMG-friendliness score: open criteria count 0 in `low` and their best in `high`."""

    low: int
    high: int
    of: int
    criteria: tuple[CriterionScore, ...] = ()

    @property
    def text(self) -> str:
        """The total as read aloud: "8 of 10", or "6-8 of 10" while criteria are open."""
        if all(criterion.points is None for criterion in self.criteria):
            return "not assessed"
        total = f"{self.low}" if self.low == self.high else f"{self.low}-{self.high}"
        return f"{total} of {self.of}"


@dataclass(frozen=True, slots=True)
class Logistics:
    """When, where and with whom; `start` in the program's zone and `home` in the applicant's.

    `night` tells that the interview falls into the night at home. `wanted` names which of place, link and
    telephone the format asks for: it prints as unknown while it is missing.
    """

    start: datetime | None = None
    home: datetime | None = None
    night: bool = False
    minutes: int | None = None
    format: str = ""
    link: str = ""
    interviewers: tuple[str, ...] = ()
    place: str = ""
    phone: str = ""
    wanted: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WhyGenetics:
    """The three parts of the answer to "Why medical genetics?"; an empty one prints lines to write on.

    `training` is how earlier training prepared the applicant; it stands below them if there is any (R16).
    """

    experience: str = ""
    mentor: str = ""
    skill: str = ""
    training: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody at the program, with the day of the last talk or message; None where none is noted."""

    name: str
    role: str = ""
    remark: str = ""
    last_contact: date | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What changed in the plan about a program since a day.

    `since` is that day and `contact` what happened on it; without a day nothing
    can be told apart. `recorded` is the day the plan's history begins where
    that was later. `lines` are the changes, the newest first, `more` counts
    those there was no room for.
    """

    since: date | None = None
    contact: str = ""
    recorded: date | None = None
    lines: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class PrepSheet:
    """What to hold in hand in one interview.

    `matches` pairs a strength of the program with an experience of the
    applicant; `standing` is how the program serves one's goals, and what one thinks of it.
    `verified` is the oldest and the newest day among the facts, None if no day is known.
    """

    program: str
    institution: str = ""
    place: str = ""
    logistics: Logistics = Logistics()
    facts: tuple[Fact, ...] = ()
    score: Score | None = None
    likes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    why: WhyGenetics = WhyGenetics()
    matches: tuple[tuple[str, str], ...] = ()
    standing: str = ""
    notes: str = ""
    verified: tuple[date, date] | None = None
    people: tuple[Somebody, ...] = ()
    more_people: int = 0
    news: News = News()


@dataclass(frozen=True, slots=True)
class BinderEntry:
    """A program of a binder: the sheet of its interview, and `flags` that say what to look out for.

    `also` are the talks that go with it, what each is and when; None is not known yet.
    """

    sheet: PrepSheet
    flags: tuple[str, ...] = ()
    also: tuple[tuple[str, datetime | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Binder:
    """The prep sheets of some days, in the order of the interviews; `days` says which."""

    days: str
    applicant: str
    entries: tuple[BinderEntry, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the four phases, first and last day included."""

    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RotationBar:
    """A rotation, first and last day included, with its application window if it has one."""

    title: str
    site: str
    first: date
    last: date
    status: str = ""
    window: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class ChartMilestone:
    """A dated event; `provisional` ones are computed, not announced."""

    label: str
    on: date
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class BlockedDays:
    """Days on which no rotation can be, first and last day included."""

    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RotationCalendar:
    """The months from `first` to `last` with all that lies in them; `today` is drawn if it does."""

    first: date
    last: date
    phases: tuple[Phase, ...] = ()
    rotations: tuple[RotationBar, ...] = ()
    milestones: tuple[ChartMilestone, ...] = ()
    today: date | None = None
    blocked: tuple[BlockedDays, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """What is held of one program.

    `known` is off where nobody has said anything, `doubtful` on where it may not hold.
    """

    text: str
    known: bool = True
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One respect, a cell a program; `differs` marks answers known not to be the same."""

    label: str
    cells: tuple[ComparedCell, ...]
    differs: bool = False


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """A part of the comparison under its name."""

    label: str
    lines: tuple[ComparedLine, ...]


@dataclass(frozen=True, slots=True)
class ProgramComparison:
    """Programs side by side, each with its name and place; `open` are respects nothing is known in."""

    programs: tuple[tuple[str, str], ...]
    groups: tuple[ComparedGroup, ...]
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table: its name, what it counts ("53 programs"), its columns from left to right, its cells.

    `shares` says how much room each column asks for, in any unit.
    """

    name: str
    counted: str
    titles: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PacketItem:
    """A part of a letter's packet, with what there is of it."""

    label: str
    there: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LetterPacket:
    """What a letter's writer is given; `sections` are the written parts, an empty one is missing."""

    writer: str
    applicant: str = ""
    school: str = ""
    need_by: date | None = None
    letter_code: str = ""
    items: tuple[PacketItem, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    steps: tuple[str, ...] = ()
