"""How often an exam may have been tried.

A page limits attempts ("no more than two"), refuses those above a limit
("three or more are not considered"), forgives a number of failures, or wants
every exam passed at once. Each of these is one grammar of a number, what it
counts, and the words that make a rule of it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NO, NUMBER, PAST, PREFERENCE, REFUSES, YES, count

_MOST = 8

_STEP = r"(?:usmle\w*|steps?(?: ?(?:1|2|3|i|ii|one|two)\b)?(?: ?ck)?|exam\w*|tests?|comlex\w*)"
_TOPIC = re.compile(
    r"\busmle\b|\bsteps?\b|\bcomlex\b|\bexam\w*|\battempts?\b|\b(?:more than|two|three) tries\b"
)
_OTHER_EXAM = re.compile(
    r"(?<!medical )(?<!international )(?<!foreign )\bgraduates\b(?! of (?:medical|foreign|international|"
    r"schools))|"
    r"\bcertif\w+ exam\w*|\bboards?\b|\bpass[- ]rate|\babmgg\b|\bin-?training\b|\bshelf\b|"
    r"\bdiplomates?\b|\bdriv\w+ (?:test|licen\w+)"
)
_NO_LIMIT = re.compile(r"\bno (?:\w+ ){0,3}?limit\w*|\bnot limited?\b|\bunlimited\b|\bdo(?:es)? not limit\b")

_TRY = r"(?:attempts?|tr(?:y|ies)|sittings?|takes|goes)"
_MANY = rf"(once|twice|thrice|{NUMBER}|first or second|second|2nd|third|3rd|fourth|4th)"
"""How often: the one group of each pattern below."""

_AT_MOST = (
    r"(?:no more than|not more than|no greater than|not (?:to )?exceed\w*|at (?:the )?most|"
    r"max(?:imum)?\b[.\u00b7]?(?: number)?(?: of| is)?|up to|within|limit(?:s|ed)?(?: of| to| is| at)?|not "
    r"above|"
    r"capped at|allow\w*|permit\w*|by|in|only|fewer than or equal to|<=|\u2264)"
)
_FAIL = r"(?:fail(?:ure|ed (?:attempt|step|exam|try|tr)|ed|s)?(?:ies)?s?)"
_AGAIN = r"(?:retakes?|repeats?|re-?sits?|repetitions?|second attempts?)"

_COMES_TO = rf"(?:\bto|\bis|\bare|:|\bexceed|{_AT_MOST})"
_NO_MORE = r"(?:no more than|not more than|at most|up to|only)"
_EACH = (
    r"(?: or (?:fewer|less)| (?:at (?:the )?)?(?:most|maximum|max|tops|allowed|permitted)\b|"
    rf" (?:per|on|for|at|in) (?:\w+ )?(?:{_STEP}|either|both|all|each|any)| each\b|"
    r" (?:is|are) (?:the|our) (?:limit|maximum|most))"
)
_CAPPED = tuple(
    re.compile(form)
    for form in (
        rf"{_AT_MOST}\W{{0,2}} ?(?:the |their |your |a |total of |of )*{_MANY} (?:total |[\w-]+ )??{_TRY}\b",
        rf"\b{_TRY}(?! or)\b[^.;\d]{{0,30}}?{_COMES_TO}\W{{0,2}} ?{_MANY}\b(?! ?%)",
        rf"\b(?:tak\w+|sat|sit|attempt\w*|tried)\b[^.;]{{0,25}}?{_NO_MORE} {_MANY}\b(?: times)?",
        rf"\b(?:tak\w+|sat|attempt\w*|tried) {_MANY}(?: times)? at (?:the )?most",
        rf"\b{_MANY}[ -]attempt (?:limit|maximum|rule)",
        rf"\b{_MANY} {_TRY}{_EACH}",
        rf"\b{_MANY} or (?:fewer|less) {_TRY}",
        rf"\b(first or second) (?:{_TRY}|time)",
        rf"\battempts?\b[^.;]*?\b(?:it is|it's|that is) (?:just |only )?{_MANY}\b(?=[.,:;]|$)",
    )
)
_BEYOND = re.compile(
    rf"(?<!no )(?<!not )\b(?:more than|over|in excess of|exceed\w*|greater than|beyond|after) {_MANY}"
    rf"(?: (?:total |\w+ )??(?:{_TRY}|times)\b)?"
)
_OR_MORE = re.compile(rf"\b{_MANY} or more (?:\w+ )?{_TRY}\b")
_NTH = re.compile(rf"\ba (second|third|fourth) (?:\w+ )?{_TRY}\b")

_FAILED_BEYOND = re.compile(
    rf"\b(?:more than|over|exceed\w*) {_MANY} (?:\w+ )??{_FAIL}\b|\bfail\w*[^.;]{{0,40}}?\bmore "
    rf"than {_MANY}\b"
)
_FAILED_UP_TO = re.compile(
    rf"\b(?:no more than|not more than|at most|max(?:imum)?\b[.\u00b7]?(?: of)?|up to) {_MANY} (?:\w+ "
    rf")??{_FAIL}\b"
)
_FAILED_OFTEN = re.compile(
    rf"\b{_MANY}(?: or more)? (?:\w+ )??(?:failures|failed (?:attempts|tries|steps))\b|"
    rf"\bfail\w*[^.;]{{0,40}}?\b{_MANY}\b"
    rf"(?: times)?"
)
_FORGIVEN = re.compile(
    rf"\b{_MANY} (?:\w+ )??{_FAIL}\b[^.;]{{0,30}}\b(?:accept\w*|allow\w*|ok(?:ay)?|tolera\w+|permit\w*|"
    rf"forgiv\w+|"
    rf"fine|no (?:problem|obstacle)|not held)\b|"
    rf"\b(?:accept|allow|permit|tolerate|forgive|overlook)\w* (?:at most |only |up to )?{_MANY} (?:\w+ "
    rf")??{_FAIL}\b"
)
_MAY_FAIL = re.compile(rf"\bmay (?:have )?fail\w*\b[^.;,]{{0,25}}? {_MANY}\b")
_REPEATED = re.compile(
    rf"\b(?:no more than|not more than|at most|maximum of|max(?:imum)?|up to|only|allow\w*|accept\w*)"
    rf" {_MANY} {_AGAIN}\b|"
    rf"\b(?:repeated|retaken|re-?sat)\b(?: an?y? (?:\w+ )?step| the \w+)?(?: only| at most)? {_MANY}\b"
)
_ANY_FAILURE = re.compile(
    r"\b(?:a|any|ever|have|has|who|one|single|your|their|previous|prior|past) (?:\w+ )??"
    r"(?:failed|failures?|fail|failing|repeated|repeat)\b|^\W*(?:failing|failures?|repeating)\b"
)
_NO_FAILURE = re.compile(
    r"\b(?:no|without(?: any)?|zero|never) (?:prior |previous |history of |usmle |past |exam(?:ination)? |a "
    r")*"
    r"(?:fail\w*|failed attempts?|repetitions?|repeating|repeats?)\b(?! to )"
)
_AT_ONCE = re.compile(
    rf"\b(?:on|in|at|with|within|from|by) (?:the |their |your |his or her |its |a )?(?:very )?(?:first|1st|"
    rf"single|one|1)"
    rf"[ -](?:{_TRY}|go|time)\b|\b(?:first|1st)[- ](?:{_TRY}|time) (?:only\b|pass\w*|success\w*|round)|"
    rf"\bpass\w* (?:\w+ ){{0,3}}?(?:the|for the) first time\b|\((?:on )?(?:the )?(?:first|1st) attempt\)|"
    rf"[,:] (?:first|1st)[- ]attempt\W*$|\bon first {_TRY}\b"
)
_RULED = re.compile(
    r"\b(?:must|required?|requirement|no|without|only|want|expect\w*|all|every|each|both|need\w*|look)\b|:|"
    r"\u2022"
)
_OUT = re.compile(
    r"\byou(?:'re| are) out\b|\b(?:rule\w*|shut\w*|keep\w*|filter\w*|weed\w*) (?:\w+ )?out\b|\bdisqualif\w+|"
    r"\bexclu\w+|\b(?:stops?|ends?|close\w*)\b|\btoo many\b|\bneed not apply\b|\bturned? (?:away|down)\b|"
    r"\bbar(?:s|red)?\b|"
    r"\bis\W*$|\bare\W*$|\bnot (?:looked|read|taken|screened|processed|invite\w*)\b|\bdecline\w*|\breject\w*"
)

_PARDONS = re.compile(r"\b(?:not|\w+n't|never)\b[^.;]{0,40}\b(?:disqualif\w+|exclu\w+|rule\w*|end|bar)\b")
"""A failure that does not rule anybody out."""

_TIMES = re.compile(rf"\b(?:{_TRY}|times)\b")
_ORDERS = {
    "once": 1,
    "twice": 2,
    "thrice": 3,
    "first or second": 2,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
}
_ORDERS |= {"fourth": 4, "4th": 4}
_HOW_OFTEN = re.compile(r"attempt|\bfailures\b|\bhow (?:often|many times)\b|\btries\b|\bsittings?\b")
_BARE = re.compile(
    rf"\W*(?:max(?:imum)?[.\u00b7]? |up to |at most |no more than |not more than |only |yes\W+(?:\w+ "
    rf")??)?(?:of )?{_MANY}\b"
    rf"(?! (?:%|percent|years?|months?))"
)
_ASKS_OF_FAILING = re.compile(r"\bfail\w*|\bnot pass\w*|\bdid not pass|\brepeat\w*")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a statement says, and whether it refuses somebody."""

    text: str
    refused: bool

    @property
    def ruled(self) -> bool:
        return self.refused or NEGATION.search(self.text) is not None


