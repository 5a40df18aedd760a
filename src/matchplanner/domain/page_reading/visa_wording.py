"""Turns of phrase about visas put plainly: conditions, denials of obstacles, wishes and what has ended."""

import re
from typing import Final

J1: Final = r"\bj\s?-?\s?1s?\b"
H1B: Final = r"\bh\s?-?\s?1\s?-?\s?b?s?\b"
_EITHER = rf"(?:{J1}|{H1B})"
_PEOPLE = r"(?:people|those|candidates|applicants|physicians|graduates|residents|trainees|anyone|somebody)"
_RUN_OUT = (
    r"(?:run out|expired?|exhaust\w+|used up|not|\w+n't|cannot|no longer|impossible|unavailable|ineligible|"
    r"over|closed|ended|barred|unable|out of reach)"
)
_CONDITION = r"(?:who|whose|that|when|if|where|because|after|once|in case|unless|for whom|having)"

_J1_RUN_OUT = re.compile(
    rf"\b{_CONDITION}\b[^.;,]{{0,60}}?{J1}[^.;,]{{0,40}}?\b{_RUN_OUT}\b(?: (?:possible|available|an option|"
    rf"open|feasible))?"
)
_WITHOUT_J1 = re.compile(
    rf"\b{_CONDITION}\b[^.;,]{{0,60}}?\b{_RUN_OUT}\b[^.;,]{{0,50}}?{J1}(?: (?:visas?|status|eligibility|"
    rf"limit))?"
)
"""Whom an H-1B is for: those who cannot have a J-1, or have it no more."""

_NO_OBSTACLE = re.compile(
    r"\b(?:no|not (?:\w+ )?an?y?|nothing|never any|without(?: any)?|(?:rais|se|ha|mak|know)\w* no) "
    r"(?:\w+ )?(?:objections?|obstacles?|difficult(?:y|ies)|problems?|trouble|hesitation|reservations?|"
    r"qualms|against|quarrel|barriers?)\b(?: (?:to|with|about|in|against))?"
)
_NO_MATTER = re.compile(
    r"\b(?:no|not (?:\w+ )?an?y?|without(?: any)?|(?:do|does|did) not|don't|doesn't|never) (?:\w+ )?"
    r"(?:limits?|caps?|quotas?|fees?|charges?|costs?|preferences?|differences?|distinctions?|deadline|prefer|"
    r"hesitate(?: to)?|distinguish|charge|care|mind)\b"
)
_BOTH_POSSIBLE = re.compile(r"(?P<both>\b(?:both|either)\b[^.;,]{0,40}?)\bpossible\b")
_TAKES_PART = re.compile(rf"\b(?:participates?|takes? part|is enrolled|enrolls?) in\b(?=[^.;]{{0,40}}{J1})")
_DOES = re.compile(rf"\bdoes (?=(?:the |both )?{_EITHER})")

_FOR_NO_OTHER = re.compile(
    r",?\s(?:and |but )?(?:for |to )?(?:nobody|no one|none|no others?)(?: else)?(?=\W*$|[,;.])"
)
_CONDITIONAL = re.compile(
    r"\b(?:possibly|perhaps|maybe|on occasion|now and then|discussed|negotiable|negotiated|signature|"
    r"sign(?:s|ed)? "
    r"off|blessing|up to (?:one|two|\d)|it varies|both ways|no promises?|not promise[ds]?|can't promise|"
    r"cannot promise)\b|\bis for (?:those|people|physicians|applicants|candidates)\b|\btransfers? can\b"
)
_GOES_TO = re.compile(rf"\bgo(?:es)? (?:only )?to (?={_PEOPLE}\b)")
_ONLY_FOR_WHOM = re.compile(
    rf"\bonly (?:for|to|from) (?:{_PEOPLE}) (?:who|with|whose|already|of)\b"
    r"(?! (?:need|require|are (?:not|international|foreign)|cannot|international|foreign|medical schools "
    r"(?:abroad|outside)))"
)

_ENDED = re.compile(
    r"\b(?:ended|stopped|ceased|abandoned|discontinued|quit|gave up|given up|dropped|withdrew|phased out|"
    r"came to an end|come to an end|a thing of the past|will be no more|no more)\b"
)
_NEVER_ENDED = re.compile(
    r"\b(?:never|not|n't) (?:\w+ )?(?:ended|stopped|ceased|abandoned|given up|dropped)\b"
)
_NOT_OF_VISAS = re.compile(r"\b(?:(?:no|once|any) more (?:than|time)|not any more than)\b")

