"""What is said beside a letter: when to ask, when it can be there, what ERAS does with it, its strength."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from matchplanner.domain import letters
from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import IN_HAND, LetterRisk, LetterState
from matchplanner.services.letters import LetterRow
from matchplanner.ui.days import short_day

_ASKED = "asked on {begin}, writing takes {takes}"
_IF_ASKED = "if asked on {begin}, and writing takes {takes}"
_FROM_END = "{site} ends on {end}, writing takes {takes}"
_LOCKED = frozenset({LetterState.CONFIRMED, *IN_HAND})


def tr(text: str) -> str:
    """Return a sentence of this page in the language of the window."""
    return QCoreApplication.translate("Letters", text)


def days_words(row: LetterRow) -> str:
    """Return the days the writer needs, and whether that is known."""
    days = letters.days_to_write(row.turnaround).days
    return (
        tr("{days} days, as usual") if row.turnaround is None else tr("{days} days with this writer")
    ).format(days=days)


def ask_words(row: LetterRow, today: date) -> str:
    """Return in which week to ask a candidate (R197), "" once they were asked or where no rotation tells."""
    if row.state is not LetterState.CANDIDATE or row.ask_in is None:
        return ""
    if row.ask_in.end < today:
        return tr("Ask now: {site} ended on {day}, and memories fade.").format(
            site=row.rotation, day=short_day(row.ask_in.end)
        )
    return tr("Ask in person from {first} to {last}, the last week of {site}, for a strong letter.").format(
        first=short_day(row.ask_in.start), last=short_day(row.ask_in.end), site=row.rotation
    )


def timing_words(row: LetterRow) -> str:
    """Return when the letter is needed and can be there, and what to do if that is too late (R203, B6)."""
    if row.submission is None:
        return (
            tr("Set the target year in Profile to see when the letter is needed.")
            if row.due_on is None
            else ""
        )
    submission = short_day(row.submission)
    if row.state in IN_HAND or row.state is LetterState.DECLINED:
        return ""
    if row.arrives is None:
        return tr("Needed before ERAS submission opens on {submission}; writing takes {days}.").format(
            days=days_words(row), submission=submission
        )
    slack = (row.submission - row.arrives).days
    if row.due_on is not None:
        text = tr("The day you agreed is {days} days before ERAS submission opens on {submission}.")
        late = tr("The day you agreed is {days} days after ERAS submission opens on {submission}.")
        return (text if slack >= 0 else late).format(days=abs(slack), submission=submission)
    begin = row.writing_from
    later = begin is not None and row.rotation_ends is not None and begin > row.rotation_ends
    asked = _IF_ASKED if row.state is LetterState.CANDIDATE else _ASKED
    why = tr(asked if later else _FROM_END)
    names = {
        "why": why.format(
            site=row.rotation,
            end="" if row.rotation_ends is None else short_day(row.rotation_ends),
            begin="" if begin is None else short_day(begin),
            takes=days_words(row),
        ),
        "day": short_day(row.arrives),
        "days": abs(slack),
        "submission": submission,
    }
    if row.risk is LetterRisk.TOO_LATE or slack < 0:
        return tr(
            "Comes too late, on {day}: {why}. ERAS submission opens {days} days before, on {submission}. "
            "End the rotation earlier, agree on an earlier day, or plan another letter."
        ).format(**names)
    return tr("Can be there on {day}, {days} days before ERAS submission opens: {why}.").format(**names)


def eras_words(row: LetterRow) -> str:
    """Return what ERAS does with the entry in its state (domain_facts.md 4.4)."""
    if row.state is LetterState.ENTRY_MADE:
        return tr(
            "Not locked yet: check specialty, chair letter and waiver in ERAS, then confirm it for upload."
        )
    if row.state not in _LOCKED:
        return ""
    locked = tr("Confirmed for upload: ERAS has locked the entry. Its Letter ID takes one upload.")
    return locked if row.letter_code else f"{locked} {tr('Note the Letter ID: the writer needs it.')}"


def caveat_words(row: LetterRow) -> str:
    """Return what an observer's letter lacks and what still makes it strong (R201), "" for any other."""
    if not row.observed:
        return ""
    return tr(
        "From an observership: it can say little of examining patients or writing notes. Strong all the "
        "same if it tells of dedication the writer saw every day and of reasoning: teaching attended, cases "
        "read up and presented, unofficial notes drafted, feedback asked for."
    )


def waiver_words(row: LetterRow) -> str:
    """Return the soft warning about a letter the applicant may read, "" where it was waived."""
    if row.waived is not YesNo.NO or row.state is LetterState.DECLINED:
        return ""
    return tr("Not waived: programs give less weight to a letter you may read.")
