"""How and until when one applies, and when interviews are held."""

import re
from collections.abc import Iterator
from datetime import date

from matchplanner.domain.page_reading.dates import DAY, FoundDay, found_day, is_closed, is_day
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import MONTH, MONTHS, NEGATION, month_number

_ERAS = re.compile(r"\beras\b|\belectronic residency application service\b|\bmyeras\b")
_SYSTEMS = (
    ("ERAS", _ERAS),
    ("SF Match", re.compile(r"\bsf match\b|\bsan francisco match\b")),
    ("ResidencyCAS", re.compile(r"\bresidency ?cas\b|\bcentral application service\b")),
)
_APPLIES = re.compile(
    r"\bappl(?:y|ying|ications?|icants?|ies)\b|\bparticipat\w+|\bthrough\b|\bvia\b|\bsubmi\w+|\buse[sd]?\b|"
    r"\bregist\w+|\breceiv\w*|\baccept\w*"
)
_TERSE = 80
_DIRECT = re.compile(
    r"\b(?:send|e-?mail|submit|forward|mail|apply)\b[^.;]{0,120}\b(?:directly|to the (?:program|residency)|"
    r"by e-?mail|to our|via e-?mail|[\w.+-]+@)"
)

_DEADLINE = re.compile(
    r"\bappl\w+[^.;]{0,60}\bby\b|\b(?:received|submitted|arriving) after\b|\bsend\b[^.;]{0,60}\bby\b|"
    r"\bdeadline\b|\bdue\b|\bno(?:t)? later than\b|\bmust (?:be )?(?:\w+ ){0,4}?(?:received|submitted|"
    r"completed?|"
    r"in|submit)\b|\bclos(?:e|es|ing)\b|\blast (?:day|date)\b|"
    r"\b(?:accepted|accept|received|receive|considered|open|reviewed|submit|submitted|"
    r"apply)\b[^.;]{0,60}\b(?:until|through|by|before)\b|\bapply by\b|\bsubmit[^.;]{0,40}\bby\b|"
    r"\blatest date\b"
)
_APPLICATION = re.compile(r"\bappl(?:y|ications?|ying|icants?)\b|\beras\b|\bmaterials\b|\bdeadline\b")
_NOT_DEADLINE = re.compile(
    r"\bopens?\b(?![^.;]*\b(?:until|through|clos\w+|to)\b)|\bbegin\w*\b(?![^.;]*\b(?:deadline|until|"
    r"through|due|by)\b)|\binterviews? (?:are|will|take|season|dates?)\b|\brank\w*|\bcertif\w+|"
    r"\bregistration\b|"
    r"\bletters? (?:of|must|are|should)\b|\bexpenses?\b|\bscholarship\w*|\babstracts?\b|\bstep ?[123]\b|"
    r"\bdeposit\b|\bbenefits\b|\bvisa\b|\bh-?1"
)
_OVER = re.compile(
    r"\b(?:has|have) (?:now )?(?:passed|closed)\b|\bwas\b|\bwere\b|\b(?:is|are) (?:now )?closed\b|"
    r"\bclosed on\b|\bclosed\b|\bno longer accept\w*|\blast year'?s?\b|\bprevious (?:cycle|season|year)|"
    r"\bpast (?:cycle|season|deadline)s?|"
    r"\barchiv\w+|\bpassed\b|\bended\b"
)

_INTERVIEW = re.compile(r"\binterview(?:s|ing|ed)?\b|\binterview (?:dates?|season|period|days?)\b")
_POINT = (
    rf"(?:(?:early|mid|late|the (?:end|beginning|middle) of)[ -]?(?:to[ -](?:early|mid|"
    rf"late)[ -])?)?(?P<{{0}}m>{MONTH})(?:\s(?P<{{0}}d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|"
    rf"th)?\b(?!\d))?(?:,?\s(?P<{{0}}y>20\d\d))?"
)
_PERIOD = re.compile(
    rf"{_POINT.format('a')}\s?(?:-|to|through|until|and|till|thru|&|or)\s?(?:the (?:end|middle|"
    rf"beginning) of )?{_POINT.format('b')}"
)
_MONTH_LIST = re.compile(
    rf"\b({MONTH})(?:, | and |, and | & |/)(?:({MONTH})(?:, and | and |, | & |/))({MONTH})"
)
_ONE_MONTH = re.compile(
    rf"\b(?:in|during|throughout)\s(?:the (?:\w+ )?\w+ of |early |mid-?|"
    rf"late )?({MONTH})(?: (20\d\d))?"
)
_SPAN = re.compile(r"\d\s?(?:-|to|through|until)\s?\w")
_BOTH_ENDS = 2
_HELD = re.compile(
    r"\bheld\b|\bconduct\w*|\btakes? place\b|\bschedul\w+|\boffer\w*|\boccur\w*|\bhosts?\b|\bbetween\b|"
    r"\bfrom\b|\binterview (?:season|period|dates?|days?|months?)\b|\bwe (?:will )?interview\b|\bduring\b|"
    r"\brun\b|\bin\b|\bare\b"
)
_NOT_HELD = re.compile(
    r"\binvitations?\b|\binvit\w+\b[^.;]*\b(?:sent|extended|issued|go out|released|made)\b|\bnotif\w+|"
    r"\binterview offers\b|\bsecond[- ]look\b|\bopen house\b|\bdeadline\b"
)


