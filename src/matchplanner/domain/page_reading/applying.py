"""Until when one applies."""

import re
from collections.abc import Iterator
from datetime import date

from matchplanner.domain.page_reading.dates import DAY, FoundDay, found_day, is_closed
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import PREFERENCE

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


def find(clause: Clause, today: date | None) -> Iterator[Finding]:
    """Read the deadline; those of closed seasons are passed over."""
    yield from _deadline(clause, today)


def _found(clause: Clause, name: Field, value: str, strength: int | None = None) -> Finding:
    sentence = clause.sentence
    return Finding(
        name, value, sentence.start, sentence.end, int(sentence.labelled) if strength is None else strength
    )


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
