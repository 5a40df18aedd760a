"""The words around texts: lengths, hints, what a point asks for."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.texts import Length, Point, TextKind
from matchplanner.wording import counted


def tr(text: str) -> str:
    """Return a sentence of this view in the language of the window."""
    return QCoreApplication.translate("Texts", text)


_HINTS: Mapping[TextKind, str] = {
    TextKind.STATEMENT: "Why genetics, what you bring, where you want to be in ten years ...",
    TextKind.VISITING: "Why this clinic, what you hope to learn, what you can do there ...",
    TextKind.EXPERIENCE: "What you did, how often, and what came of it ...",
    TextKind.MEANINGFUL: "Why this experience changed you ...",
}
_POINTS: Mapping[Point, str] = {
    Point.FIELD: "Feedback tagged “For my statement” in the case log appears here.",
    Point.CONFERENCES: "Webinars, society events and abstracts of your profile appear here.",
    Point.ELECTIVES: "Rotations that accepted you, and rotations in your profile, appear here.",
    Point.MENTORS: "Writers who agreed, and mentors at a site, appear here.",
    Point.ISSUES: "Cases in which you practised such counseling appear here.",
    Point.EARLY: "Experiences of your profile with a day appear here, the earliest first.",
    Point.RARE: "Cases of your case log, and pedigrees you drew, appear here.",
    Point.COMPLEX: "What earlier training prepared you for, from your profile, appears here.",
}


def body_hint(kind: TextKind) -> str:
    """Return an example of what belongs into a text of this kind."""
    return tr(_HINTS[kind])


def point_hint(point: Point) -> str:
    """Return where evidence for a point comes from, shown while there is none."""
    return tr(_POINTS[point])


def length_text(kind: TextKind, length: Length) -> str:
    """Return how long a text is, against ERAS's limit where there is one."""
    words = counted("1 word", "{n:,} words", length.words)
    if kind.limit is None:
        return tr("{words}, {n} characters").format(words=words, n=f"{length.characters:,}")
    over = length.characters - kind.limit
    text = tr("{n} of {limit} characters, {words}").format(
        n=f"{length.characters:,}", limit=kind.limit, words=words
    )
    return f"{text}: {tr('{n} too many').format(n=over)}" if over > 0 else text


def short_length(kind: TextKind, length: Length) -> str:
    """Return a length in short: words, or characters where ERAS counts those."""
    if kind.limit is not None:
        return tr("{n} of {limit} characters").format(n=f"{length.characters:,}", limit=kind.limit)
    return counted("1 word", "{n:,} words", length.words)


def length_tone(kind: TextKind, length: Length) -> str:
    """Return the tone of a length: a problem where ERAS would cut the text."""
    return "problem" if kind.limit is not None and length.characters > kind.limit else "muted"
