"""What is known, turned into proposed points: each with its reason, none ever set by itself."""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain.claims import UNKNOWN
from matchplanner.domain.enquiries import Echo, Quality
from matchplanner.domain.roster import Outlook
from matchplanner.domain.rubric import CohortRule

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Points for one criterion, or only the reason why nothing can be proposed (`points` is None).

    `evidence` is what to keep with the answer, `seen_on` the day of it.
    """

    points: int | None
    reason: str
    evidence: str = ""
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class VisaWords:
    """What the claims say, as stored: `unknown` where nobody spoke; `disputed` names what differs."""

    j1: str = UNKNOWN
    h1b: str = UNKNOWN
    any_visa: str = UNKNOWN
    trainees_named: bool = False
    disputed: str = ""


def of_roster(found: Outlook, rule: CohortRule, step: int | None) -> str:
    """Return the sentence that names the count and the threshold it met."""
    if not found.noted and not found.earlier_imgs:
        return f"No resident of {found.span} is noted: paste a roster to have points proposed."
    count = f"IMGs in {found.with_imgs} of {len(found.cohorts)} cohorts ({found.span})"
    if step is None:
        return f"{count}, but somebody's school or year is open: settle it first."
    why = _threshold(found, rule, step)
    open_ends = []
    if found.perhaps and step < _STEADY:
        open_ends.append(f"{found.perhaps} more may have one")
    empty = [str(cohort.year) for cohort in found.cohorts if not cohort.size]
    if empty and step < _STEADY:
        open_ends.append(f"nobody noted for {', '.join(empty)}")
    return f"{count}: {why}." + (f" {'; '.join(open_ends).capitalize()}." if open_ends else "")


_STEADY, _SOME, _FEW = 3, 2, 1


def _threshold(found: Outlook, rule: CohortRule, step: int) -> str:
    if step == _STEADY:
        every = "every one" if rule.steady == rule.cohorts else f"at least {rule.steady}"
        return f"{every} of the last {rule.cohorts} counts as steady"
    if step == _SOME:
        return f"at least {rule.some}, but fewer than {rule.steady}, counts as some years"
    if step == _FEW and found.with_imgs:
        return f"fewer than {rule.some} counts as one or few"
    if step == _FEW:
        return f"{found.earlier_imgs} before {found.cohorts[0].year} counts as a few ever"
    return "none counts as none seen"


def of_visa(words: VisaWords) -> tuple[int | None, str]:
    """Return the step of the visa criterion that the rubric's words determine, 0 to 3, and why.

    None where they do not: sources differ, nothing is said of J-1, only H-1B
    is sponsored, or J-1 alone is known and it is open what IMGs are told.
    Source: R97; holes of the rubric 1.16.5.
    """
    if words.disputed:
        return None, f"Sources disagree on {words.disputed}: settle that first."
    if words.any_visa == NO or (words.j1 == NO and words.h1b == NO):
        return 0, "The program sponsors no visa."
    if words.j1 == NO:
        return None, "No J-1: no step speaks of H-1B alone. Give your own points and the reason."
    if words.j1 != YES:
        conditional = "J-1 only under conditions" if words.j1 != UNKNOWN else "Nothing is noted on J-1"
        return None, f"{conditional}: no step is sure yet."
    return _with_j1(words)


def _with_j1(words: VisaWords) -> tuple[int | None, str]:
    considered = words.h1b not in (NO, UNKNOWN)
    if considered and words.trainees_named:
        return 3, "J-1 stated, H-1B considered, and something is said to trainees from abroad."
    if considered:
        return 2, "J-1 stated and H-1B considered, but nothing noted on trainees from abroad: the lower step."
    if words.trainees_named:
        return 2, "J-1 stated, and something is said to IMGs; H-1B is refused or not explained."
    if words.h1b == NO:
        return 1, "J-1 is the only visa, and nothing is noted that is said to IMGs."
    return None, "J-1 alone fits two steps: note what is said on H-1B, or to IMGs."


def of_echo(found: Echo | None, step: int | None) -> str:
    """Return the sentence that says what the log proves."""
    if found is None:
        return "No enquiry is logged: responsiveness stays open until one was sent."
    if found.latency is None:
        if step == 0:
            return f"No reply in {found.waited} days; the waiting period is {found.waiting_days}."
        left = found.waiting_days - found.waited
        return f"Day {found.waited} of {found.waiting_days} of waiting; silence counts in {left} days."
    late = found.latency > found.waiting_days
    pace = "late" if late else "in time"
    days = "1 day" if found.latency == 1 else f"{found.latency} days"
    reply = f"Reply after {days}, {pace} (waiting period {found.waiting_days})"
    if found.quality is Quality.UNKNOWN and not late:
        return f"{reply}; judge whether it helped to have points proposed."
    word = {Quality.HELPFUL: "helpful", Quality.GENERIC: "generic", Quality.UNKNOWN: "not judged"}
    return f"{reply}, {word[found.quality]}."