def find(clause: Clause, today: date | None) -> Iterator[Finding]:
    """Read application system, deadline and interview season; closed seasons are passed over."""
    yield from _system(clause)
    yield from _deadline(clause, today)
    yield from _interviews(clause, today)


def _found(clause: Clause, name: Field, value: str, strength: int | None = None) -> Finding:
    sentence = clause.sentence
    return Finding(
        name, value, sentence.start, sentence.end, int(sentence.labelled) if strength is None else strength
    )


def _system(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    for system, named in _SYSTEMS:
        if named.search(text):
            if _denied(text, named):
                if _DIRECT.search(f"{sentence.before} {sentence.text}"):
                    yield _found(clause, Field.APPLICATION_SYSTEM, "direct")
                return
            terse = named.match(text.lstrip(" -")) is not None and len(text) < _TERSE
            if _APPLIES.search(f"{text} {clause.titles} {sentence.lead}") or sentence.answer_at or terse:
                yield _found(clause, Field.APPLICATION_SYSTEM, system)
                return
    if (
        _DIRECT.search(text)
        and re.search(r"\b(?:cv|curriculum vitae|application|letters?)\b", text)
        and re.search(r"\bdirectly\b", text)
    ):
        yield _found(clause, Field.APPLICATION_SYSTEM, "direct")


def _denied(text: str, named: re.Pattern[str]) -> bool:
    """Return whether the negation is about the system, not about what comes outside it."""
    outside = re.search(
        r"\b(?:not|no)\b[^.;]{0,60}\b(?:outside|other than|except|unless|by (?:mail|e-?mail)|directly|"
        r"paper|without)\b",
        text,
    )
    found = named.search(text)
    return not outside and found is not None and NEGATION.search(text, 0, found.start()) is not None


def _deadline(clause: Clause, today: date | None) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    context = f"{sentence.lead} {clause.titles} {sentence.text}"
    topic = text if not sentence.answer_at else sentence.text
    about = f"{sentence.lead} {topic}"
    if not _DEADLINE.search(about) or not _APPLICATION.search(context) or _NOT_DEADLINE.search(about):
        return
    if _OVER.search(sentence.text) or re.search(r"\bclosed\b|\bpast\b|\barchive", clause.titles):
        return
    days = [day for found in DAY.finditer(text) if (day := found_day(found)) is not None]
    if days:
        chosen = _due(text, days)
        if not is_closed(context, chosen, today):
            yield _found(clause, Field.APPLICATION_DEADLINE, chosen.text())


def _due(text: str, days: list[FoundDay]) -> FoundDay:
    """Return the closing day: the last of a span "open from .. to ..", else the first named."""
    spans = re.search(r"\b(?:until|through|to|clos\w+|deadline|due|by|no later than)\b", text)
    if len(days) > 1 and spans and re.search(r"\bopens?\b|\bfrom\b|\bbetween\b|\bbegin\w*|\bstart\w*", text):
        return days[-1]
    return days[0]


def _interviews(clause: Clause, today: date | None) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    context = f"{sentence.lead} {clause.titles} {text}"
    if not _INTERVIEW.search(context) or _NOT_HELD.search(text) or not _HELD.search(context):
        return
    if _OVER.search(text) or NEGATION.search(text) or is_closed(context, None, today):
        return
    days = [day for hit in DAY.finditer(text) if (day := found_day(hit)) is not None]
    if len(days) == _BOTH_ENDS and days[-1].year is not None and _SPAN.search(text):
        if not is_closed("", days[-1], today):
            yield _found(clause, Field.INTERVIEW_PERIOD, _spoken(*days))
        return
    several = _MONTH_LIST.search(text)
    if several:
        yield _found(clause, Field.INTERVIEW_PERIOD, f"{_named(several[1])} to {_named(several[3])}")
        return
    period = _PERIOD.search(text)
    if period:
        first, last = _end(period, "a"), _end(period, "b")
        if last.year is not None and today is not None and is_closed("", last, today):
            return
        yield _found(clause, Field.INTERVIEW_PERIOD, _spoken(first, last))
        return
    one = _ONE_MONTH.search(text)
    if one:
        yield _found(clause, Field.INTERVIEW_PERIOD, _named(one[1]))


def _end(period: re.Match[str], side: str) -> FoundDay:
    year = period[f"{side}y"] or (period["by"] if side == "a" else None)
    month = month_number(period[f"{side}m"])
    if side == "a" and not period["ay"] and year and month > month_number(period["bm"]):
        year = str(int(year) - 1)
    day = int(period[f"{side}d"] or 0)
    return FoundDay(month, day if is_day(int(year or 0), month, day) else 0, int(year) if year else None)


def _spoken(first: FoundDay, last: FoundDay) -> str:
    if first.day and last.day and first.year and last.year:
        return f"{first.text()} to {last.text()}"
    names = [
        f"{MONTHS[end.month - 1].capitalize()}{f' {end.day}' if end.day else ''}" for end in (first, last)
    ]
    return " to ".join(names)


def _named(word: str) -> str:
    return MONTHS[month_number(word) - 1].capitalize()
