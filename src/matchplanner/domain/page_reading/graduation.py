"""How long ago applicants may have graduated from medical school."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NO, NUMBER, PAST, PREFERENCE, REFUSES, YES, count

_GRADUATION = re.compile(
    r"\bgraduat\w+|\bthe (?:md|m\.?d) (?:must|has|should)|\brecency\b|\byog\b|\bmedical school\b|"
    r"\bmedical degree\b|\bdiplomas?\b|\bdegrees?\b"
)
_YEARS = rf"({NUMBER}|a decade)(?:[ -]*(?:years?|yrs?)\b|(?<=decade))"
_WITHIN = re.compile(
    rf"(?:<=?|\u2264)\s*{_YEARS}|"
    rf"\b(?:with(?:in|\s*in)|in|during|over) (?:the |a )?(?:last|past|previous|preceding|"
    rf"most recent)? ?{_YEARS}|\b(?:no (?:more|longer|later|earlier|older|greater) than|not (?:more|older|"
    rf"longer|earlier|later) than|at most|not above|no further back than|younger than|"
    rf"maximum(?: of)?|max|up to|fewer than|(?<!not )less than|not exceed\w*) {_YEARS}|{_YEARS},? (?:or "
    rf"(?:less|"
    rf"fewer)|at (?:the )?most|max(?:imum)?\b|tops\b|at the outside)|"
    rf"\b(?:last|past) {_YEARS}|(?<!not )\b(?:less|fewer|younger) than {_YEARS} old"
)
_OVER = re.compile(
    rf"(?<!no )(?<!not )\b(?:more than|over|greater than|longer than|older than|exceed\w*|"
    rf"beyond) {_YEARS}"
)
_CUT_OFF = re.compile(
    rf"(?:cut-? ?off|\bcap(?:ped)?\b|limit|restriction|requirement|draws? the line|line is drawn|"
    rf"stops? at|maximum (?:time|age)|recency)[^.;]{{0,40}}?{_YEARS}|"
    rf"{_YEARS}[^.;]{{0,40}}(?:cut-? ?off|limit|max|longest|furthest)"
)
_NO_LIMIT = re.compile(
    r"\bno\b (?:\w+[ -]){0,4}(?:cut-? ?offs?|limit|restriction)|\b(?:not|"
    r"n't)\b[^.;]{0,40}\b(?:cut-? ?offs?|limit\b|restriction)"
)
_GRADUATION_LABEL = re.compile(
    r"\btime since graduation|years? (?:since|from|of|after) (?:medical school )?graduation|"
    r"graduation (?:limit|cut-?off|year|date)|\byog\b|\bage of (?:the |your )?(?:degree|diploma)|\brecency "
    r"of|"
    r"\b(?:graduated|degree) (?:no|not|within|in)\b|\blimit\w* (?:of|on) (?:the )?(?:number of )?years\b|"
    r"\bhow (?:old|long|recent)\b.*\b(?:degree|diploma|graduat\w+|medical school)"
)
_LABELLED_YEARS = re.compile(
    rf"\W*(?:yes\W+)?(?:within |up to |at most |not above |no more than |max(?:imum)?[.\u00b7]? (?:of )?|the "
    rf")*"
    rf"(?:last |past )?({NUMBER})\b(?! (?:months?|%))"
)
_OTHER_YEARS = re.compile(
    r"\bgraduates? who (?:took|sat|have)|\bgraduates\b[^.;]*\bpass\w*|"
    r"\bour graduates\b|\bgraduates of (?:our|the) (?:program(?:me)?|residency)|\bprogram graduates\b|"
    r"\b(?:clinical )?experience\b(?!.*graduat)|\balumni\b|\bpass\w* (?:the )?(?:boards?|abmgg)|"
    r"\bgraduates (?:have|go|went)\b|(?<!medical )(?<!national )\bgraduates\b[^.;]{0,40}\b(?:have (?:gone|"
    r"become|taken|found|entered|"
    r"published)|are (?:now|working)|work|hold|went|lead)\b|\bboard (?:certif|pass)\w*|\bsince (?:residency|"
    r"training)|"
    r"\bletters?\b|\bboard results?\b|\bgraduates\b[^.;]*\bcertified\b"
)


def find(clause: Clause) -> Iterator[Finding]:
    """Read the limit of years since graduation."""
    if not PAST.search(clause.text):
        yield from _graduation(clause)


def _graduation(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    topic = sentence.whole if sentence.answer_at else f"{sentence.lead}: {text}"
    if not _GRADUATION.search(topic) or _OTHER_YEARS.search(text) or PREFERENCE.search(text):
        return
    if _NO_LIMIT.search(text) or (sentence.answer_at and NO.match(sentence.answer)):
        return
    number = _stated(clause) or _answered(clause)
    years = _DECADE if number == "a decade" else count(number) if number else None
    if years is not None and 0 < years <= _LONGEST:
        yield Finding(Field.YOG_LIMIT_YEARS, years, sentence.start, sentence.end, int(sentence.labelled))


def _stated(clause: Clause) -> str:
    """Return the number a sentence gives as a limit."""
    text, sentence = clause.text, clause.sentence
    over = _OVER.search(text)
    if over:
        return (
            over[1]
            if REFUSES.search(sentence.text) or NEGATION.search(text) or _TURNED_AWAY.search(text)
            else ""
        )
    within = _WITHIN.search(text)
    if within and _limits(clause):
        return _number(within)
    cut = _CUT_OFF.search(text)
    return _number(cut) if cut else ""


def _answered(clause: Clause) -> str:
    """Return the number that answers a question or label about graduation."""
    sentence = clause.sentence
    if not sentence.answer_at:
        return ""
    labelled = _LABELLED_YEARS.match(sentence.answer)
    if labelled and _GRADUATION_LABEL.search(sentence.lead):
        return labelled[1]
    years = re.search(_YEARS, sentence.answer)
    asked = re.search(r"cut-? ?off|limit|how (?:long|many years|recent|old)", sentence.lead)
    return years[1] if years and asked and YES.match(sentence.answer) else ""


def _number(found: re.Match[str]) -> str:
    return next(value for value in found.groups() if value)


def _limits(clause: Clause) -> bool:
    """Return whether the passage lays down a rule and is not a remark about training or experience."""
    text = f"{clause.sentence.lead} {clause.text}"
    if _BESIDE.search(clause.text) and not re.search(r"\bgraduat\w+", clause.text):
        return False
    return _RULE.search(text) is not None


_LONGEST = 20
_DECADE = 10
_TURNED_AWAY = re.compile(
    r"\bneed not apply\b|\b(?:rule[sd]?|screened|filtered) out\b|\brejected\b|\btoo (?:old|long)\b"
)
_BESIDE = re.compile(r"\bexperience\b|\bpractice\b|\bscores?\b")
_RULE = re.compile(
    r"\bmust\b|\brequir\w+|\bgraduated?\b|\bgraduation\b|\bgraduates\b|\bapplicants?\b|\bcandidates?\b|"
    r"\bonly\b|\bcut|\bdegrees (?:must|should|have)\b|"
    r"\bhow (?:old|recent)|\blimit|\bshould\b|\byog\b|\bmedical school\b|\bdiploma\b|\bdegree (?:have|be|"
    r"conferred)\b|\bmedical degree\b"
)
