"""Old values that a page names beside the new one: "three a year instead of two", "(was October 1)"."""

import re
from typing import Final

from matchplanner.domain.page_reading.words import MONTH, NUMBER

_UNIT = (
    r"(?: (?:calendar |full )?(?:years?|yrs?|months?|mos?|weeks?|wks?|residents?|positions?|places|slots?|"
    r"attempts?|trainees|points|percent|%))"
)
_DAY = (
    rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?{MONTH}(?: \d{{1,2}})?(?:st|nd|rd|th)?(?:,? 20\d\d)?"
)
_VALUE: Final = rf"(?:{_DAY}|{NUMBER}|\d{{3}}){_UNIT}?"
_CHANGE = (
    r"\b(?:increas|grow|grew|ris|rose|expand|extend|lengthen|shorten|reduc|drop|doubl|rais|lower|cut|go|"
    r"went|mov|"
    r"chang|enlarg|postpon|shift|advanc|tripl|gone|brought)\w*"
)
_OLD: Final = re.compile(
    rf"\b(?:instead of|rather than|in place of|up from|down from|as opposed to|not|no longer) (?:the )?"
    rf"(?:(?:previous|former|usual|old|just|only|about) )?{_VALUE}(?=\W*(?:$|[.,;)]|as |but |each |per |a |"
    rf"every |and ))(?: but\b)?|"
    rf"\binstead of (?:by |at |before |for )?(?:the )?(?:interview|application|ranking|rank list|start)\w*|"
    rf"\bfrom (?:initial|continued|probationary) accreditation(?: with(?:out)? \w+)? (?=to\b)|"
    rf"\binstead of (?:eras|residencycas|the sf match)\b|\bleft (?:eras|residencycas)(?= for\b)|"
    rf"\((?:which )?(?:was|were|before|until now|up to now|so far|old|formerly|previously|last year|earlier|"
    rf"up from|"
    rf"down from|had been|used to be|until 20\d\d|in 20\d\d|hitherto):? (?:the )?(?:at |by |on |also )?"
    rf"(?:{_VALUE}|only {_VALUE})[^()]{{0,40}}\)|"
    rf"\b(?:was|were|used to be|had been) {_VALUE},? (?:and |but )?(?=(?:it )?is now|now\b)|"
    rf"{_VALUE}\s?(?:\u2192|->|=>)(?=\W{{0,3}}[\da-z])"
)
_CHANGED: Final = re.compile(rf"{_CHANGE}[^.;\n]{{0,40}}?(?P<old>\bfrom {_VALUE}) (?=to\b)")


_BARE_NEW: Final = re.compile(
    rf"{_CHANGE}[^.;\n]{{0,40}}?(?P<both>\bfrom {NUMBER}(?P<unit>{_UNIT}) to (?P<new>{NUMBER}))(?!{_UNIT})"
)
"""A change whose new value has lost its unit: "from six months to four"."""


def current(low: str) -> str:
    """Return a folded text with blanks where it names what no longer holds."""
    plain = _OLD.sub(lambda found: " " * len(found.group()), low)
    for found in _BARE_NEW.finditer(plain):
        start, end = found.span("both")
        plain = plain[:start] + f"to {found['new']}{found['unit']}".ljust(end - start) + plain[end:]
    for found in _CHANGED.finditer(plain):
        start, end = found.span("old")
        plain = plain[:start] + " " * (end - start) + plain[end:]
    return plain
