"""Thank-you notes after an interview: whether the program wants one, and a short draft."""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain.claims import ClaimField, YesNo
from matchplanner.domain.enquiries import filled
from matchplanner.services import facts, interviews, messages, programs

SUBJECT = "Thank you for the interview, {program}"

BODY = """Dear {interviewer},

Thank you for your time on {day}, and for telling me about {program}. I enjoyed {what you talked about}.

Kind regards,
{name}
"""
"""Braces are filled from the plan; what it does not know stays to be replaced.

It asks for nothing and promises nothing: before the Match neither side may ask for a promise, and a note is
optional, as many programs say it is not needed and has no effect (domain facts, 9).
"""


@dataclass(frozen=True, slots=True)
class ThanksDraft:
    """A note to one interview's host; an address of "" is not known."""

    interview_id: int
    name: str
    email: str
    subject: str
    body: str


def wish(program_id: int, today: date) -> YesNo:
    """Return whether the program welcomes thank-you notes, as its sources say."""
    fact = facts.read(today, [program_id], [ClaimField.THANK_YOU_NOTES]).get(program_id, facts.NONE)
    value = fact[ClaimField.THANK_YOU_NOTES].value
    return YesNo(value) if value in tuple(YesNo) else YesNo.UNKNOWN


def set_wish(program_id: int, welcome: YesNo, today: date) -> None:
    """Note what the program said about thank-you notes."""
    programs.set_fact(program_id, ClaimField.THANK_YOU_NOTES, welcome.value, today)


def draft(interview_id: int, today: date) -> ThanksDraft:
    """Return a first draft to the first interviewer noted, or to whoever is in charge."""
    row = interviews.get(interview_id)
    interviewer = next((line.strip() for line in row.interviewers.splitlines() if line.strip()), "")
    known = facts.read(today, [row.program_id], [ClaimField.CONTACT_EMAIL]).get(row.program_id, facts.NONE)
    words = messages.words_for(row.program_id, "", today) | {"interviewer": interviewer}
    if row.clocks is not None:
        words["day"] = messages.day_words(row.clocks.there.day)
    return ThanksDraft(
        interview_id=row.id,
        name=interviewer,
        email="" if interviewer else known[ClaimField.CONTACT_EMAIL].value,
        subject=filled(SUBJECT, words),
        body=filled(BODY, words),
    )
