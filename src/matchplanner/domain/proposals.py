"""What is known, turned into proposed points: each with its reason, none ever set by itself."""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain.claims import UNKNOWN
from matchplanner.domain.enquiries import Echo, Quality
from matchplanner.domain.roster import Outlook
from matchplanner.domain.rubric import CohortRule
from matchplanner.wording import counted, say

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
        return say("No resident of {span} is noted: paste a roster to have points proposed.", span=found.span)
    count = say(
        "IMGs in {with_imgs} of {n} cohorts ({span})",
        with_imgs=found.with_imgs,
        n=len(found.cohorts),
        span=found.span,
    )
    if step is None:
        return say("{count}, but somebody's school or year is open: settle it first.", count=count)
    why = _threshold(found, rule, step)
    open_ends = []
    if found.perhaps and step < _STEADY:
        open_ends.append(say("{n} more may have one", n=found.perhaps))
    empty = [str(cohort.year) for cohort in found.cohorts if not cohort.size]
    if empty and step < _STEADY:
        open_ends.append(say("nobody noted for {empty}", empty=", ".join(empty)))
    return f"{count}: {why}." + (f" {'; '.join(open_ends).capitalize()}." if open_ends else "")


_STEADY, _SOME, _FEW = 3, 2, 1


_EVERY = "every one of the last {cohorts} counts as steady"
_STEADILY = "at least {steady} of the last {cohorts} counts as steady"


def _threshold(found: Outlook, rule: CohortRule, step: int) -> str:
    if step == _STEADY:
        whole = rule.steady == rule.cohorts
        return say(_EVERY if whole else _STEADILY, steady=rule.steady, cohorts=rule.cohorts)
    if step == _SOME:
        return say(
            "at least {some}, but fewer than {steady}, counts as some years",
            some=rule.some,
            steady=rule.steady,
        )
    if step == _FEW and found.with_imgs:
        return say("fewer than {some} counts as one or few", some=rule.some)
    if step == _FEW:
        return say(
            "{earlier_imgs} before {year} counts as a few ever",
            earlier_imgs=found.earlier_imgs,
            year=found.cohorts[0].year,
        )
    return say("none counts as none seen")


def of_visa(words: VisaWords) -> tuple[int | None, str]:
    """Return the step of the visa criterion that the rubric's words determine, 0 to 3, and why.

    None where they do not: sources differ, nothing is said of J-1, only H-1B
    is sponsored, or J-1 alone is known and it is open what IMGs are told.
    Source: R97; holes of the rubric 1.16.5.
    """
    if words.disputed:
        return None, say("Sources disagree on {disputed}: settle that first.", disputed=words.disputed)
    if words.any_visa == NO or (words.j1 == NO and words.h1b == NO):
        return 0, say("The program sponsors no visa.")
    if words.j1 == NO:
        return None, say("No J-1: no step speaks of H-1B alone. Give your own points and the reason.")
    if words.j1 != YES:
        if words.j1 == UNKNOWN:
            return None, say("Nothing is noted on J-1: no step is sure yet.")
        return None, say("J-1 only under conditions: no step is sure yet.")
    return _with_j1(words)


def _with_j1(words: VisaWords) -> tuple[int | None, str]:
    considered = words.h1b not in (NO, UNKNOWN)
    if considered and words.trainees_named:
        return 3, say("J-1 stated, H-1B considered, and something is said to trainees from abroad.")
    if considered:
        return 2, say(
            "J-1 stated and H-1B considered, but nothing noted on trainees from abroad: the lower step."
        )
    if words.trainees_named:
        return 2, say("J-1 stated, and something is said to IMGs; H-1B is refused or not explained.")
    if words.h1b == NO:
        return 1, say("J-1 is the only visa, and nothing is noted that is said to IMGs.")
    return None, say("J-1 alone fits two steps: note what is said on H-1B, or to IMGs.")


def of_echo(found: Echo | None, step: int | None) -> str:
    """Return the sentence that says what the log proves."""
    if found is None:
        return say("No enquiry is logged: responsiveness stays open until one was sent.")
    if found.latency is None:
        if step == 0:
            return counted(
                "No reply in 1 day; the waiting period is {period}.",
                "No reply in {n} days; the waiting period is {period}.",
                found.waited,
                period=found.waiting_days,
            )
        left = found.waiting_days - found.waited
        return counted(
            "Day {day} of {period} of waiting; silence counts in 1 day.",
            "Day {day} of {period} of waiting; silence counts in {n} days.",
            left,
            day=found.waited,
            period=found.waiting_days,
        )
    late = found.latency > found.waiting_days
    reply = counted(
        "Reply after 1 day, {pace} (waiting period {period})",
        "Reply after {n} days, {pace} (waiting period {period})",
        found.latency,
        pace=say("late") if late else say("in time"),
        period=found.waiting_days,
    )
    if found.quality is Quality.UNKNOWN and not late:
        return say("{reply}; judge whether it helped to have points proposed.", reply=reply)
    word = {
        Quality.HELPFUL: say("helpful"),
        Quality.GENERIC: say("generic"),
        Quality.UNKNOWN: say("not judged"),
    }
    return f"{reply}, {word[found.quality]}."
