"""What in a text could identify a patient: found by its shape, named, and left as it stands.

The kinds follow the identifiers that the US privacy rule wants removed (45 CFR 164.514(b)(2)), as far as
they have a shape in free text; rare conditions make a town, too, point to one family (R179). A clinician's
name after Dr or Prof is no patient's and is not reported: who taught is worth noting. Nor are single
letters ("Mrs A"), which are how people leave names out. The shapes are in `identifier_shapes`.
"""

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matchplanner.domain import entry
from matchplanner.domain.identifier_shapes import RULES, FindingKind
from matchplanner.domain.phrases import listed
from matchplanner.errors import UserError
from matchplanner.wording import say

__all__ = [
    "Finding",
    "FindingKind",
    "Kept",
    "kept_text",
    "parse_kept",
    "refuse",
    "scan",
    "still_there",
    "unsettled",
]

KEEP_OR_CHANGE = "Change it, or keep it on purpose and say why."


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of a text, from `start` up to `end`, that could identify somebody."""

    kind: FindingKind
    start: int
    end: int
    words: str

    @property
    def reason(self) -> str:
        """Why it was found, in a sentence."""
        return self.kind.reason


@dataclass(frozen=True, slots=True)
class Kept:
    """Something found that was left in on purpose, and why."""

    kind: FindingKind
    words: str
    reason: str


def scan(text: str) -> tuple[Finding, ...]:
    """Return what could identify a patient, in the order of the text; stretches do not overlap.

    Where two kinds would claim the same words, the one that says more wins: a labelled record number
    before a phone number, a name before a place.
    """
    found: list[tuple[int, int, FindingKind]] = []
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            if rule.accept(match):
                _claim(found, *match.span("it" if "it" in rule.pattern.groupindex else 0), rule.kind)
    return tuple(Finding(kind, start, end, text[start:end]) for start, end, kind in found)


def _claim(found: list[tuple[int, int, FindingKind]], start: int, end: int, kind: FindingKind) -> None:
    """Add a stretch in its place, unless one that is there overlaps it."""
    at = bisect.bisect(found, (start, end))
    free_before = at == 0 or found[at - 1][1] <= start
    if free_before and (at == len(found) or end <= found[at][0]):
        found.insert(at, (start, end, kind))


def unsettled(found: Iterable[Finding], kept: Iterable[Kept]) -> tuple[Finding, ...]:
    """Return the findings that were not left in on purpose."""
    settled = {_mark(one.kind, one.words) for one in kept}
    return tuple(finding for finding in found if _mark(finding.kind, finding.words) not in settled)


def refuse(text: str, kept: Iterable[Kept] = (), hint: str = KEEP_OR_CHANGE) -> None:
    """Raise UserError, naming what it is, for a text with something that was not kept on purpose."""
    found = unsettled(scan(text), kept)
    if found:
        named = listed([f"“{entry.one_line(finding.words)}”" for finding in found])
        raise UserError(
            say("Not saved yet: {named} could identify a patient.", named=named),
            hint,
        )


def still_there(kept: Iterable[Kept], texts: Sequence[str]) -> tuple[Kept, ...]:
    """Return the reasons whose words are still found in one of the texts, each once."""
    there = {_mark(finding.kind, finding.words) for text in texts for finding in scan(text)}
    wanted = {_mark(one.kind, one.words): one for one in kept}
    return tuple(one for mark, one in wanted.items() if mark in there)


def kept_text(kept: Iterable[Kept]) -> str:
    """Return the reasons as the plan stores them: kind, words and reason on a line each, parted by tabs."""
    return "\n".join(
        "\t".join((one.kind.value, entry.one_line(one.words), entry.one_line(one.reason))) for one in kept
    )


def parse_kept(text: str) -> tuple[Kept, ...]:
    """Return stored reasons; a line this version cannot read keeps nothing, so its words are asked about."""
    lines = (line.split("\t") for line in text.split("\n"))
    return tuple(
        Kept(FindingKind(parts[0]), parts[1], parts[2])
        for parts in lines
        if len(parts) == 3 and parts[0] in tuple(FindingKind)  # noqa: PLR2004 - kind, words, reason
    )


def _mark(kind: FindingKind, words: str) -> tuple[FindingKind, str]:
    return kind, entry.one_line(words).casefold()
