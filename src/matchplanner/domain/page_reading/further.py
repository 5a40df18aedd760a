"""Facts in turns of phrase: counts, shares, parts of a year, and dates that come before what they close.

As in `faint`, what is found here counts only where no plainer statement says otherwise.
"""

import re
from collections.abc import Iterator
from datetime import date

from matchplanner.domain.page_reading.dates import DAY, found_day, is_closed
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import MONTH, NUMBER, PAST, PREFERENCE, count

_FAINT = -1
_ASIDE = re.compile(r"\([^()]*\)")

_COMPLETE_BY = re.compile(
    r"\b(?:files?|applications?|dossiers?|materials|papers|documents|everything|anything|submissions?)\b"
    r"[^.;]{0,60}\b(?:complete|in|arriv\w+|received|submitted|here|reach\w*|late|after|later than|by|"
    r"before)\b|"
    r"\b(?:clos(?:e[sd]?|ing)|shuts?|cut-? ?off|ends?|stops?|stop reading|last (?:day|date|chance)|expires?|"
    r"final (?:day|date)|finish\w*|latest (?:day|date))\b"
)
_REFUSED = re.compile(
    r"\b(?:not|cannot|no longer|n't)\b[^.;]{0,40}\b(?:review\w*|read|consider\w*|accept\w*|look\w*|"
    r"open\w*)\b|"
    r"\b(?:clos\w+|shuts?|stops?|finish\w*|ends?|last|cut-? ?off|deadline|latest|final|up to)\b|\bin by\b|"
    r"\bin (?:our|"
    r"my) hands\b|"
    r"\bhave (?:everything|it all|all of it|your file) in\b"
)
_OF_APPLYING = re.compile(
    r"\b(?:appl(?:y|ications?|ying|icants?)|eras|residencycas|files?|dossiers?|materials|papers|submissions?|"
    r"everything|anything|portal|download\w*|reading|door|documents|timeline|dates|calendar)\b"
)
_OTHER_DATE = re.compile(
    r"\b(?:interview\w*|rank\w*|invit\w+|certif\w+|visa|graduat\w+|letters?|notif\w+|nominat\w+|internal|"
    r"updated|revised|was|were|had|orientation|housing|registration|match(?:es|ed)?|contract\w*|scholarship|"
    r"abstracts?|symposium|conference|students?|fellow\w*|second[- ]look|benefits|enrol\w*|"
    r"last (?:year|season|cycle)|born|retire\w*)\b"
)
_OPENING = re.compile(r"\b(?:open(?:s|ing|ed)?|begin\w*|start\w*|from)\b")
_CLOSING = re.compile(r"\b(?:clos\w+|shuts?|stops?|ends?|deadline|last|until|till|to|through|by)\b|[-]")
_DEADLINE_MONTHS = frozenset({8, 9, 10, 11, 12, 1})


_TWO_YEARS = re.compile(
    rf"\b(?:the|your|these|those) ({NUMBER}) years (?:with us|here|of (?:the|our) residency)\b"
)
_FURTHER_YEAR = re.compile(
    r"\b(?:stay on|remain|continue|extend|prolong\w*|add)\b[^.;]{0,40}\b(?:further|additional|extra|"
    r"another|more)\b"
    r"[^.;]{0,12}\b(?:year|twelve months|12 months)\b|\b(?:additional|extra|further),? (?:third |"
    r"fourth )?year is "
    r"(?:open|offered|available|possible)\b|\b(?:third|fourth|further|extra) (?:\w+ ){0,3}?year\b[^.;]{0,60}"
    r"\b(?:can be|may be) (?:added|arranged|requested|done)\b"
)
_BEGAN = re.compile(
    r"\b(?:exist\w*|launch\w*|first (?:residents?|trainees?|class)|start(?:ed)?|opened|since|running|going|"
    r"inception|established|founded|begun|began)\b"
)
_FOUNDED_LABEL = re.compile(
    r"^(?:first (?:residents?|trainees?|class|intake|cohort)(?: (?:in|admitted|enrolled))?|"
    r"year (?:founded|of "
    r"founding|opened)|founded|established|launched|began|in existence since|inception|running since|"
    r"start year)$"
)
_YEAR = re.compile(r"(?<![\d-])(19[6-9]\d|20[0-2]\d)(?![\d-])")
_OURS = re.compile(r"\b(?:residency|residents?|trainees?|(?:training |combined )?program(?:me)?|it)\b")
_OTHER_BEGUN = re.compile(
    r"\b(?:hospitals?|universit\w+|school|college|cent(?:er|re)|institut\w+|division|department|laborator\w+|"
    r"fellow\w*|foundation|clinic|director|chair\w*|joined|visas?|h-?1|j-?1|match|season|positions?|"
    r"applica\w+|"
    r"deadline|july 20[23]\d|accredit\w+ since|boards?|pass\w*|rate|next|counsel\w+)\b(?!')"
)


def find(clause: Clause, today: date | None) -> Iterator[Finding]:
    """Read counts, shares and dates where the words around them fit and no other subject is near."""
    text = clause.text
    if PAST.search(text) or PREFERENCE.search(_ASIDE.sub(" ", text)):
        return
    yield from _deadline(clause, today)
    yield from _years(clause)


def _found(clause: Clause, name: Field, value: str | float) -> Finding:
    return Finding(name, value, clause.sentence.start, clause.sentence.end, _FAINT)


def _deadline(clause: Clause, today: date | None) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    led = f"{sentence.lead} {text}"
    if not _OF_APPLYING.search(f"{led} {clause.titles} {sentence.before}") or _OTHER_DATE.search(led):
        return
    if not _COMPLETE_BY.search(led) or not _REFUSED.search(led):
        return
    hits = [(hit, day) for hit in DAY.finditer(text) if (day := found_day(hit)) is not None]
    if len(hits) > 1:
        opens = _OPENING.search(text[: hits[0][0].start()])
        between = text[hits[0][0].end() : hits[-1][0].start()]
        if not opens or len(hits) != len(("from", "to")) or not _CLOSING.search(between):
            return
    elif hits and _OPENING.search(led) and not _REFUSED.search(text):
        return
    if hits and hits[-1][1].month in _DEADLINE_MONTHS and not is_closed(led, hits[-1][1], today):
        yield _found(clause, Field.APPLICATION_DEADLINE, hits[-1][1].text())


def _years(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    spoken = _TWO_YEARS.search(text)
    if spoken and (years := count(spoken[1])) is not None and years in {2, 4}:
        yield _found(clause, Field.LENGTH_YEARS, years)
    if _FURTHER_YEAR.search(text) and not re.search(r"\b(?:not?|never|cannot|fellowship)\b", text):
        yield _found(clause, Field.OPTIONAL_EXTRA_YEARS, 1)
    said = set(_YEAR.findall(text))
    if len(said) != 1:
        return
    labelled = sentence.answer_at and _FOUNDED_LABEL.search(sentence.lead)
    began = (
        _BEGAN.search(text)
        and _OURS.search(sentence.text)
        and re.search(rf"\b(?:since|in)\b (?:{MONTH} )?{_YEAR.pattern}", text)
    )
    whole = f"{sentence.lead} {text}"
    if labelled or (
        began
        and re.search(r"\bexisted\b|\bfirst (?:residents?|trainees?|class)\b", whole)
        and not _OTHER_BEGUN.search(whole)
    ):
        yield _found(clause, Field.FOUNDED_YEAR, int(said.pop()))
