"""Time for research."""

import re
from collections.abc import Iterator
from typing import Final

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.rotation_time import (
    EVERY_TIME,
    MOST_MONTHS,
    SET_ASIDE,
    TIME,
    added_up,
    blocks_in,
    is_year,
    months,
    own_part,
    part_of_training,
    total,
)
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST, count

RESEARCH: Final = re.compile(r"\bresearch\b|\bscholarly\b")
"""The plain words for research, which time in a laboratory is told from."""

_TOPIC = re.compile(
    r"\bresearch\b|\bscholar(?:ly|ship)\b|\binvestigat\w+|\b(?:own|independent|scientific|mentored) "
    r"(?:project|study|work|questions?)\b|\bprojects? of (?:his|her|their|your|one's)\b|\bproject time\b|"
    r"\bacademic time\b|\binquiry\b"
)
_OTHER_TOPIC = re.compile(
    r"\b(?:clinics?|clinical (?:genetics|rotations?|months?|training)|laborator(?:y|ies)|labs?|electives?|"
    r"vacation|"
    r"wards?|consults?|rotate\w*|cytogen\w+|inpatient)\b"
)
_FORMS = (
    re.compile(
        rf"{TIME}(?:(?!\bmonths?\b|\bclinical and\b|\bare clinical\b)[^.;]){{0,80}}?(?:{_TOPIC.pattern})"
    ),
    re.compile(rf"(?:{_TOPIC.pattern})(?:(?!\bclinical (?!dut))[^.;]){{0,60}}?{TIME}"),
)
_YEAR_LONG = re.compile(
    r"(?:(?P<half>half a year)|\b(?:an?|one|1|the) (?:full |whole |entire |second |protected )*"
    r"year(?! of clinical)(?! of acgme)\b)[^.;]{0,30}?\b(?:of|for|to|in) (?:\w+ ){0,3}?research\b"
)
_NOT_OURS = re.compile(
    r"\b(?:applicants?|candidates|should have|experience (?:is|before)|fellow\w*|students?|meets?|meetings?|"
    r"conferences?|every (?:two|three|other|\d)|ago|last year|until|since(?! (?:19|20)\d\d,? (?:every|"
    r"each|all|our) (?:resident|trainee))|published|publications?)\b"
)
_EXTRA = re.compile(
    r"\b(?:optional|third year|prior|extra|additional|another|wish|can|may|extension|option|add(?:s|ed)?|"
    r"possible|"
    r"elective)\b"
)
_WITH_ELECTIVES = re.compile(
    r"\bresearch electives?\b|\belective research\b|"
    r"\belectives? (?:and|or|/) ?research\b|\bresearch (?:and|or|/) ?electives?\b"
)
_REST = re.compile(
    rf"\b(?:remaining|other|last) ({NUMBER})(?: months?)? (?:\w+ ){{0,5}}?(?:research|scholarly)\b"
)
_OF_THESE = re.compile(rf"\b({NUMBER}) of (?:these|those|the) (?:\w+ )?months\b[^.;]{{0,40}}\bresearch\b")
_FREED = re.compile(
    r"\b(?:no|not|without|never|n't)(?: any)? (?:clinical|less|fewer|other|call|service|interrupt)\w*"
)
"""What denies the duties beside the research, not the research itself."""

_AT_ONCE = re.compile(
    rf"\W*(?:yes\W+)?(?:about |up to |at least |there (?:are|is) |we (?:give|offer) )*{TIME}"
)
_ROTATION = re.compile(rf"\W*(?:protected |scholarly |dedicated )*(?:research|scholarly \w+) \({NUMBER}")
_ALTOGETHER = re.compile(r"\b(?:time|total|experience|training)\b")
_NEAR = 25


