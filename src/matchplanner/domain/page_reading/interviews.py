"""When interviews are held."""

import re
from collections.abc import Iterator
from datetime import date

from matchplanner.domain.page_reading.dates import DAY, FoundDay, found_day, is_closed, is_day
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import MONTH, MONTHS, NEGATION, PAST, PREFERENCE, month_number

_FAINT = -1
_MEETING = (
    r"(?:interview(?:s|ing|ed)?|(?:conversations?|talks?|meet(?:s|ings?)?|speak)(?: (?:to|with))? (?:\w+ "
    r"){0,3}?"
    r"(?:applicants|candidates))"
)
_INTERVIEW = re.compile(
    rf"\b{_MEETING}\b|\b(?:applicants|candidates)(?: who \w+ \w+)? (?:\w+ )?(?:visit|come|are seen|meet|talk|"
    rf"are met)\b"
)
_ANOTHER_FACT = re.compile(
    rf"\b(?:deadline|invit\w+|appl(?:y|ications?)|due|letters?|notif\w+|clos\w+)\b[^.;]*?(?:,|;|\band\b|"
    rf"\bthen\b)"
    rf"(?: and)? (?:(?:we|the|will|virtual|then|hold|our|start|run)\W+)*(?={_MEETING}\b|"
    rf"(?:between|from|in|during)\b[^.;]{{0,60}}\b{_MEETING}\b)"
)
"""What is said of another day before a sentence comes to the interviews."""

_MONTH_NAMED = re.compile(
    rf"(?<!\w)(?:(?P<month>{MONTH})(?! i )|(?P<feast>thanksgiving|christmas|new year|halloween|election day|"
    r"labor day|the (?:winter )?holidays)\b)"
)
_FEASTS = {
    "thanksgiving": 11,
    "christmas": 12,
    "new year": 1,
    "halloween": 10,
    "election day": 11,
    "labor day": 9,
}
_DATED_MONTH = re.compile(rf"(?<!\w)({MONTH}) (20\d\d)\b")
_IN_MAY = re.compile(r"(?:\b(?:in|to|through|until|till|and|early|late|of|by|between|from)|-)\W*$")
_SEASON = re.compile(
    r"(?:\b(?:in|during|throughout)|:) (?:the )?(?:early |late |mid-?)?(fall|autumn|winter|spring)\b"
)
_SPAN = re.compile(r"\d\s?(?:-|to|through|until)\s?\w|\bbetween\b[^.;]*\band\b")
_BOTH_ENDS = 2
_HELD = re.compile(
    r"\bheld\b|\bconduct\w*|\btakes? place\b|\bschedul\w+|\boffer\w*|\boccur\w*|\bhosts?\b|\bbetween\b|"
    r"\bfrom\b|\binterview (?:season|period|dates?|days?|months?|visits?|window)\b|\bwe (?:will "
    r")?interview\b|"
    r"\bduring\b|\brun\b|\bin\b|\bare\b|\bfalls?\b|\bfollow\b|\bhappen\w*|\bstart\w*|\bbegin\w*|\bthrough\b|"
    r"\buntil\b|\binto\b"
)
_DATES_TITLE = re.compile(
    r"\binterview (?:dates?|season|days?|schedule|period)\b|^\W*interviews?\W*$|\bdates\b"
)
_THEY = re.compile(r"\W*(?:they|these|those|it)\b")
_LABEL = re.compile(rf"\b{_MEETING}\b")
_TERSELY = re.compile(rf"\binterview(?:s|ing)?\W{{1,3}}{MONTH}")
_NO_INTERVIEWS = re.compile(r"\b(?:not|no|n't)\b (?:\w+ ){0,2}?(?:interview|hold|conduct|offer)")
_OVER = re.compile(
    r"\b(?:has|have) (?:now )?(?:passed|closed)\b|\bwas\b|\bwere\b|\b(?:is|are) (?:now )?closed\b|"
    r"\bclosed on\b|\bclosed\b|\bno longer accept\w*|\blast year'?s?\b|\bprevious (?:cycle|season|year)|"
    r"\bpast (?:cycle|season|deadline)s?|\barchiv\w+|\bpassed\b|\bended\b|\btook place\b"
)
_NOT_HELD = re.compile(
    r"\binvitations?\b|\binvit\w+\b[^.;]*\b(?:sent|extended|issued|go out|released|made)\b|\bnotif\w+|"
    r"\bmatch day\b|\bresults\b|\brank\w*|\binterview offers\b|\bsecond[- ]look\b|\bopen house\b|"
    r"\bdeadline\b|"
    r"\bexit interviews?\b|\binterviewed (?:applicants|candidates)\b|\bhear (?:back )?from us\b"
)
_NOT_FAINT = re.compile(
    r"\b(?:invit\w+|notif\w+|offers?|rank\w*|deadline|clos\w+|match|due|second[- ]look|was|were|last year|"
    r"certif\w+|visa|apply|applications?|eras|hear|exit)\b|\bmay (?:be|i|you|we|also|ask|not|apply)\b"
)