_LATER_STEP = re.compile(r"\b(?:step|level) ?(?:3|iii|three)\b")
_EARLY_STEP = re.compile(
    r"\bsteps\b|\b(?:step|level) ?(?:1|2|i|ii|one|two)\b|\b(?:any|each|every|a) (?:usmle )?step\b"
)
"""Step 3 is taken during the residency: a limit on it alone is none for applicants."""


def find(clause: Clause) -> Iterator[Finding]:
    """Read the limit of attempts at a Step."""
    text, sentence = clause.text, clause.sentence
    if PAST.search(text) or PREFERENCE.search(text) or not _is_about_steps(clause):
        return
    limit = _limit(clause)
    if limit is not None and 1 <= limit <= _MOST:
        yield Finding(Field.ATTEMPT_LIMIT, int(limit), sentence.start, sentence.end, int(sentence.labelled))


def _is_about_steps(clause: Clause) -> bool:
    """Return whether the exam is the one for a licence, by its own words or those it stands under."""
    sentence = clause.sentence
    if _OTHER_EXAM.search(clause.text):
        return False
    if _LATER_STEP.search(sentence.whole) and not _EARLY_STEP.search(sentence.whole):
        return False
    if re.search(r"\busmle\b|\bsteps?\b|\bcomlex\b", f"{sentence.lead} {sentence.text}"):
        return True
    around = f"{clause.titles} {sentence.before}"
    if _OTHER_EXAM.search(f"{sentence.before} {sentence.text}"):
        return False
    return _TOPIC.search(f"{sentence.whole} {around}") is not None


