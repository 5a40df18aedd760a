"""First drafts of the messages to a letter's writer: asking, sending the packet, reminding (R198).

Words in braces that the plan cannot fill stay for the applicant.
"""

from dataclasses import dataclass

from matchplanner.domain.labels import LabelledEnum


class LetterMail(LabelledEnum):
    """What a message to a writer is for."""

    REQUEST = "request", "Ask for a strong letter"
    PACKET = "packet", "Send the packet"
    REMINDER = "reminder", "Remind politely"


@dataclass(frozen=True, slots=True)
class DraftWords:
    """What fills a draft; what is not known is "" and leaves a gap.

    `day` is the day the letter is needed by, in words.
    """

    writer: str
    own: str
    site: str = ""
    year: str = ""
    day: str = ""
    letter_code: str = ""


IN_PERSON = (
    "Would you feel comfortable writing a strong letter for my application in medical genetics? "
    "If not, I would rather know now."
)
"""What to say; in person is best (R198; guide_away_rotations.txt 371-374)."""


def draft(kind: LetterMail, words: DraftWords) -> tuple[str, str]:
    """Return subject and text of a first draft."""
    subject, parts = _DRAFTS[kind](words)
    text = "\n\n".join([f"Dear {words.writer},", *parts, f"Kind regards,\n{words.own or '{name}'}"])
    return subject, f"{text}\n"


def _request(words: DraftWords) -> tuple[str, list[str]]:
    where = f"during my weeks at {words.site}" if words.site else "{where you worked together}"
    thanks = f"Thank you for all I could learn from you {where}."
    ask = (
        f"This September of {words.year or '{year}'} I apply for residency in medical genetics. Would you "
        "feel comfortable writing a strong letter of recommendation for me? If you would rather not, I "
        "understand, and will be no less grateful."
    )
    when = (
        f"The letter would be needed by {words.day or '{day}'}. I would send you my CV, a draft of my "
        "statement, the ERAS letter request form and a short summary of the cases we shared."
    )
    return "A letter of recommendation for medical genetics", [thanks, ask, when]


def _packet(words: DraftWords) -> tuple[str, list[str]]:
    code = f" The ERAS Letter ID is {words.letter_code}." if words.letter_code else ""
    thanks = (
        "Thank you for writing for me. With this message come my CV, a draft of my personal statement, the "
        "ERAS letter request form, and a summary of the cases we shared, my projects and my aims."
    )
    when = f"The letter is needed by {words.day or '{day}'} and is uploaded in the ERAS letter portal.{code}"
    more = "If anything is missing, or if another point would help you, please tell me."
    return "What you need for my letter", [thanks, when, more]


def _reminder(words: DraftWords) -> tuple[str, list[str]]:
    code = f" with the Letter ID {words.letter_code}" if words.letter_code else ""
    back = "I hope you are well. May I come back to the letter you kindly agreed to write?"
    when = (
        f"It is needed by {words.day or '{day}'}, so that programs see it with my application, and is "
        f"uploaded in the ERAS letter portal{code}."
    )
    help_offered = (
        "If there is anything I can send to make it easier, or if time has become short, please let me know."
    )
    return "My letter for medical genetics", [back, when, help_offered]


_DRAFTS = {LetterMail.REQUEST: _request, LetterMail.PACKET: _packet, LetterMail.REMINDER: _reminder}
