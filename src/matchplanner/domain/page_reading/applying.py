"""Until when one applies, and when interviews are held."""

import re
from collections.abc import Iterator
from datetime import date

from matchplanner.domain.page_reading.dates import DAY, FoundDay, found_day, is_closed, is_day
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import MONTH, MONTHS, PREFERENCE, month_number

_HAND_IN = re.compile(
    r"\blast date\b|\bupload\w*|\bmust\b|\bcomplete\b|\bdue\b|\bsubmit\w*|\bin by\b|\breceived\b|"
    r"\breach us\b|"
    r"\bclos\w+|\bit is\b|\bnot later\b|\bno later\b"
)
_CLOSES = re.compile(
    r"\blast date\b|\bdeadlines?\b|\bdue\b|\bno(?:t)? later than\b|\bby\b|\bclos(?:e|es|ing|ure)\b|"
    r"\blast (?:day|date)\b|"
    r"\bstop (?:taking|"
    r"accepting|reviewing)\b|\buntil\b|\bthrough\b|\bbefore\b|\bafter\b|\bup to\b|\blatest date\b|"
    r"\bcut-?off\b|\bon or before\b"
)
_OPENS = re.compile(
    r"\bopens?\b|\bopening\b|\bbegin\w*\b|\bstart\w*\b|\bfrom\b|\bbetween\b|\bbecomes?\b|"
    r"\bwindow\b|\breview of\b"
)
_SPAN_END = re.compile(r"^\W*(?:-|to|and|through|until)\W*$|\bclos\w+|\bdeadline\b|\bto\b\W*$|\band\b\W*$")
_IS_DEADLINE = re.compile(
    r"\W*:? ?(?:the )?(?:last (?:day|date)|deadline|closing)\b|\W*(?:is (?:the|our) (?:\w+ )?(?:deadline|"
    r"cut-?off|last day|closing)|"
    r"\(?deadline|at the latest|latest\b)"
)
_MOVED = re.compile(r"\b(?:moved|extended|changed|postponed|brought forward)\b")
_BY_WHEN = re.compile(r"\W*(?:and )?(?:by|until|till) when\W*")
_OFF_SEASON = frozenset({4, 5, 6})
"""Months in which nothing closes but what precedes the start of training."""

_GOES_ON = re.compile(r"\W*(?:it|they|these|this|those|all of (?:it|them|this))\b")
_WITH_LETTERS = re.compile(
    r",? ?\b(?:including|along with|together with|with) [^,.;\d]{0,40}\bletters?\b[^,.;\d]{0,30},?"
)
_FIRM = re.compile(
    r"\bdeadlines?\b|\bdue\b|\bmust\b|\bno later\b|\bnot (?:be )?(?:read|review|consider|accept)\w*|\bclos\w+"
)
"""What makes a day more than a wish."""

_DUE = re.compile(r"\W{0,3}(?:\w+ ){0,4}?(?:due|deadline|last day|clos(?:e|es|ing))\b")
_NEAR_AFTER = 40
_APPLICATION = re.compile(
    r"\bplease submit\b|\bsubmit everything\b|\bappl(?:y|ications?|ying|icants?|ied)\b|\beras\b|"
    r"\bmaterials\b|\bdeadlines?\b|\bclosing date\b|"
    r"\bportal\b|\bcut-?off\b|\blast day\b|\bfiles?\b|\bdossiers?\b|\bcvs?\b|\bpersonal statement\b"
)
_NOT_DEADLINE = re.compile(
    r"\bhousing\b|\bparking\b|\benrol\w*|\binterview\w*\b|\brank\w*|\bregistration\b|\bletters? (?:of|must|"
    r"are|should)\b|\bletters must\b|"
    r"\bexpenses?\b|\bscholarships?\b|\binternal\b|\bnominat\w+|\bpropos\w+|\brespond\b|"
    r"\babstracts?\b|\bstep ?[123]\b|\bdeposit\b|\bbenefits\b|\bvisa\b|\bh-?1|\bgraduat\w+|\bcertificat\w+|"
    r"\bcertified\b|\bposted\b|"
    r"\bupdated\b|\brevised\b|\btraining (?:starts|begins)\b|\bstart(?:ing)? date\b|\bnotif\w+|\bdecision\w*"
)
_OVER = re.compile(
    r"\b(?:has|have) (?:now )?(?:passed|closed)\b|\bwas\b|\bwere\b|\b(?:is|are) (?:now )?closed\b|"
    r"\bclosed on\b|\bclosed\b|\bno longer accept\w*|\blast year'?s?\b|\bprevious (?:cycle|season|year)|"
    r"\bpast (?:cycle|season|deadline)s?|"
    r"\barchiv\w+|\bpassed\b|\bended\b"
)