def find(clause: Clause, today: date | None) -> Iterator[Finding]:
    """Read the interview season; seasons that are over are passed over."""
    text, sentence = clause.text, clause.sentence
    if sentence.labelled and not clause.at and _LABEL.search(sentence.lead):
        text = sentence.text
    if beside := _ANOTHER_FACT.search(text):
        text = text[beside.end() :]
    title = clause.titles if _DATES_TITLE.search(clause.titles) else ""
    about = sentence.text if clause.at and _THEY.match(text) else ""
    context = f"{sentence.lead} {title} {about} {text}"
    if not _INTERVIEW.search(context) or _NOT_HELD.search(text) or _is_over(text, context, today):
        return
    ends = _ends(text)
    closed = bool(ends) and ends[-1].year is not None and is_closed("", ends[-1], today)
    asked = re.search(r"\bwhen\b.*\?$", sentence.lead)
    held = sentence.labelled or asked or _TERSELY.search(text) or _HELD.search(context)
    if ends and not closed:
        plain = held and not PREFERENCE.search(text)
        if plain or _is_bare(text):
            yield _found(clause, _spoken(ends[0], ends[-1]), int(sentence.labelled) if plain else _FAINT)
    elif not ends and held and (season := _SEASON.search(text)):
        yield _found(clause, season[1].capitalize(), int(sentence.labelled))


def _found(clause: Clause, value: str, strength: int) -> Finding:
    sentence = clause.sentence
    return Finding(Field.INTERVIEW_PERIOD, value, sentence.start, sentence.end, strength)


def _is_over(text: str, context: str, today: date | None) -> bool:
    """Return whether a text speaks of interviews that were, or of none."""
    if _OVER.search(text) or PAST.search(text) or _NO_INTERVIEWS.search(text):
        return True
    dated = [FoundDay(month_number(hit[1]), 1, int(hit[2])) for hit in _DATED_MONTH.finditer(text)]
    return is_closed(context, None, today) or (bool(dated) and is_closed("", dated[-1], today))


def _is_bare(text: str) -> bool:
    """Return whether nothing in a text speaks against the months being those of the interviews."""
    return not (_NOT_FAINT.search(text) or PREFERENCE.search(text) or NEGATION.search(text))


def _ends(text: str) -> list[FoundDay]:
    """Return the first and the last month or day named; days count only where there are just two."""
    days = [day for hit in DAY.finditer(text) if (day := found_day(hit)) is not None]
    if len(days) == _BOTH_ENDS and _SPAN.search(text):
        return _with_years(*days)
    months = [
        FoundDay(_month_of(hit), 0, None) for hit in _MONTH_NAMED.finditer(text) if _is_month(text, hit)
    ]
    months = months or [FoundDay(day.month, 0, None) for day in days]
    return [months[0], months[-1]] if months else []


def _is_month(text: str, hit: re.Match[str]) -> bool:
    """Return whether "may" is the month: after a preposition or before a day."""
    return (
        hit["month"] != "may"
        or _IN_MAY.search(text[: hit.start()]) is not None
        or text[hit.end() :].lstrip()[:1].isdigit()
    )


def _month_of(hit: re.Match[str]) -> int:
    return month_number(hit["month"]) if hit["month"] else _FEASTS.get(hit["feast"], 12)


def _with_years(first: FoundDay, last: FoundDay) -> list[FoundDay]:
    """Give the first day the year that only the last one has."""
    if first.year is None and last.year is not None:
        year = last.year - (first.month > last.month)
        if is_day(year, first.month, first.day):
            first = FoundDay(first.month, first.day, year)
    return [first, last]


def _spoken(first: FoundDay, last: FoundDay) -> str:
    if first.day and last.day and first.year and last.year:
        return f"{first.text()} to {last.text()}"
    if first == last:
        return MONTHS[first.month - 1].capitalize()
    names = [
        f"{MONTHS[end.month - 1].capitalize()}{f' {end.day}' if end.day else ''}" for end in (first, last)
    ]
    return " to ".join(names)
