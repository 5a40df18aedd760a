"""Which visas a program sponsors, read from the words of a list; doubtful words say nothing."""

import re

from matchplanner.domain.claims import ClaimField

_MENTIONS = {
    ClaimField.J1: re.compile(r"\bj[- ]?1\b"),
    ClaimField.H1B: re.compile(r"\bh[- ]?1[- ]?b\b"),
}
_PLAIN = re.compile(
    r"(?:j[- ]?1|h[- ]?1[- ]?b)(?: clinical| physician)?(?: visas?)?(?: sponsorship| sponsored| accepted)?"
    r"(?: (?:through|via|by) (?:the )?ecfmg)?"
)
_PARTS = re.compile(r"[\n,;/|+&]|\band\b")
_DENIES = re.compile(
    r"\b(?:no|not|non|none|never|neither|nor|without|except|only|cannot|denied|declined|unavailable)\b|n['\u2019]t\b"
)


def named(text: str) -> frozenset[ClaimField] | None:
    """Return the visas that a list such as "J-1 visa sponsorship through ECFMG, F-1 visa" names.

    A list names those that are sponsored and is no word on the others. None
    means that the words are more than such a list ("J-1, but no H-1B"), so
    that somebody has to read them.
    """
    folded = " ".join(text.replace("\n", ";").casefold().split())
    if _DENIES.search(folded):
        return None
    found: set[ClaimField] = set()
    for part in _PARTS.split(folded):
        mentioned = [field for field, mention in _MENTIONS.items() if mention.search(part)]
        if mentioned and not _PLAIN.fullmatch(part.strip(" .:*")):
            return None
        found.update(mentioned)
    return frozenset(found)