_DID = (
    r"(?:sponsored|filed|took|accepted|supported|offered|issued|had|welcomed|allowed|processed|arranged|"
    r"used|did)"
)
_FORMERLY = re.compile(
    rf"\b(?:we|i|they|hospital|program(?:me)?|university|school|college|cent(?:er|re)|system|institution|"
    rf"department|division|office)(?: (?:also|once|then|even|still|often|gladly|regularly|sometimes|"
    rf"freely))* "
    rf"{_DID}\b(?! (?:to|by|through|under|only by)\b)(?=[^.;]*{_EITHER})|"
    rf"{_EITHER}[^.;,]{{0,40}}\b(?:were|was) (?:\w+ )?(?:common|usual|routine|possible|sponsored|available|"
    rf"accepted|filed|easy|the rule)\b|\b(?:were|was) (?:\w+ )?(?:filed|sponsored) for\b"
)
_WISHED = re.compile(
    r"\bwould (?:\w+ )?(?:love|like) to (?:\w+ )?(?:sponsor|offer|have|support|accept|file|take|be able)|"
    r"\bwish(?:es)? (?:we|i|that|the|it|this|our)\b|\b(?:some|one) day\b|\bthinking (?:about|of)\b|"
    r"\b(?:asking|asked|urging|urged|lobbying|petitioning|begged) (?:the |our |them |to )|\blet us\b|"
    r"\bpropos(?:ed|es|ing|al)\b|\bwould (?:allow|enable|permit|let|make|open|mean)\b|"
    r"\bshould be able to\b|\bopen question\b|\bin (?:the|a) (?:near |not too distant )?future\b|"
    r"\bit would be (?:\w+ )?(?:good|nice|great|wonderful|helpful)\b|\bwhether\b[^.;]{0,60}\b(?:open|unknown|"
    r"decided(?! (?:on|for|by|individually|case))|settled)\b|\bhope(?:s|d|fully)?\b[^.;]{0,30}\b(?:will|to|"
    r"can|may)\b|\bnegotiat(?:ing|ions?)\b|"
    r"\bif (?:the |our |a |this )?(?:board|hospital|legislature|university|acgme|agreement|funding|plan|"
    r"state|"
    r"law|proposal|council|merger|bill)\b"
)
_BY_LAW = re.compile(rf"\bby (?:federal |state )?law\b|^\W*an? {_EITHER} (?:visa )?(?:holder|requires?)\b")

_WORK_OF_ONES_OWN = re.compile(
    r"\b(?:must|needs?|requir\w+|have to|has to|should)\b[^.;]{0,70}(?:\b(?:permission|right|permit|"
    r"authori[sz]ation) to work\b|\bwork (?:permit|authori[sz]ation)\b)[^.;]{0,40}\b(?:without our|"
    r"(?:not|n't) depend|independent(?:ly)? of|without (?:any )?(?:help|support|sponsorship))|"
    r"\b(?:must|needs?|have to|has to)\b[^.;]{0,30}\b(?:your|their|his or her) own "
    r"(?:right|permission|authori[sz]ation) to work\b|"
    r"\b(?:visas?|sponsorship)\b[^.;]{0,30}\b(?:lies? outside|beyond|cannot help with|"
    r"can't help with|in no position|out of (?:our|the) (?:hands|question))\b|"
    r"\bin no position to\b[^.;]{0,30}\bvisas?\b"
)
_ALL_DENIED = re.compile(
    r"\b(?:any other|or other) (?:type of |kind of |sort of )?visas?\b(?! types?)|\bvisas? (?:of )?(?:any|"
    r"whatever) "
    r"(?:kind|type|sort)|\bvisas? whatsoever\b|\b(?:visa|immigration) sponsorship is not\b|\bno visas? "
    r"(?:of|at)\b"
)
_NO_REFUSAL = re.compile(
    r"\bno (?:\w+ )?visas? (?:\w+ )?(?:is |are |will be )?(?:needed|required|necessary|fees?|quotas?|limits?|"
    r"problems?|issues?|costs?|caps?)\b|\bwithout an? (?:valid |proper )?visa\b|\bvisas? (?:are |is "
    r")?(?:not )?"
    r"(?:sponsored )?for (?:electives|observ\w+|visitors|rotations|interviews?|students|spouses|families)\b|"
    r"\bvisitor'?s? visas?\b|\b(?:no|not an?|n't (?:need )?an?) (?:\w+ )?(?:visa )?(?:barrier|obstacle)\b"
)


def plainly(text: str) -> str:
    """Return a folded statement about visas with its turns of phrase in plain words.

    "No objection" becomes "available", a condition that names the other visa becomes "if so".
    """
    h1b = re.search(H1B, text)
    if h1b:
        after = _J1_RUN_OUT.sub(" if so ", text[h1b.end() :])
        text = _WITHOUT_J1.sub(" if so ", text[: h1b.end()] + after)
    text = _FOR_NO_OTHER.sub(" only for some ", text)
    text = _NO_OBSTACLE.sub(" available ", text)
    text = _NO_MATTER.sub(" ", text)
    text = _BOTH_POSSIBLE.sub(r"\g<both>fine", text)
    text = _TAKES_PART.sub("sponsors", text)
    text = _DOES.sub("sponsors ", text)
    text = _ONLY_FOR_WHOM.sub(" only if ", text)
    text = _GOES_TO.sub("are available to ", text)
    return _CONDITIONAL.sub(" possible ", text)


def is_only_wished(text: str) -> bool:
    """Return whether a folded statement tells what somebody would like, asks for, or what the law says."""
    return any(form.search(text) for form in (_WISHED, _BY_LAW))


def is_over(text: str) -> bool:
    """Return whether a folded statement tells what was done, "we sponsored H-1B visas"."""
    return _FORMERLY.search(text) is not None and re.search(r"\b(?:now|still|never|not?)\b", text) is None


def ended(text: str) -> list[int]:
    """Return where a folded sentence says that a practice has come to an end."""
    if _NEVER_ENDED.search(text) or _NOT_OF_VISAS.search(text):
        return []
    return [found.start() for found in _ENDED.finditer(text)]


def leaves_to_applicants(text: str) -> bool:
    """Return whether a folded statement asks for a right to work that needs no sponsor."""
    return _WORK_OF_ONES_OWN.search(text) is not None


def covers_all(text: str) -> bool:
    """Return whether what a folded statement denies is any visa, "the J-1 or any other visa"."""
    return _ALL_DENIED.search(text) is not None


def is_no_refusal(text: str) -> bool:
    """Return whether the denial in a folded statement is not of sponsorship, "no visa is needed"."""
    return _NO_REFUSAL.search(text) is not None
