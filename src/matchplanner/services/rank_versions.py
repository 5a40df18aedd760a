"""Versions of the rank order lists: snapshots, rehearsals and what was certified in R3 (B16)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from matchplanner.domain import entry, rank_versions
from matchplanner.domain.rank_lint import Certification
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import DiffLine, Nearness, VersionEntry, VersionKind
from matchplanner.errors import UserError
from matchplanner.services import rank_lists, ranking
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Program, RankEntry, RankVersion
from matchplanner.wording import say

T = TypeVar("T")

_Known = dict[str, tuple[int, str]]
_WHY = "Say why you change the order now: the reason is kept with a version of the list."


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of one list; `made_at` is in UTC, None where the plan holds none that can be read.

    `entries` is None where they cannot be read; `proof` is the name of a kept file, "" without one.
    """

    id: int
    name: str
    kind: VersionKind
    of: MatchList
    made_at: datetime | None
    entries: tuple[VersionEntry, ...] | None
    reason: str
    proof: str

    @property
    def lines(self) -> tuple[VersionEntry, ...]:
        """The entries; raises UserError where they cannot be read."""
        if self.entries is None:
            raise UserError(
                say("The version {name} is damaged and cannot be read.", name=self.name),
                "Choose another one.",
            )
        return self.entries


@dataclass(frozen=True, slots=True)
class Restored:
    """What a version held that could not come back: deleted programs, and those in another match now."""

    deleted: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a list stands to what was last certified; `changed` says that R3 holds another one."""

    version: VersionRow
    changed: bool
    late: bool


def rows(of: MatchList) -> tuple[VersionRow, ...]:
    """Return the versions of a list, the newest first."""
    query = RankVersion.select().where(RankVersion.track == of.value)
    return tuple(_row(one) for one in query.order_by(RankVersion.made_at.desc(), RankVersion.id.desc()))


def get(version_id: int) -> VersionRow:
    """Return one version. Raises UserError for one that is gone."""
    return _row(_stored(version_id))


def present(of: MatchList) -> tuple[VersionEntry, ...]:
    """Return the list as it is now, as a version would keep it."""
    query = RankEntry.select(Program.id, Program.uid, Program.name, Program.nrmp_code, RankEntry.note)
    lines = list(tuples(query.join(Program).order_by(RankEntry.position, RankEntry.id)))
    members = rank_lists.memberships(line[0] for line in lines)
    own = (line for line in lines if members[line[0]].of is of)
    return tuple(
        VersionEntry(uid, name, code, rank, note)
        for rank, (_program, uid, name, code, note) in enumerate(own, start=1)
    )


def suggested_name(of: MatchList) -> str:
    """Return a name for the next version that none has: v1, v2 ..."""
    taken = {one.name.casefold() for one in rows(of)}
    number = next(at for at in range(1, len(taken) + 2) if f"v{at}" not in taken)
    return f"v{number}"


def keep(
    of: MatchList,
    name: object,
    moment: datetime,
    *,
    reason: object = "",
    kind: VersionKind = VersionKind.SNAPSHOT,
) -> int:
    """Keep the list as it is now; return the version's id.

    Raises UserError without a name, for one that is taken, and while the list is empty.
    """
    entries = present(of)
    if not entries:
        raise UserError("The list is empty: there is nothing to keep.", "Add programs to it first.")
    return _create(of, checked_name(of, name), moment, entry.paragraph(reason), kind)


def note_change(of: MatchList, label: str, moment: datetime, reason: object) -> int:
    """Keep the list after a change in the last 72 hours, under what was done; return the version's id.

    Raises UserError without a reason.
    """
    why = entry.required(reason, _WHY)
    taken = {one.name.casefold() for one in rows(of)}
    names = (label if at == 1 else f"{label} ({at})" for at in range(1, len(taken) + 2))
    return _create(of, next(name for name in names if name.casefold() not in taken), moment, why)


def change(of: MatchList, label: str, moment: datetime, reason: object, action: Callable[[], T]) -> T:
    """Carry out a change of the order in the last 72 hours and keep what it led to, with the reason.

    Raises UserError without a reason, before anything is changed.
    """
    entry.required(reason, _WHY)
    result = action()
    note_change(of, label, moment, reason)
    return result


def edit(version_id: int, name: object, reason: object) -> None:
    """Give a version another name and reason; what it holds never changes."""
    held = get(version_id)
    stored = checked_name(held.of, name, besides=version_id)
    _update(version_id, name=stored, reason=entry.paragraph(reason))


def set_proof(version_id: int, file_name: str) -> None:
    """Store the name of the file that proves a certification, "" for none."""
    _update(version_id, proof=file_name)


def delete(version_id: int) -> None:
    """Delete a version; the list itself stays as it is."""
    RankVersion.delete().where(RankVersion.id == version_id).execute()


def compare(older: int, newer: int | None, of: MatchList) -> tuple[DiffLine, ...]:
    """Return how a version differs from another, or from the list as it is now (None)."""
    new = present(of) if newer is None else get(newer).lines
    return rank_versions.diff(get(older).lines, new)


def restore(version_id: int) -> Restored:
    """Put the order and the notes of a version in the place of the list's; other lists stay as they are.

    What cannot come back is left out and named.
    """
    held = get(version_id)
    known: _Known = {
        uid: (record, name)
        for record, uid, name in tuples(Program.select(Program.id, Program.uid, Program.name))
    }
    there = [line for line in held.lines if line.uid in known]
    members = rank_lists.memberships(known[line.uid][0] for line in there)
    own = [line for line in there if members[known[line.uid][0]].of is held.of]
    notes = {known[line.uid][0]: line.note for line in own}
    ranking.rewrite(held.of, [known[line.uid][0] for line in own], notes)
    return Restored(
        tuple(line.name for line in held.lines if line.uid not in known),
        tuple(known[line.uid][1] for line in there if line not in own),
    )


def nearness(of: MatchList, moment: datetime) -> Nearness:
    """Say how near the list's deadline is at a moment that carries a zone."""
    due = rank_lists.deadline(of)
    return rank_versions.nearness(None if due is None else due.instant, moment)