_INTERVIEW = re.compile(
    r"\b(?:talk (?:to|with)|meets?(?: with)?|speak with) (?:\w+ ){0,3}(?:applicants|candidates)\b|"
    r"\binterview(?:s|ing|ed)?\b|\binterview (?:dates?|season|period|days?)\b"
)
_MONTH_NAMED = re.compile(rf"(?<!\w)({MONTH})(?! i )")
_DATED_MONTH = re.compile(rf"(?<!\w)({MONTH}) (20\d\d)\b")
_IN_MAY = re.compile(r"(?:\b(?:in|to|through|until|till|and|early|late|of|by|between|from)|-)\W*$")
_SEASON = re.compile(
    r"(?:\b(?:in|during|throughout)|:) (?:the )?(?:early |late |mid-?)?(fall|autumn|winter|"
    r"spring)\b"
)
_SPAN = re.compile(r"\d\s?(?:-|to|through|until)\s?\w|\bbetween\b[^.;]*\band\b")
_BOTH_ENDS = 2
_HELD = re.compile(
    r"\bheld\b|\bconduct\w*|\btakes? place\b|\bschedul\w+|\boffer\w*|\boccur\w*|\bhosts?\b|\bbetween\b|"
    r"\bfrom\b|\binterview (?:season|period|dates?|days?|months?)\b|\bwe (?:will )?interview\b|\bduring\b|"
    r"\brun\b|\bin\b|\bare\b"
)
_DATES_TITLE = re.compile(
    r"\binterview (?:dates?|season|days?|schedule|period)\b|^\W*interviews?\W*$|\bdates\b"
)
_TERSELY = re.compile(rf"\binterview(?:s|ing)?\W{{1,3}}{MONTH}")
_NO_INTERVIEWS = re.compile(r"\b(?:not|no|n't)\b (?:\w+ ){0,2}?(?:interview|hold|conduct|offer)")
_AFTER_DEADLINE = re.compile(
    r"\bdeadline\b[^.;]*?\band (?=interviews? (?:run|are|take|begin|will|from|in)\b)"
)
_NOT_HELD = re.compile(
    r"\binvitations?\b|\binvit\w+\b[^.;]*\b(?:sent|extended|issued|go out|released|made)\b|\bnotif\w+|"
    r"\bmatch day\b|\bresults\b|\brank\w*|\binterview offers\b|\bsecond[- ]look\b|\bopen house\b|\bdeadline\b"
)


def find(clause: Clause, today: date | None) -> Iterator[Finding]:
    """Read deadline and interview season; closed seasons are passed over."""
    yield from _deadline(clause, today)
    yield from _interviews(clause, today)


def _found(clause: Clause, name: Field, value: str, strength: int | None = None) -> Finding:
    sentence = clause.sentence
    return Finding(
        name, value, sentence.start, sentence.end, int(sentence.labelled) if strength is None else strength
    )


_IF_FIRST = re.compile(r"^\W*(?:if|when|unless|although|while) [^,;]*,")
"""What a sentence begins with, "If this does not deter you, ...", denies nothing that follows."""


