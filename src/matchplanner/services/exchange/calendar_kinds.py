"""What an event of a calendar may become in the plan, proposed by the words of its title."""

import re

from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.events import EventKind
from matchplanner.domain.labels import LabelledEnum
from matchplanner.services.exchange.calendar_incoming import IncomingEvent


class Becomes(LabelledEnum):
    """What an event becomes."""

    INTERVIEW = "interview", "Interview"
    EVENT = "event", "Open house or event"
    BLOCKED = "blocked", "Blocked period"
    EXAM = "exam", "Examination"
    SKIP = "skip", "Left out"


_NO_INTERVIEW = re.compile(
    r"\b(mock|practi[cs]e|prep(aration)?|workshop|webinar|tips|course)\b", re.IGNORECASE
)
_INTERVIEW = re.compile(r"\binterview", re.IGNORECASE)
_EXAM = re.compile(
    r"\b(usmle|step\s*[123]\b|step\s+2\s*ck|oet|toefl|ielts|prometric|exam(ination)?s?)\b", re.IGNORECASE
)
_EVENTS = (
    (
        EventKind.OPEN_HOUSE,
        re.compile(r"\b(open\s*(house|day)|virtual\s+(tour|visit)|meet\s*(and|&|n)\s*greet)\b", re.I),
    ),
    (
        EventKind.QUESTION_HOUR,
        re.compile(
            r"\b(q\s*(&|and)\s*a\b|question|info(rmation(al)?)?\s+(session|hour|evening)|webinar|town\s+hall)",
            re.I,
        ),
    ),
    (EventKind.FAIR, re.compile(r"\b(fair|expo)\b", re.I)),
    (EventKind.OTHER, re.compile(r"\b(second\s+look|social|reception|grand\s+rounds|conference)\b", re.I)),
)
_BLOCKS = (
    (BlockKind.VISA, re.compile(r"\b(visa|embassy|consulate|flight|travel|trip)\b", re.I)),
    (BlockKind.TERM, re.compile(r"\b(term|semester|clerkship|school|classes|rotation)\b", re.I)),
    (
        BlockKind.FAMILY,
        re.compile(r"\b(family|wedding|vacation|holidays?|leave|eid|christmas|anniversary)\b", re.I),
    ),
)


def proposed(event: IncomingEvent) -> Becomes:
    """Return what an event seems to be by its title; what says nothing is left out."""
    title = event.title
    if _INTERVIEW.search(title) and not _NO_INTERVIEW.search(title):
        return Becomes.INTERVIEW
    if _EXAM.search(title):
        return Becomes.EXAM
    if any(words.search(title) for _kind, words in _EVENTS):
        return Becomes.EVENT
    days_long = event.wall is None or event.first != event.last
    if days_long and any(words.search(title) for _kind, words in _BLOCKS):
        return Becomes.BLOCKED
    return Becomes.SKIP


def event_kind(title: str) -> EventKind:
    """Return which kind of event a title speaks of."""
    return next((kind for kind, words in _EVENTS if words.search(title)), EventKind.OTHER)


def block_kind(title: str) -> BlockKind:
    """Return why days are blocked, as far as a title says."""
    return next((kind for kind, words in _BLOCKS if words.search(title)), BlockKind.OTHER)
