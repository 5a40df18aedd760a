"""How and until when one applies, and when interviews are held."""

import re
from collections.abc import Iterator
from datetime import date

from matchplanner.domain.page_reading.dates import DAY, FoundDay, found_day, is_closed, is_day
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import MONTH, MONTHS, NEGATION, NO, month_number

_ERAS = re.compile(r"\beras\b|\belectronic residency application service\b|\bmyeras\b")
_SYSTEMS = (
    ("ERAS", _ERAS),
    ("SF Match", re.compile(r"\bsf match\b|\bsan francisco match\b")),
    ("ResidencyCAS", re.compile(r"\bresidency ?cas\b|\bcentral application service\b")),
)
_APPLIES = re.compile(
    r"\bupload\w*|\bappl(?:y|ying|ications?|icants?|ies)\b|\bparticipat\w+|\bthrough\b|\bvia\b|\bsubmi\w+|"
    r"\buse[sd]?\b|"
    r"\bregist\w+|\breceiv\w*|\baccept\w*|\bfil(?:e|ed|ing)\b|\bdeadline\b"
)
_TERSE = 80
_DIRECT = re.compile(
    r"\b(?:send|write|e-?mail|submit|forward|mail|apply)\b[^.;]{0,120}\b(?:directly|to the (?:program(?:me)?|"
    r"residency)|to (?:the|our) (?:\w+ )?coordinator|"
    r"by e-?mail|to our|to us|to me|via e-?mail|[\w.+-]+@)"
)

_BY_MAIL = re.compile(
    r"\b(?:cvs?|curriculum vitae)\b[^.;]{0,60}\bletters?\b[^.;]{0,40}\bby (?:e-?mail|post|mail)\b"
)
_MAILED = re.compile(
    r"\b(?:send|e-?mail|mail|submit) (?:us )?[^.;]{0,25}\b(?:(?:cv|"
    r"curriculum vitae)\b[^.;]{0,60}\bletters?\b|"
    r"applications? (?:\w+ ){0,2}by (?:e-?mail|post|mail)\b)"
)
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
_NEAR_AFTER = 40
_APPLICATION = re.compile(
    r"\bplease submit\b|\bsubmit everything\b|\bappl(?:y|ications?|ying|icants?|ied)\b|\beras\b|"
    r"\bmaterials\b|\bdeadlines?\b|\bclosing date\b|"
    r"\bfiles?\b|\bdossiers?\b|\bcvs?\b|\bpersonal statement\b"
)
_NOT_DEADLINE = re.compile(
    r"\bhousing\b|\bparking\b|\benrol\w*|\binterview\w*\b|\brank\w*|\bregistration\b|\bletters? (?:of|must|"
    r"are|should)\b|\bletters must\b|"
    r"\bexpenses?\b|\bscholarships?\b|"
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
    if sentence.text.endswith(":"):
        text = text.rstrip(": ")
    for system, named in _SYSTEMS:
        if named.search(text):
            if _denied(clause, named):
                if _DIRECT.search(f"{sentence.before} {sentence.text}"):
                    yield _found(clause, Field.APPLICATION_SYSTEM, "direct")
                return
            terse = named.match(text.lstrip(" -")) is not None and len(text) < _TERSE
            if _APPLIES.search(f"{text} {clause.titles} {sentence.lead}") or sentence.answer_at or terse:
                yield _found(clause, Field.APPLICATION_SYSTEM, system)
                return
    if _is_direct(sentence.text, text):
        yield _found(clause, Field.APPLICATION_SYSTEM, "direct")


def _is_direct(whole: str, text: str) -> bool:
    """Return whether papers are sent to the program itself: "directly", or CV and letters by mail."""
    if (_BY_MAIL.search(text) or _MAILED.search(text)) and not _ERAS.search(whole):
        return True
    named = re.search(r"\b(?:cv|curriculum vitae|application|letters?)\b", text)
    return bool(named and _DIRECT.search(text) and re.search(r"\bdirectly\b", text))


def _denied(clause: Clause, named: re.Pattern[str]) -> bool:
    """Return whether the negation is about the system, not about what comes outside it."""
    text, sentence = clause.text, clause.sentence
    if sentence.answer_at and named.search(sentence.lead):
        return NO.match(sentence.answer) is not None
    text = _IF_FIRST.sub(" ", text)
    outside = _OUTSIDE.search(text)
    found = named.search(text)
    return not outside and found is not None and NEGATION.search(text, 0, found.start()) is not None


_IF_FIRST = re.compile(r"^\W*(?:if|when|unless|although|while) [^,;]*,")
"""What a sentence begins with, "If this does not deter you, ...", denies nothing that follows."""

_OUTSIDE = re.compile(
    r"\b(?:not|no)\b[^.;]{0,60}\b(?:outside|other than|except|unless|by (?:mail|e-?mail)|directly|paper|"
    r"without)\b"
)


def _deadline(clause: Clause, today: date | None) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    context = f"{sentence.lead} {clause.titles} {sentence.text}"
    near = f"{sentence.lead} {clause.titles} {text}"
    about = (
        _BY_WHEN.fullmatch(sentence.lead)
        or _APPLICATION.search(near)
        or (_HAND_IN.search(text) and _APPLICATION.search(context))
    )
    if not about or re.search(r"\bclosed\b|\bpast\b|\barchive", clause.titles):
        return
    if _OVER.search(text):
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
        if closes and not opens and not beside:
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