def _limit(clause: Clause) -> float | None:
    sentence = clause.sentence
    asked = bool(sentence.answer_at) and clause.at <= sentence.answer_at
    if asked and clause.at + len(clause.text) <= sentence.answer_at:
        return None  # nothing but the question
    text = sentence.answer if asked else clause.text
    if _NO_LIMIT.search(text):
        return None
    refused = REFUSES.search(clause.text) is not None or _OUT.search(clause.text) is not None
    refused = refused or REFUSES.search(sentence.text) is not None
    said = _stated(_Said(text, refused))
    if said is None and asked:
        said = _replied(sentence.lead, sentence.answer)
    if said is None and asked and not sentence.lead.endswith("?"):
        said = _stated(_Said(clause.text, refused))
    return said


def _stated(said: _Said) -> float | None:
    return next((found for rule in _RULES if (found := rule(said)) is not None), None)


def _number(found: re.Match[str]) -> float | None:
    word = next((group for group in found.groups() if group), "")
    return _ORDERS.get(word, count(word))


def _repeats(said: _Said) -> float | None:
    """Read how often a Step may have been repeated: one attempt more than that."""
    again = _REPEATED.search(said.text)
    allowed = _number(again) if again else None
    return None if allowed is None or (said.refused and not NEGATION.search(said.text)) else allowed + 1