def find(clause: Clause) -> Iterator[Finding]:
    """Read research time; what a list or one year gives to it is a part of the whole."""
    text, sentence = clause.text, clause.sentence
    of_these = _OF_THESE.search(text)
    if of_these:
        yield _found(clause, count(of_these[1]) or 0)
        return
    if PAST.search(text) or NEGATION.search(_FREED.sub(" ", text)) or _WITH_ELECTIVES.search(text):
        return
    blocks = blocks_in(sentence.lead) if sentence.answer_at else 0
    if blocks:
        if _TOPIC.search(sentence.answer) and not _OTHER_TOPIC.search(sentence.answer):
            yield _found(clause, blocks, f"research@{sentence.start}:")
        return
    asked = bool(sentence.answer_at or sentence.lead) and _TOPIC.search(sentence.lead) is not None
    said = own_part(text, _TOPIC, _OTHER_TOPIC)
    if _NOT_OURS.search(said):
        return
    if asked:
        stated = _answered(clause)
    elif _TOPIC.search(said):
        stated = _stated(said, sentence.text)
    else:
        stated = _set_aside(clause) or _titled(clause)
    if stated is not None and 0 < stated <= MOST_MONTHS:
        yield _found(clause, stated, _part(clause, said))


def _found(clause: Clause, value: float, part: str = "") -> Finding:
    sentence = clause.sentence
    return Finding(Field.RESEARCH_MONTHS, value, sentence.start, sentence.end, int(sentence.labelled), part)


def _part(clause: Clause, text: str) -> str:
    """Return the name of the part that a rotation of a list is; "" where the time is that of all research."""
    sentence = clause.sentence
    apart = sentence.listed or is_year(sentence.lead) or _ROTATION.match(clause.text)
    if not apart or _ALTOGETHER.search(text) or added_up(text) is not None:
        return ""
    return f"research@{sentence.start}:{sentence.text}"


def _answered(clause: Clause) -> float | None:
    """Read a time under a label or a question that names research."""
    sentence = clause.sentence
    if _EXTRA.search(re.sub(r"\?.*", "", sentence.lead)) or _OTHER_TOPIC.search(sentence.lead):
        return _stated(clause.text, sentence.text)
    answer = sentence.answer if sentence.answer_at else clause.text
    summed = total(answer) or added_up(sentence.text) or part_of_training(answer)
    if summed is not None:
        return summed
    stated = _AT_ONCE.match(answer)
    if stated:
        return months(stated[1], stated[3])
    stated = EVERY_TIME.search(answer)
    if stated and not _EXTRA.search(answer, 0, stated.start()) and not _OTHER_TOPIC.search(answer):
        return months(stated[1], stated[3])
    bare = re.fullmatch(rf"\W*({NUMBER})\W*", answer)
    return count(bare[1]) if bare and "month" in sentence.lead else None


def _stated(text: str, whole: str) -> float | None:
    rest = _REST.search(text) if "months" in whole else None
    if rest:
        return count(rest[1])
    if _EXTRA.search(text) and not EVERY_TIME.search(text):
        return None
    summed = None if _EXTRA.search(text) else total(text) or added_up(text)
    if summed is not None:
        return summed
    if not EVERY_TIME.search(text):
        long = _YEAR_LONG.search(text)
        return part_of_training(text) or ((6 if long["half"] else 12) if long else None)
    found = next((hit for form in _FORMS if (hit := form.search(text))), None)
    if found is None or _EXTRA.search(text, max(0, found.start() - _NEAR), found.end()):
        return None
    last = _nearest(found)
    return months(last[1], last[3])


def _set_aside(clause: Clause) -> float | None:
    """Read a time that is set aside for the research of which the sentence or question before speaks."""
    before = clause.sentence.before
    spent = SET_ASIDE.match(clause.text)
    if spent is None or not _TOPIC.search(before) or _OTHER_TOPIC.search(f"{before} {clause.text}"):
        return None
    return months(spent[1], spent[3])


def _titled(clause: Clause) -> float | None:
    """Read a time at the beginning of a section on research."""
    stated = _AT_ONCE.match(clause.text)
    if stated is None or clause.at or not _TOPIC.search(clause.titles) or _OTHER_TOPIC.search(clause.titles):
        return None
    return months(stated[1], stated[3]) if not _OTHER_TOPIC.search(_FREED.sub(" ", clause.text)) else None


def _nearest(found: re.Match[str]) -> re.Match[str]:
    """Return the last time named before the word research: "18 months clinical and 6 months research"."""
    inner = list(EVERY_TIME.finditer(found.group()))
    ends = _TOPIC.search(found.group()[-len("investigations") :])
    return inner[-1] if inner and ends and not found.group()[-1].isdigit() else found