def standing(of: MatchList) -> Standing | None:
    """Return how the list stands to what was last marked certified; None while nothing was."""
    held = next((one for one in rows(of) if one.kind is VersionKind.CERTIFIED), None)
    if held is None:
        return None
    due = rank_lists.deadline(of)
    late = due is not None and held.made_at is not None and held.made_at >= due.instant
    changed = held.entries is not None and not rank_versions.same_list(held.entries, present(of))
    return Standing(held, changed, late)


def certification(of: MatchList) -> Certification | None:
    """Return the same for the checks of the list."""
    held = standing(of)
    return None if held is None else Certification(held.version.name, held.late, held.changed)


def checked_name(of: MatchList, name: object, besides: int = 0) -> str:
    """Return a version's name; raises UserError for a blank and for one taken by another than `besides`."""
    stored = entry.required(name, "A version needs a name.")
    if any(one.name.casefold() == stored.casefold() for one in rows(of) if one.id != besides):
        raise UserError(
            say("There is a version called {stored} already.", stored=stored), "Choose another name."
        )
    return stored


def _create(
    of: MatchList, name: str, moment: datetime, reason: str, kind: VersionKind = VersionKind.SNAPSHOT
) -> int:
    return RankVersion.create(
        name=name,
        kind=kind.value,
        track=of.value,
        made_at=moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds"),
        entries=rank_versions.encoded(present(of)),
        reason=reason,
    ).id


def _row(found: RankVersion) -> VersionRow:
    return VersionRow(
        id=found.id,
        name=found.name,
        kind=entry.read(VersionKind, found.kind, VersionKind.SNAPSHOT),
        of=MatchList.read(found.track),
        made_at=_moment(found.made_at),
        entries=rank_versions.decoded(found.entries),
        reason=found.reason,
        proof=found.proof,
    )


def _moment(stored: str) -> datetime | None:
    try:
        made_at = datetime.fromisoformat(stored)
    except ValueError:
        return None  # a plan from elsewhere; the version is shown without its moment
    return made_at.astimezone(UTC) if made_at.tzinfo else made_at.replace(tzinfo=UTC)


def _stored(version_id: int) -> RankVersion:
    found = RankVersion.get_or_none(RankVersion.id == version_id)
    if not isinstance(found, RankVersion):
        raise UserError("This version is not in the plan any more.")
    return found


def _update(version_id: int, **values: object) -> None:
    if not RankVersion.update(**values).where(RankVersion.id == version_id).execute():
        raise UserError("This version is not in the plan any more.")
