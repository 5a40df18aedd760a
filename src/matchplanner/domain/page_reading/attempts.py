"""How often an exam may have been tried."""

import re
from collections.abc import Iterator

from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.subject import Clause
from matchplanner.domain.page_reading.words import NEGATION, NO, NUMBER, PAST, PREFERENCE, REFUSES, count

_EXAM = re.compile(
    r"\busmle\b|\bsteps?\b|\battempts?\b|\bmore than \w+ tries\b|\b(?:tries|sittings|takes) (?:per|at|for|"
    r"on) (?:\w+ )?exam\w*"
)
_ATTEMPTS = r"(?:attempts?|tr(?:y|ies)|sittings?|takes)"
_FIRST = re.compile(
    rf"\((?:on )?(?:the )?(?:first|1st) attempt\)|\b(?:on|in|at|with|within) (?:the|their|your|his or her|"
    rf"a)? ?(?:very )?(?:first|1st|single|one|"
    rf"1) {_ATTEMPTS}\b|\b(?:first|1st)[- ]{_ATTEMPTS} (?:only\b|pass\w*|success\w*)|"
    r"\bpass\w* (?:\w+ ){0,3}?(?:the|for the) first time\b"
)
_AT_MOST = re.compile(
    rf"(?P<limit>{NUMBER})[ -]attempt (?:limit|maximum|rule)|"
    rf"(?:<=|\u2264)\s*(?P<few>{NUMBER}) {_ATTEMPTS}|"
    rf"\b(?:first or|no more than|not more than|maximum(?: number)? of|max(?:imum)?\.?|at most|up to|within|"
    rf"limit(?:ed)?(?: of| to| is)?|not exceed|in|"
    rf"fewer than or equal to|allow\w*(?: a maximum of)?|by the|by)\W{{0,2}} ?(?:the |their |your |"
    rf"a )?(?P<n>{NUMBER}|second|third|"
    rf"2nd|3rd|fourth) (?:total )?(?:\w+ )?{_ATTEMPTS}\b"
)
_OR_FEWER = re.compile(
    rf"(?P<n>{NUMBER}) (?:or (?:fewer|less) )?{_ATTEMPTS}(?: or (?:fewer|less)| (?:per|on|for|at) (?:step|"
    rf"usmle|exam|either|both|all|the|each|"
    rf"any|a|every)| maximum| max)"
)
_TAKEN_OVER = re.compile(
    r"\b(?:taken|sat|attempted|tried|needed)\b[^.;]{0,25}\bmore than (once|twice|"
    r"three times)\b"
)
_MORE_THAN = re.compile(
    rf"(?<!no )(?<!not )\b(?:more than|over|exceed\w*|greater than) (?P<n>{NUMBER}) (?:total )?{_ATTEMPTS}\b"
)
_LABELLED_ATTEMPTS = re.compile(
    rf"\W*(?:max(?:imum)?\.? |up to |at most |no more than |not more than )?(?:of )?(?P<n>{NUMBER})\b"
)
_FAILED_TIMES = re.compile(rf"\bfail\w*[^.;]{{0,40}}?\b(twice|{NUMBER}) ?(?:times)?\b")
_ONE_FAILURE = re.compile(
    r"\b(?:one|1|a single) (?:failure|failed (?:attempt|step)|fail)\b[^.;]{0,30}\b(?:accept\w*|allowed|ok|"
    r"tolerated|"
    r"permitted|forgiven)\b|\b(?:accept|allow|permit|tolerate|forgive)\w* (?:at most |only |up to )?(?:one|"
    r"1|a single) (?:failure|failed attempt)"
)
_NEEDED_MORE = re.compile(
    rf"\b(?:needed|required|took) more than (?P<n>{NUMBER}|once|twice) (?:{_ATTEMPTS}|times)"
)
_RETAKES = re.compile(
    rf"\b(?:no more than|not more than|at most|maximum of|max(?:imum)?|up to|only) (?P<n>{NUMBER}) "
    rf"(?:retakes?|repeats?|re-?sits?|repetitions?)\b|\b(?:repeated|"
    rf"retaken) an?y? (?:\w+ )?step (?P<times>once|twice)\b"
)
_ANY_FAILURE = re.compile(r"\bif you (?:have )?(?:ever )?failed (?:any|a) (?:usmle )?step\b")
_TWICE = re.compile(r"\battempted (?:at most |no more than )?(?P<n>once|twice|three times)(?: at most)?")
_NO_FAILURES = re.compile(
    r"\b(?:with|have|having) (?:a|any) failed (?:usmle |step )?(?:step|exam|attempt)\b|"
    r"\b(?:no|without(?: any)?|zero|any) (?:prior |previous |history of |usmle |"
    r"exam(?:ination)? )*(?:fail\w*|failed attempts?)\b(?! to )|"
    r"\b(?:with|have) (?:a|any) (?:\w+ )?(?:failure|failed attempt)\b"
)
_FAILED_OVER = re.compile(
    rf"\b(?:no more than|(?<!no )(?<!not )more than|over) (?P<n>{NUMBER}) (?:\w+ )?(?:fail\w*)|"
    rf"\bfail\w*[^.;]{{0,40}}\bmore than (?P<m>once|twice|{NUMBER})"
)
_OTHER_EXAM = re.compile(
    r"\bgraduates\b|\bcertif\w+ exam\w*|\bboards?\b|\bpass[- ]rate|\bboard (?:exam|certif)\w*|\babmgg\b|"
    r"\bin-?training\b"
)


