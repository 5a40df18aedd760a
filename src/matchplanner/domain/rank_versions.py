"""Versions of a rank order list: what was kept, how two differ, and the calm before the deadline (B16).

R3 keeps only the latest list, a change after certification must be certified
again, and no change counts after the deadline (domain_facts.md 1.2).
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from matchplanner.domain import codes
from matchplanner.domain.labels import LabelledEnum

COOLING_OFF = timedelta(hours=72)
"""So long before the deadline each change of the order asks for a reason."""


class VersionKind(LabelledEnum):
    """Why a version was kept."""

    SNAPSHOT = "snapshot", "Snapshot"
    REHEARSED = "rehearsed", "Rehearsed"
    CERTIFIED = "certified", "Certified in R3"


class Nearness(LabelledEnum):
    """How near a list's deadline is."""

    OPEN = "open", "More than 72 hours ahead"
    COOLING = "cooling", "The last 72 hours"
    OVER = "over", "Over"
    UNKNOWN = "unknown", "Unknown"


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """A line of a version; `uid` is the program's lasting mark, `rank` counts from 1."""

    uid: str
    name: str
    code: str
    rank: int
    note: str = ""


Entries = Sequence[VersionEntry]


class Change(LabelledEnum):
    """What happened to a line from one version to another."""

    UP = "up", "Up"
    DOWN = "down", "Down"
    NEW = "new", "New"
    GONE = "gone", "Gone"
    SAME = "same", "Same place"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A program as it stands in the older and in the newer version; None where it is not in it."""

    before: VersionEntry | None
    after: VersionEntry | None

    @property
    def change(self) -> Change:
        """What happened to it."""
        if self.before is None:
            return Change.NEW
        if self.after is None:
            return Change.GONE
        return Change.UP if self.by > 0 else Change.DOWN if self.by < 0 else Change.SAME

    @property
    def by(self) -> int:
        """How many places it went up, negative for down, 0 where it came or went."""
        if self.before is None or self.after is None:
            return 0
        return self.before.rank - self.after.rank

    @property
    def renoted(self) -> bool:
        """Whether the note beside it is another one."""
        return self.before is not None and self.after is not None and self.before.note != self.after.note

    @property
    def recoded(self) -> bool:
        """Whether its code is another one."""
        return self.before is not None and self.after is not None and self.before.code != self.after.code

    @property
    def differs(self) -> bool:
        """Whether anything about it is different."""
        return self.change is not Change.SAME or self.renoted or self.recoded


def encoded(entries: Entries) -> str:
    """Return the lines as the plan stores them."""
    return json.dumps([asdict(one) for one in entries], ensure_ascii=False)


def decoded(text: str) -> tuple[VersionEntry, ...] | None:
    """Return the stored lines in the order of their ranks, None for what cannot be read."""
    try:
        found = json.loads(text or "[]")
        lines = [_entry(one) for one in found]
    except (ValueError, TypeError, KeyError, AttributeError):
        return None  # the plan came from elsewhere; the version is shown as one that cannot be read
    return tuple(sorted(lines, key=lambda one: one.rank))


def diff(old: Entries, new: Entries) -> tuple[DiffLine, ...]:
    """Return every program of both, in the order of the newer one; what is gone comes last."""
    before = {one.uid: one for one in old}
    after = {one.uid for one in new}
    there = (DiffLine(before.get(one.uid), one) for one in new)
    return (*there, *(DiffLine(one, None) for one in old if one.uid not in after))


def same_list(one: Entries, other: Entries) -> bool:
    """Say whether R3 would hold the same list: the same programs and codes in the same order."""
    return [(line.uid, codes.cleaned(line.code)) for line in one] == [
        (line.uid, codes.cleaned(line.code)) for line in other
    ]


def codes_text(entries: Entries) -> str:
    """Return the codes in rank order, one per line, as they are typed into R3."""
    return "".join(f"{codes.cleaned(one.code)}\n" for one in entries)


def digest(entries: Entries) -> str:
    """Return the SHA-256 of the codes, one per line with a line feed after each, in hexadecimal."""
    return hashlib.sha256(codes_text(entries).encode("utf-8")).hexdigest()


def nearness(deadline: datetime | None, moment: datetime) -> Nearness:
    """Say how near a deadline is at a moment; both carry a zone, and the comparison is of instants.

    The last 72 hours begin with their first instant; at the deadline itself R3 is closed.
    """
    if deadline is None:
        return Nearness.UNKNOWN
    now, end = moment.astimezone(UTC), deadline.astimezone(UTC)  # in one zone Python would count wall time
    if now >= end:
        return Nearness.OVER
    return Nearness.COOLING if now >= end - COOLING_OFF else Nearness.OPEN


def _entry(stored: dict[str, object]) -> VersionEntry:
    rank = stored["rank"]
    if not isinstance(rank, int):
        raise TypeError(rank)
    return VersionEntry(
        str(stored["uid"]),
        str(stored["name"]),
        str(stored.get("code", "")),
        rank,
        str(stored.get("note", "")),
    )
