"""What can be wrong with a plan of rotations, why, and what puts it right."""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.spans import Span


class ViolationKind(LabelledEnum):
    """What is wrong."""

    TOO_MANY = "too_many", "More than three genetics rotations"
    NONE_GENETICS = "none_genetics", "No genetics-relevant rotation"
    SAME_REGION = "same_region", "Third rotation in the same region"
    SECOND_UNLISTED = "second_unlisted", "Second rotation not at a program on the list"
    SEQUENCE = "sequence", "Genetics before the broader rotation"
    PORTFOLIO_FULL = "portfolio_full", "Too many sites of one kind"
    NONE_REALISTIC = "none_realistic", "No realistic site"
    OVER_BUDGET = "over_budget", "The rotations cost more than there is"
    OVERLAP = "overlap", "Two rotations at the same time"
    BLOCKED = "blocked", "A rotation in a blocked period"
    OUTSIDE_CALENDAR = "outside_calendar", "Outside the calendar"
    LETTER_TOO_LATE = "letter_too_late", "The letter would come too late"
    CYCLE_MISSED = "cycle_missed", "The program's own cycle opens before the letter"
    WINDOW_PAST = "window_past", "The application window is over"
    OVERLAP_SHORT = "overlap_short", "Little time to apply"
    OVERLAP_EMPTY = "overlap_empty", "The application window misses phase 2"
    VISA_LEAD = "visa_lead", "Little time for a visa"
    DOCUMENT_EXPIRES = "document_expires", "A document expires"
    US_SCHOOL_ONLY = "us_school_only", "The host takes US and Canadian schools only"
    VSLO_GRADUATE = "vslo_graduate", "VSLO is for students"
    RED_FLAG = "red_flag", "Red flags at the site"


class Severity(LabelledEnum):
    """How much a violation weighs."""

    ADVICE = "advice", "Advice"
    CAUTION = "caution", "Caution"
    PROBLEM = "problem", "Problem"


class CauseKind(LabelledEnum):
    """One of the two facts that make a violation."""

    GENETICS_ROTATIONS = "genetics_rotations", "Genetics rotations planned"
    ROTATIONS_OF_UNKNOWN_KIND = "rotations_of_unknown_kind", "Rotations of unknown kind"
    MOST_USEFUL = "most_useful", "Usually worth it"
    PLACE_IN_ORDER = "place_in_order", "Place in the order of rotations"
    ON_THE_LIST = "on_the_list", "Program on my list"
    REGION = "region", "Region"
    OTHER_REGION = "other_region", "Region of the other rotation"
    DREAM_SITES = "dream_sites", "Dream sites"
    REALISTIC_SITES = "realistic_sites", "Realistic sites"
    BACKUP_SITES = "backup_sites", "Backup sites"
    SITES_DECIDED = "sites_decided", "Sites whose part is decided"
    COST = "cost", "Cost of the rotations, USD"
    BUDGET = "budget", "Money available, USD"
    ROTATION = "rotation", "This rotation"
    OTHER_ROTATION = "other_rotation", "Other rotation"
    BLOCKED_PERIOD = "blocked_period", "Blocked period"
    CALENDAR = "calendar", "Calendar"
    LETTER_EXPECTED = "letter_expected", "Letter expected"
    SUBMISSION = "submission", "ERAS submission"
    CYCLE_OPENS = "cycle_opens", "The program's cycle takes applications"
    APPLICATION_WINDOW = "application_window", "Apply 8 to 4 months before"
    HOST_WINDOW = "host_window", "When the host takes applications"
    PHASE_2 = "phase_2", "Phase 2, apply and onboard"
    TODAY = "today", "Today"
    VISA_STEP = "visa_step", "Visa step"
    PAPER_EXPIRES = "paper_expires", "The document expires"
    HOST_TAKES = "host_takes", "Only US and Canadian schools"
    MY_SCHOOL = "my_school", "Enrolled in a US or Canadian school"
    THROUGH_VSLO = "through_vslo", "Through VSLO"
    STAGE = "stage", "Student or graduate"
    RED_FLAGS = "red_flags", "Red flags ticked"
    STATUS = "status", "Status of the rotation"


class FixKind(LabelledEnum):
    """What puts a violation right in one step."""

    MOVE = "move", "Move the rotation"
    SHORTEN = "shorten", "Shorten the rotation"
    SWAP = "swap", "Let two rotations change places"
    DROP = "drop", "Drop the rotation"
    ADD = "add", "Add a genetics rotation"
    MOVE_BLOCK = "move_block", "Move the blocked period"
    SHORTEN_BLOCK = "shorten_block", "Shorten the blocked period"
    SET_STATUS = "set_status", "Set the status"
    SET_KIND = "set_kind", "Set the kind"
    SET_MODE = "set_mode", "Set hands-on or observership"
    SET_REGION = "set_region", "Set the region"
    SET_PORTFOLIO = "set_portfolio", "Set the part it plays"
    SET_VSLO = "set_vslo", "Set the way of applying"
    LINK_PROGRAM = "link_program", "Link a program"
    UNLINK_PROGRAM = "unlink_program", "Unlink the program"
    LIST_PROGRAM = "list_program", "Put the site on my list of programs"
    SUBMIT_LATER = "submit_later", "Submit on another day"
    AGREE_DAY = "agree_day", "Agree an earlier day with the writer"
    OFFICE_ASKED = "office_asked", "The international office was asked"
    NOT_NEEDED = "not_needed", "The host does not need the document"
    CLEAR_FLAGS = "clear_flags", "Clear the red flags"


@dataclass(frozen=True, slots=True)
class Cause:
    """One of a violation's two causes: a day, a span of days, a number or a word."""

    kind: CauseKind
    value: date | Span | int | str


@dataclass(frozen=True, slots=True)
class Violation:
    """Something wrong with one rotation, with two, or with the plan (no ids).

    `record` is the blocked period or the host's line about a document that
    takes part in it, 0 where none does.
    """

    kind: ViolationKind
    severity: Severity
    rotation_ids: tuple[int, ...]
    causes: tuple[Cause, Cause]
    record: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to put a violation right.

    `record` is the row it changes, of the table the kind speaks of; `value`
    what becomes of it: days, a day, a word, another row's id, or nothing.
    """

    kind: FixKind
    record: int
    value: Span | date | int | str | None = None
