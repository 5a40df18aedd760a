"""Which visas a program sponsors, read from the words of a list; doubtful words say nothing."""

import re
from collections.abc import Mapping

from matchplanner.domain.claims import ClaimField, YesNo

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


_NONE = re.compile(
    r"no(?: visas?)?(?: sponsorship)?|no visas? (?:is |are )?sponsored|(?:sponsors|sponsoring) no visas?|"
    r"(?:does|do) not sponsor(?: any)?(?: visas?)?|not sponsored"
)
_SOME = re.compile(r"yes|sponsored|sponsors(?: visas?)?|visa sponsorship(?: available)?")
_ONLY = re.compile(r"(?:only )?(j[- ]?1|h[- ]?1[- ]?b)(?: visas?)?(?: sponsored)?(?: only)?")


def stated(text: str) -> Mapping[ClaimField, YesNo] | None:
    """Return what a cell about visas says of each; None where somebody has to read it.

    "J-1 only" says no to H-1B; "no visa sponsorship" and a bare yes or no say
    whether any is sponsored at all.
    """
    folded = " ".join(text.casefold().strip(" .!*").split())
    if _NONE.fullmatch(folded) or _SOME.fullmatch(folded):
        return {ClaimField.VISA_SPONSORSHIP: YesNo.NO if _NONE.fullmatch(folded) else YesNo.YES}
    if "only" in folded.split() and (only := _ONLY.fullmatch(folded)):
        j1 = _MENTIONS[ClaimField.J1].fullmatch(only.group(1)) is not None
        return {ClaimField.J1: _answer(yes=j1), ClaimField.H1B: _answer(yes=not j1)}
    found = named(text)
    return None if found is None else dict.fromkeys(found, YesNo.YES)


def _answer(*, yes: bool) -> YesNo:
    return YesNo.YES if yes else YesNo.NO


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