def _deadline(clause: Clause, today: date | None) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    context = f"{sentence.lead} {clause.titles} {sentence.text}"
    if not clause.at and (dated := DAY.match(text)) and _DUE.match(sentence.text, dated.end()):
        text = sentence.text
    if _GOES_ON.match(text):
        context = f"{sentence.before} {context}"
    text = _WITH_LETTERS.sub(" ", text)
    near = f"{sentence.before if _GOES_ON.match(text) else ''} {sentence.lead} {clause.titles} {text}"
    about = (
        _BY_WHEN.fullmatch(sentence.lead)
        or _APPLICATION.search(near)
        or (_HAND_IN.search(text) and _APPLICATION.search(context))
    )
    if not about or re.search(r"\bclosed\b|\bpast\b|\barchive", clause.titles):
        return
    if _OVER.search(text) or (PREFERENCE.search(text) and not _FIRM.search(text)):
        return
    goes_on = clause.at and _CLOSES.search(sentence.text[: clause.at]) and not _INTERVIEW.search(text)
    asked = f"{sentence.lead} : " if sentence.lead and sentence.lead not in text else ""
    before = f"{asked}deadline: " if goes_on else asked
    day = _closing(text, before)
    if day is not None and not is_closed(context, day, today):
        yield _found(clause, Field.APPLICATION_DEADLINE, day.text())


def _closing(text: str, before: str) -> FoundDay | None:
    """Return the first day that closes something: the words since the day before it decide.

    `before` is what the text answers. Of "moved from October 1 to October 22"
    the last day counts.
    """
    hits = [(hit, day) for hit in DAY.finditer(text) if (day := found_day(hit)) is not None]
    if len(hits) > 1 and _MOVED.search(text):
        hits = hits[-1:]
    at, beside = 0, False
    for number, (hit, day) in enumerate(hits):
        window = f"{before if not number else ''}{text[at : hit.start()]}"
        after = text[hit.end() : hit.end() + _NEAR_AFTER]
        ends = number and _SPAN_END.search(window)
        beside = _NOT_DEADLINE.search(window) is not None or (beside and bool(ends))
        closes = _CLOSES.search(window) or _IS_DEADLINE.match(after) or ends
        opens = _OPENS.search(window) is not None and not _CLOSES.search(window)
        off_season = day.month in _OFF_SEASON and not re.search(r"deadline|\bdue\b", text)
        if closes and not opens and not beside and not off_season:
            return day
        at = hit.end()
    return None


def _interviews(clause: Clause, today: date | None) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if beside := _AFTER_DEADLINE.search(text):
        text = text[beside.end() :]
    title = clause.titles if _DATES_TITLE.search(clause.titles) else ""
    context = f"{sentence.lead} {title} {text}"
    asked = re.search(r"\bwhen\b.*\?$", sentence.lead)
    held = sentence.labelled or asked or _TERSELY.search(text) or _HELD.search(context)
    if not _INTERVIEW.search(context) or _NOT_HELD.search(text) or not held:
        return
    if _OVER.search(text) or _NO_INTERVIEWS.search(text) or is_closed(context, None, today):
        return
    dated = [FoundDay(month_number(hit[1]), 1, int(hit[2])) for hit in _DATED_MONTH.finditer(text)]
    if dated and is_closed("", dated[-1], today):
        return
    ends = _ends(text)
    if ends and not (ends[-1].year is not None and is_closed("", ends[-1], today)):
        yield _found(clause, Field.INTERVIEW_PERIOD, _spoken(ends[0], ends[-1]))
    elif not ends and (season := _SEASON.search(text)):
        yield _found(clause, Field.INTERVIEW_PERIOD, season[1].capitalize())


def _ends(text: str) -> list[FoundDay]:
    """Return the first and the last month or day named; days count only where there are just two."""
    days = [day for hit in DAY.finditer(text) if (day := found_day(hit)) is not None]
    if len(days) == _BOTH_ENDS and _SPAN.search(text):
        return _with_years(*days)
    months = [
        FoundDay(month_number(hit[1]), 0, None)
        for hit in _MONTH_NAMED.finditer(text)
        if hit[1] != "may" or _IN_MAY.search(text[: hit.start()]) or text[hit.end() :].lstrip()[:1].isdigit()
    ]
    months = months or [FoundDay(day.month, 0, None) for day in days]
    return [months[0], months[-1]] if months else []


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
