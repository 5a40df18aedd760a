"""Facts told in passing: further years, shares, scores, days and certificates among other words.

As in `faint`, what is found here counts only where no plainer statement says otherwise.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from matchplanner.domain.page_reading.dates import DAY, found_day, is_closed
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.shares import shares
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NUMBER, PAST, PREFERENCE, count

_FAINT = -1

_ONE_MORE: Final = re.compile(
    r"\b(?:an? |optional |extra )(?:optional |extra |additional )?(?:third|fourth|fifth|further|extra|"
    r"additional|"
    r"optional|pgy-?\s?[3-6])(?:,? [\w-]+){0,2}?,? year\b(?! (?:residents?|trainees?|students?|fellows?))|"
    r"\boptional (?:[\w-]+ )?(?:pgy-?\s?[3-6]|year)\b|"
    r"\btakes? a third\b(?! of)|\b(?:extend|prolong)\w* (?:their|the|your) (?:training|residency|stay) by "
    r"(?:a|one) "
    r"year\b"
)
_SOME_MORE = re.compile(
    rf"\bstay (?:on )?for (?:a |an )?(?:further|additional|extra|another) ({NUMBER}) years\b"
)
_ON_OFFER = re.compile(
    r"\boption\w*|\b(?:may|can) (?:be )?(?:add|take|spen|stay|extend|do|choose|request)\w*|\bavailable\b|"
    r"\barranged?\b|\bfund(?:s|ed)?\b|\bwish\w*|\bdecides? to stay\b|\bpays? for\b|\boffer\w*|\bmay do so\b"
)
_NOT_FURTHER = re.compile(
    r"\b(?:medical school|students?|fellowship|required|must|applicants?|prior|before (?:entering|applying)|"
    r"pediatrics|internal medicine|visas?)\b"
)

_ADULTS = (
    r"(?:\badults?\b|\bgrown-?ups\b|\b(?:aged|over|above) (?:eighteen|18)\b|\b(?:18|eighteen) (?:and|or|"
    r"years and) "
    r"(?:over|older|above)\b)"
)
_SEEN = re.compile(
    r"\b(?:patients?|visits?|encounters?|panel|practice|consults?|appointments?|caseload|(?:people|those) "
    r"(?:we|you|"
    r"our residents) (?:will )?(?:see|meet))\b"
)
_NOT_SEEN = re.compile(
    r"\b(?:pays?|bill|faculty|research|grant|pass\w*|children|counsell?ors?|nation\w*|country|national\w*|"
    r"increase\w*|grew|fellow\w*|pediatric)\b"
)
_BOARDS = re.compile(
    r"\babmgg\b|\bgenetics boards?\b|\bboards? in genetics\b|\bgenetics (?:certif\w+|examination)\b"
)
_NOT_OUR_BOARDS = re.compile(r"\b(?:nation\w*|country|fellow\w*|faculty|average)\b")
_PERCENT = re.compile(r"\b\d{1,3}(?:\.\d)?\s?(?:%|per ?cent)|\b[a-z]+(?:-[a-z]+)? per ?cent\b")
_ADULT_SHARE = re.compile(
    rf"(?:{_PERCENT.pattern}) of (?!(?:our |the |all )?adult)[^.;]{{0,60}}\b(?:are|is|were|involve|"
    rf"concern|with|by|"
    rf"will be)\b[^.;]{{0,40}}{_ADULTS}|{_ADULTS}[^.;]{{0,30}}\b(?:make up|account for|accounts for|are|"
    rf"form|constitute|"
    rf"represent|comprise)\b[^.;]{{0,20}}(?:{_PERCENT.pattern})"
)
_PASS_SHARE = re.compile(
    rf"(?:{_PERCENT.pattern})[^.;]{{0,60}}(?<!who )(?<!have )\bpass(?:ed|es)?\b|"
    rf"\bpass(?:ed|es)?\b[^.;]{{0,40}}(?:{_PERCENT.pattern})"
)

_ONE_STEP = re.compile(r"\bstep ?(?P<step>[12]|one|two)\b|\bck\b")
_LEAST = re.compile(
    r"\b(?P<low>1[89]\d|2[0-6]\d)\b,? (?:or|and) (?:higher|above|more|better|up|over)\b|\b(?:at least|no "
    r"less than|"
    r"not below|minimum of) (?P<least>1[89]\d|2[0-6]\d)\b"
)
_STEP_OF = re.compile(r"\bstep ?(?P<step>[12]) (?:ck )?(?:score )?of (?P<score>1[89]\d|2[0-6]\d)\b")
_ANY_SCORE = re.compile(r"\b(?:1[89]\d|2[0-6]\d)\b")
_NOT_LEAST = re.compile(r"\b(?:average|mean|median|most|typical\w*|usual\w*|mcat)\b")

_TURNED_IN = re.compile(
    r"\b(?:review|read|accept|take|look at|download|consider)(?:s|ing)?\b[^.;]{0,40}?\b(?:until|till|"
    r"through|up to) "
    r"(?:the )?$|"
    r"\b(?:send|submit|turn in|hand in|upload|e-?mail|mail|file)\b(?=[^.;]*\b(?:cvs?|curriculum vitae|"
    r"applications?|everything|it all|pdfs?|documents|materials|files?|dossiers?)\b)[^.;]{0,160}?\b(?:by|"
    r"before|no later than|until) "
    r"(?:the )?$|"
    r"\b(?:applications?|files?|pdfs?|documents|papers|dossiers)\b[^.;]{0,30}\b(?:received|in|arriving|"
    r"submitted|"
    r"sent)(?: to us)? (?:by|before|no later than|until) (?:the )?$"
)
_OTHER_DAY = re.compile(
    r"\b(?:interview\w*|rank\w*|invit\w+|certif\w+|visas?|graduat\w+|newsletter|abstracts?|vacation|taxes|"
    r"evaluations?|requests?|rsvp|surveys?|leave|rotations?|electives?|students?|fellow\w*|"
    r"housing|contract\w*|registration|statement of need|scholarship|second[- ]look|pediatrics|medicine "
    r"residency)\b"
)
_DEADLINE_MONTHS = frozenset({8, 9, 10, 11, 12, 1})

_CERTIFICATE = re.compile(r"\becfmg\b|\beducational commission\b")
_IT = re.compile(r"\bcertificat\w+|\bcertified\b|\bcopy of it\b|\b(?:have|need|see|hold) it\b")
_TIMES = (
    (
        "by_interview",
        re.compile(
            r"\bbefore (?:i|we|you) (?:can |may |will |are |be )*(?:send|invite|offer|interview|schedule|"
            r"get|receive|"
            r"issue)\w*\b[^.;]{0,30}\b(?:interview\w*|invit\w+)?|\bby the (?:day|time|date) (?:of "
            r")?(?:your|the|we|"
            r"you)[^.;]{0,12}\binterview\w*|\b(?:not|never|no|"
            r"n't)\b[^.;]{0,40}\binterview\w*\b[^.;]{0,30}\bnot (?:yet )?"
            r"certified\b"
        ),
    ),
    (
        "by_start",
        re.compile(
            r"\b(?:before|no later than|not later than|by|until) (?:your|the) (?:very )?first (?:working "
            r")?day\b"
        ),
    ),
    (
        "by_ranking",
        re.compile(
            r"\bbefore (?:we|the program) (?:submits?|certif(?:y|ies)|ranks?|enters?)\b|\bto be ranked\b"
        ),
    ),
)
_NO_CONDITION = re.compile(r"\bnot (?:a )?(?:condition|requirement|necessary|needed|required)\b")

_YEAR = r"(?P<year>19[6-9]\d|20[0-2]\d)\b(?!-)"
_BEGUN = (
    re.compile(rf"^\W*(?:started|founded|established|begun|launched|opened) in (?:july )?{_YEAR}"),
    re.compile(
        rf"\b(?:residency|program(?:me)?)\b[^.;]{{0,90}}\bsince its (?:founding|inception|beginnings?|"
        rf"start|launch)"
        rf",? in {_YEAR}"
    ),
)
_OTHER_BEGUN = re.compile(
    r"\b(?:hospital|clinic|laborator\w+|school|university|fellow\w*|center|department|division|institute)\b"
)
_STAYS = re.compile(rf"\b(?:residents?|trainees?) [^.;]{{0,40}}\bstays? (?:for |with us )*({NUMBER}) years\b")


def find(clause: Clause, today: date | None) -> Iterator[Finding]:
    """Read facts told in passing, each only where nothing else is near that the words could mean."""
    if clause.sentence.is_heading or PAST.search(clause.text):
        return
    yield from _certificate(clause)
    yield from _scores(clause)
    if NEGATION.search(clause.text):
        return
    yield from _years(clause)
    yield from _shares(clause)
    yield from _deadline(clause, today)


def _found(clause: Clause, name: Field, value: str | float, strength: int = _FAINT) -> Finding:
    return Finding(name, value, clause.sentence.start, clause.sentence.end, strength)


def _years(clause: Clause) -> Iterator[Finding]:
    text = clause.text
    if not _NOT_FURTHER.search(text):
        more = _SOME_MORE.search(text)
        years = count(more[1]) if more else None
        if years is not None:
            yield _found(clause, Field.OPTIONAL_EXTRA_YEARS, years)
        elif _ONE_MORE.search(text) and _ON_OFFER.search(text):
            yield _found(clause, Field.OPTIONAL_EXTRA_YEARS, 1)
    stays = _STAYS.search(text)
    if stays and (length := count(stays[1])) is not None and length in {2, 4}:
        yield _found(clause, Field.LENGTH_YEARS, length)
    begun = next((hit for form in _BEGUN if (hit := form.search(text))), None)
    ours = re.search(r"\b(?:residency|program(?:me)?)\b", f"{clause.titles} {clause.sentence.before} {text}")
    if begun and ours and not _OTHER_BEGUN.search(text):
        yield _found(clause, Field.FOUNDED_YEAR, int(begun["year"]))


def _shares(clause: Clause) -> Iterator[Finding]:
    text = clause.text
    named = {share.per_cent for share in shares(text)}
    if len(named) != 1 or not _PERCENT.search(text):
        return
    share = named.pop()
    if _ADULT_SHARE.search(text) and _SEEN.search(text) and not _NOT_SEEN.search(_HOUSES.sub(" ", text)):
        yield _found(clause, Field.ADULT_SHARE, share)
    if _BOARDS.search(text) and _PASS_SHARE.search(text) and not _NOT_OUR_BOARDS.search(text):
        yield _found(clause, Field.BOARD_PASS, share)


_HOUSES = re.compile(r"\bchildren(?:'s hospital| first(?: of all)?)\b|\bpediatric (?:hospital|center)\b")


def _scores(clause: Clause) -> Iterator[Finding]:
    text = clause.sentence.text
    if _NOT_LEAST.search(text) or PREFERENCE.search(text):
        return
    of_steps = list(_STEP_OF.finditer(text))
    if of_steps and re.search(r"\b(?:screen|cut-?off|minimum|least|need|require\w*|must)\b", text):
        for found in of_steps:
            yield _found(clause, _STEPS[found["step"]], int(found["score"]))
        return
    steps = {found["step"] or "2" for found in _ONE_STEP.finditer(text)}
    least = _LEAST.search(text)
    if least and len(steps) == 1 and len(set(_ANY_SCORE.findall(text))) == 1:
        step = steps.pop().replace("one", "1").replace("two", "2")
        yield _found(clause, _STEPS[step], int(least["low"] or least["least"]))


_STEPS = {"1": Field.USMLE_STEP1_MIN, "2": Field.USMLE_STEP2_MIN}


def _deadline(clause: Clause, today: date | None) -> Iterator[Finding]:
    text = clause.text
    if _OTHER_DAY.search(text):
        return
    hits = [(hit, day) for hit in DAY.finditer(text) if (day := found_day(hit)) is not None]
    if len(hits) == 1 and _TURNED_IN.search(text[: hits[0][0].start()]):
        day = hits[0][1]
        if day.month in _DEADLINE_MONTHS and not is_closed(text, day, today):
            yield _found(clause, Field.APPLICATION_DEADLINE, day.text())


def _certificate(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if not _IT.search(text) or _NO_CONDITION.search(text):
        return
    if not _CERTIFICATE.search(f"{sentence.before} {sentence.lead} {sentence.text}"):
        return
    times = [value for value, when in _TIMES if when.search(text)]
    if len(times) == 1:
        yield _found(clause, Field.ECFMG_REQUIRED, times[0], 0)
