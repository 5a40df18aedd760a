"""The applicant: vocabularies, and what must hold between the answers."""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.labels import LabelledEnum
from matchplanner.errors import UserError
from matchplanner.wording import say

GRADUATION_YEARS = (1950, 2100)
TARGET_YEARS = (2000, 2100)
TIGHT_DAYS = 30
_SEASON_TURNS = 8
_SUBMISSION_MONTH = 9


STATUSES_NOW = (
    "Abroad, without a US visa",
    "B-1/B-2 visitor",
    "F-1 student",
    "J-1 exchange visitor",
    "Dependent of a visa holder",
    "Permanent resident",
    "US citizen",
)
"""Usual answers to what status one holds now; others may be typed (R8)."""

USUAL_EXAMS = ("USMLE Step 1", "USMLE Step 2 CK", "USMLE Step 3", "OET Medicine")
"""Examinations most applicants name; others may be typed (R12)."""

USUAL_TRAININGS = ("Pediatrics", "Internal medicine", "OB/GYN", "Neurology")
"""Residencies that count towards genetics; others may be typed (R13)."""

ROTATION_VISAS = (
    "B-1/B-2 visitor, to observe only",
    "J-1 short-term scholar, rare for short rotations",
    "No visa needed",
)
"""What a rotation usually takes place on; each host decides (R8; guide_away_rotations.txt 70-76)."""


class Stage(LabelledEnum):
    """Student still, or graduate: some hosts take only one of the two."""

    STUDENT = "student", "Student"
    GRADUATE = "graduate", "Graduate"
    UNKNOWN = "unknown", "Unknown"


class H1bNeed(LabelledEnum):
    """How much hangs on H-1B sponsorship."""

    NEEDED = "needed", "Needed"
    PREFERRED = "preferred", "Strongly preferred"
    NOT_NEEDED = "not_needed", "Not needed"
    UNKNOWN = "unknown", "Unknown"


class EcfmgStatus(LabelledEnum):
    """Where the applicant stands with ECFMG certification."""

    CERTIFIED = "certified", "Certified"
    ON_TRACK = "on_track", "On track"
    UNKNOWN = "unknown", "Unknown"


class EcfmgOutlook(LabelledEnum):
    """Whether certification comes before the rank-list deadline."""

    CERTIFIED = "certified", "Certified"
    IN_TIME = "in_time", "In time"
    TIGHT = "tight", "Tight"
    TOO_LATE = "too_late", "Too late"
    UNKNOWN = "unknown", "Unknown"


class Focus(LabelledEnum):
    """A direction in medical genetics the applicant aims at."""

    PEDIATRIC = "pediatric", "Pediatric"
    ADULT = "adult", "Adult"
    REPRODUCTIVE = "reproductive", "Reproductive"
    LABORATORY = "laboratory", "Laboratory"


def parse_focus(value: object) -> tuple[Focus, ...]:
    """Return the directions of a comma-joined text, most wanted first, each once.

    Raises UserError for a word that is no direction.
    """
    words = [word.strip() for word in str(value).split(",") if word.strip()]
    return tuple(dict.fromkeys(entry.choice(Focus, word, "The focus") for word in words))


def joined_focus(focus: tuple[Focus, ...]) -> str:
    """Return the directions as the plan stores them."""
    return ",".join(word.value for word in focus)


def check_years(graduation_year: int | None, target_year: int | None) -> None:
    """Raise UserError when graduation comes more than a year after the target year.

    Training starts in the July after the Match in March X+1, so a diploma from
    X+1 is the last that can serve. Nothing is said while either is unknown.
    """
    if graduation_year is None or target_year is None or graduation_year <= target_year + 1:
        return
    raise UserError(
        say(
            "Graduation in {graduation_year} comes too late for the target year {target_year}.",
            graduation_year=graduation_year,
            target_year=target_year,
        ),
        say(
            "Use a graduation year up to {target_year}, or a later target year.", target_year=target_year + 1
        ),
    )


def season_to_plan(today: date) -> int:
    """Return the target year that can still be planned for: from August on, it is the next year's."""
    return today.year if today.month < _SEASON_TURNS else today.year + 1


def check_target(target_year: int | None, today: date) -> None:
    """Raise UserError when the September of a target year is over: nobody can apply in it any more."""
    if target_year is None or (today.year, today.month) <= (target_year, _SUBMISSION_MONTH):
        return
    raise UserError(
        say("September {target_year} is over, so nobody can apply then any more.", target_year=target_year),
        say("Use {today} or a later year, or leave it blank if unknown.", today=season_to_plan(today)),
    )


@dataclass(frozen=True, slots=True)
class EcfmgVerdict:
    """Whether certification precedes the rank-list deadline (R11).

    `deadline_expected` says that the deadline itself is not confirmed yet.
    `slack_days` counts from the certification to the deadline, date to date;
    negative when it comes too late, None while either day is unknown.
    """

    outlook: EcfmgOutlook
    certified_on: date | None
    deadline: date | None
    slack_days: int | None
    deadline_expected: bool = False


def ecfmg_verdict(
    status: EcfmgStatus,
    certified_on: date | None,
    deadline: date | None,
    *,
    deadline_expected: bool = False,
    today: date | None = None,
) -> EcfmgVerdict:
    """Compare the day of certification, reached or expected, with the rank-list deadline.

    NRMP withdraws an applicant whose requirements are not verified by the
    deadline (domain_facts.md 5); less than 30 days of slack is called tight.
    Who is not certified by `today` will not be before it, whatever was expected.
    """
    counted = certified_on
    if certified_on is not None and today is not None and status is not EcfmgStatus.CERTIFIED:
        counted = max(certified_on, today)
    slack = None if counted is None or deadline is None else (deadline - counted).days
    if status is EcfmgStatus.CERTIFIED:
        outlook = EcfmgOutlook.CERTIFIED
    elif slack is None:
        outlook = EcfmgOutlook.UNKNOWN
    elif slack < 0:
        outlook = EcfmgOutlook.TOO_LATE
    else:
        outlook = EcfmgOutlook.TIGHT if slack < TIGHT_DAYS else EcfmgOutlook.IN_TIME
    return EcfmgVerdict(outlook, certified_on, deadline, slack, deadline_expected)