_MOST = 8


def find(clause: Clause) -> Iterator[Finding]:
    """Read the limit of attempts at a Step."""
    if not PAST.search(clause.text):
        yield from _attempts(clause)


def _attempts(clause: Clause) -> Iterator[Finding]:
    text, sentence = clause.text, clause.sentence
    if not _EXAM.search(sentence.whole) or _OTHER_EXAM.search(text) or PREFERENCE.search(text):
        return
    limit = next((found for rule in _RULES if (found := rule(clause)) is not None), None)
    if limit is not None and 1 <= limit <= _MOST:
        yield Finding(Field.ATTEMPT_LIMIT, int(limit), sentence.start, sentence.end, int(sentence.labelled))


def _refuses(clause: Clause) -> bool:
    return REFUSES.search(clause.sentence.text) is not None


def _more_than(clause: Clause) -> float | None:
    """Read "more than two attempts are not considered"; where nothing is refused it is no rule."""
    taken = _TAKEN_OVER.search(clause.text)
    if taken and (_refuses(clause) or NEGATION.search(clause.text)):
        return {"once": 1, "twice": 2}.get(taken[1], 3)
    more = _MORE_THAN.search(clause.text)
    if more is None:
        return None
    return count(more["n"]) if _refuses(clause) or NEGATION.search(clause.text) else 0


def _failures(clause: Clause) -> float | None:
    """Read how many failures are forgiven: one more attempt than that."""
    text = clause.text
    failed = _FAILED_OVER.search(text)
    if failed:
        word = failed["m"] or failed["n"]
        allowed = {"once": 1, "twice": 2}.get(word, count(word))
        ruled = _refuses(clause) or NEGATION.search(text) or "no more" in text
        return allowed + 1 if allowed is not None and ruled else 0
    times = _FAILED_TIMES.search(text)
    if times and (_refuses(clause) or NEGATION.search(text)):
        return {"twice": 2}.get(times[1], count(times[1]))
    return 2 if _ONE_FAILURE.search(text) else None


def _retakes(clause: Clause) -> float | None:
    """Read how often a Step may have been repeated: one attempt more than that."""
    again = _RETAKES.search(clause.text)
    if again:
        allowed = {"once": 1, "twice": 2}.get(again["times"] or "", count(again["n"] or ""))
        return None if allowed is None else allowed + 1
    return 1 if _ANY_FAILURE.search(clause.text) and NEGATION.search(clause.text) else None


def _first(clause: Clause) -> float | None:
    """Read "on the first attempt"."""
    if not _FIRST.search(clause.text) or "first or second" in clause.text:
        return None
    return 0 if NEGATION.search(clause.text) and not _refuses(clause) else 1


def _at_most(clause: Clause) -> float | None:
    """Read "no more than two attempts", "within two tries", "attempted twice at most"."""
    twice = _TWICE.search(clause.text)
    if twice:
        return {"once": 1, "twice": 2}.get(twice["n"], 3)
    most = _AT_MOST.search(clause.text) or _OR_FEWER.search(clause.text)
    if most is None or "no limit" in clause.text:
        return None
    number = most.groupdict().get("few") or most.groupdict().get("limit") or most["n"]
    return _ORDINALS.get(number, count(number))


def _no_failures(clause: Clause) -> float | None:
    """Read "no failed attempts"."""
    demands = _refuses(clause) or re.search(r"\b(?:must|required|no|without)\b", clause.text)
    return 1 if _NO_FAILURES.search(clause.text) and demands else None


def _labelled(clause: Clause) -> float | None:
    """Read the bare number after the label or question "attempts"."""
    sentence = clause.sentence
    if not sentence.answer_at or clause.at > sentence.answer_at or not _ASKS_HOW_OFTEN.search(sentence.lead):
        return None
    if "fail" in sentence.lead and NO.match(sentence.answer) and not sentence.lead.endswith("?"):
        return 1
    failures = _FAILURES_SAID.match(sentence.answer) if "fail" in sentence.lead else None
    if failures:
        allowed = count(failures[1])
        return None if allowed is None else allowed + 1
    times = _TIMES.match(sentence.answer)
    if times:
        return {"once": 1, "twice": 2}.get(times[1], 3)
    plain = _LABELLED_ATTEMPTS.match(sentence.answer)
    return count(plain["n"]) if plain else None


_ASKS_HOW_OFTEN = re.compile(r"attempt|\bfailures\b|\bhow (?:often|many times)\b")
_FAILURES_SAID = re.compile(
    rf"\W*(?:max(?:imum)?\.?(?: of)?|at most|up to|no more than|only)? ?({NUMBER})(?: (?:failure|failed|"
    rf"fail|at most|max)\w*"
    rf"(?: attempts?)?)?\W*$"
)
_TIMES = re.compile(r"\W*(?:at most |no more than |only |up to )?(once|twice|three times)\b")
_ORDINALS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4}
_RULES = (_retakes, _more_than, _failures, _first, _at_most, _no_failures, _labelled)
