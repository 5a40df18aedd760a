"""The frame of a statement: another time, another place, or only a possibility."""

import re
from typing import Final

_HOUSE: Final = (
    r"(?:residency|program(?:me)?|training|curriculum|department|division|hospital|university|school|pathway|"
    r"track|rotation|class|residents?)"
)
_WERE: Final = (
    r"(?:was|were|had|did|could|took|came|went|began|meant|spent|used to|would|lasted|asked|required|wanted|"
    r"needed|trained|lived|wrote|sent|saw|ran|offered|accepted|sponsored|filled|matched)"
)
_TENS: Final = r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"

_BYGONE = re.compile(
    rf"^\W*(?:and |but )?(?:when|while) (?:the|our|this) (?:\w+ )?{_HOUSE} (?:was|were) (?:still )?"
    r"(?:new|young|small|smaller|founded|first|in its|started|just)\b|"
    r"^\W*when (?:i|he|she|dr|our director)\b[^,;.]{0,30} (?:was|were|came|trained|matched|applied)\b|"
    rf"\b(?:in|during|until|back in|since) (?:the (?:(?:nineteen[- ]|late |early |19)?(?:{_TENS}|\d0s)|"
    r"(?:very )?(?:early|old|first|beginning) (?:days|years|times)|last century|beginnings?)|those days|"
    r"those "
    r"years|(?:its|our|the program's|their) (?:early|first|beginning) (?:days|years))\b|"
    rf"^\W*(?:at first|back then|in those days|(?:many |some |a few )?years ago|long ago|once upon a time|"
    rf"formerly|initially|earlier|for (?:many|several|some) years|for a long time|traditionally|at one "
    rf"time),? "
    rf"[^.;]{{0,60}}?\b{_WERE}\b|"
    rf"^\W*(?:before|prior to|until|up to) (?:the |that |our )?(?:merger|move|then|recently|change|closure|"
    rf"pandemic|reorgani[sz]ation|(?:last|this) (?:year|season|summer|spring|fall)|a few years ago)\b"
    rf"[^.;]{{0,60}}?\b{_WERE}\b|\b{_WERE}\b[^.;]{{0,50}}\b(?:until|up to) (?:recently|last year|then|the "
    rf"merger)\b|"
    r"\b(?:graduates|residents|those|alumni|people|readers|older faculty) [^.;,]{0,50}\b(?:will|may|might) "
    r"(?:still )?(?:remember|recall)\b|"
    rf"\bthe (?:old|older|previous|former|earlier) (?:rule|curriculum|policy|system|schedule|requirement|"
    rf"plan|"
    rf"arrangement|format|minimum|limit|deadline|handbook)\b[^.;]{{0,30}}?\b{_WERE}\b|"
    rf"^\W*under (?:the|our) (?:former|previous|old|first|last)\b[^.;]*\b{_WERE}\b"
)
"""What was so once: "in the nineties", "when the program was new", "the old rule was"."""

_BEGINS = re.compile(
    r"\b(?:founded|established|created|inception|origins?|oldest|launched|approved in|dates? (?:back|from)|"
    r"born)\b|\bnow\b|\btoday\b|\bstill\b|\bever since\b"
)
"""How a program began is no bygone rule; nor is what holds to this day."""

_ELSEWHERE = (
    re.compile(
        r"^\W*(?:nationally|nationwide|elsewhere|across the (?:country|nation)|(?:in|at|for) (?:most|many|"
        r"other|"
        r"some) (?:other )?(?:programs|residencies|hospitals|places|states|departments)|in general "
        r"practice)\b"
        r"(?![^.;]*\b(?:we|our|ours|us|here)\b)"
    ),
    re.compile(
        r"^\W*(?:most|many|some|other|several) (?:other )?(?:\w+ ){0,2}(?:programs|residencies)\b"
        r"(?![^.;]*\b(?:we|ours|us|here)\b)"
    ),
    re.compile(
        r"^\W*the (?:acgme|abmgg|board|rrc|review committee|nrmp|ecfmg)(?: itself)? (?:only |merely )?"
        r"(?:requires?|asks? for|demands?|wants?)\b[^.;]*\b(?:prior|previous|preliminary|earlier) (?:\w+ )?"
        r"training\b(?![^.;]*\b(?:we|our|ours|us|here)\b)"
    ),
)
"""What holds in other programs, or what a council asks of all of them."""

_WHO_DECIDES = (
    r"(?:acgme|board|review committee|rrc|legislature|council|hospital|university|dean|plan|application|"
    r"proposal|grant|funding|gift|state|budget|cms|request|merger|bill)"
)
_POSSIBLE = (
    re.compile(
        rf"^\W*(?:and |but )?(?:if|should|once|provided|assuming(?: that)?|when) (?:the |our |a |this "
        rf")?(?:\w+ )?"
        rf"{_WHO_DECIDES}(?: \w+)?(?: \w+)? (?:approves?|agrees?|passes|comes|succeeds?|allows?|grants?|"
        rf"says?|"
        rf"permits?|accepts?|(?:is|are) (?:approved|granted|passed|accepted|renewed|found|available))\b"
    ),
    re.compile(
        r"\b(?:we|i|they|division|department|program(?:me)?|director|hospital) (?:\w+ )?(?:would (?:\w+ "
        r")?(?:love|"
        r"like) to (?:\w+ )?(?:have|grow|take|add|offer|expand|become|lengthen|double|see adults)|"
        r"wish(?:es)? (?:we|i|that|it|the)|(?:ha(?:s|ve) )?asked (?:the \w+ )?for an? (?:\w+ )?(?:position|"
        r"place|slot|resident))\b"
    ),
    re.compile(
        r"\bproposals? to\b|\b(?:is|are) (?:being )?proposed\b|\bhas been proposed\b|\bin an ideal world\b"
    ),
)
"""What might become of the program one day."""

_BUILDINGS = re.compile(
    r"\b(?:will|to|is|are) (?:soon )?(?:move|moving|relocate|relocating|be renovated|be rebuilt|open its "
    r"doors)\b"
    r"[^.;]{0,30}\b(?:floor|building|tower|wing|campus|site|quarters|premises)\b"
)


def is_out_of_frame(text: str) -> bool:
    """Return whether a folded statement is of another time or place, or of what only might be."""
    if _BYGONE.search(text) and not _BEGINS.search(text):
        return True
    if any(form.search(text) for form in (*_ELSEWHERE, *_POSSIBLE)):
        return True
    return _BUILDINGS.search(text) is not None