def _failures(said: _Said) -> float | None:
    """Read how many failures are forgiven: one more attempt than that."""
    text = said.text
    forgiven = (
        _MAY_FAIL.search(text)
        or _FAILED_UP_TO.search(text)
        or (None if NEGATION.search(text) else _FORGIVEN.search(text))
    )
    if forgiven:
        return (_number(forgiven) or 0) + 1
    beyond = _FAILED_BEYOND.search(text)
    if beyond:
        return (_number(beyond) or 0) + 1 if said.ruled else 0
    often = _FAILED_OFTEN.search(text)
    return _number(often) if often and said.ruled else None


def _beyond(said: _Said) -> float | None:
    """Read "more than two attempts are not considered"; where nothing is refused it is no rule."""
    more = _BEYOND.search(said.text)
    if more and (_TIMES.search(said.text) or _number(more) in {1, 2}):
        return _number(more) if said.ruled else 0
    least = _OR_MORE.search(said.text) or _NTH.search(said.text)
    if least is None:
        return None
    return (_number(least) or 0) - 1 if said.ruled else 0


def _capped(said: _Said) -> float | None:
    """Read "no more than two attempts", "attempts are limited to two", "taken twice at most"."""
    hits = (found for form in _CAPPED if (found := form.search(said.text)))
    return next((number for found in hits if (number := _number(found))), None)


def _at_once(said: _Said) -> float | None:
    """Read "on the first attempt", which only a rule makes a limit."""
    text = said.text
    if not _AT_ONCE.search(text) or "first or second" in text:
        return None
    if NEGATION.search(text) and not said.refused and not NO.match(text):
        return 0
    return 1 if _RULED.search(text) or re.search(_STEP, text) else None


def _no_failure(said: _Said) -> float | None:
    """Read "no failed attempts", and the refusal of whoever failed once."""
    if _NO_FAILURE.search(said.text) and _RULED.search(said.text):
        return 1
    return 1 if said.refused and _ANY_FAILURE.search(said.text) and not _PARDONS.search(said.text) else None


def _replied(lead: str, answer: str) -> float | None:
    """Read the answer to a label or question: a bare number, "none", or "no" to those who failed."""
    if _HOW_OFTEN.search(lead) or "fail" in lead:
        bare = _BARE.match(answer)
        if bare and (number := _number(bare)) is not None:
            return number + ("fail" in lead)
    if not _ASKS_OF_FAILING.search(lead):
        return None
    if lead.endswith("?"):
        refuses = NO.match(answer) or (NEGATION.search(answer) and REFUSES.search(answer))
        return 1 if refuses and not YES.match(answer) and not _PARDONS.search(answer) else None
    return 1 if NO.match(answer) or REFUSES.search(answer) or _OUT.search(answer) else None


_RULES: tuple[Callable[[_Said], float | None], ...] = (
    *(_repeats, _failures, _beyond, _at_once, _capped, _no_failure),
)
