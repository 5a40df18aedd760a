"""What is known about the sites of rotations, and what to ask them (R146, R149, R154).

An answer is a row of `tick` for the rotation: its list says which list it belongs to and what the answer
is ("site_criteria_yes"), its note where that was seen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import entry, site_checks, site_proposals
from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.rotations import RotationMode
from matchplanner.domain.site_checks import ITEMS, Enquiry, SiteItem, SiteList, SiteMix, SiteSize, Visit
from matchplanner.domain.site_proposals import COMBINED, Proposal, SiteProgram
from matchplanner.errors import UserError
from matchplanner.services import facts, profile
from matchplanner.services.messages import day_words
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Program, Rotation, Tick

_SIZE = "site_size"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A line with its answer, where it was seen and when, and what the program's facts propose instead."""

    item: SiteItem
    answer: YesNo = YesNo.UNKNOWN
    seen: str = ""
    answered_on: date | None = None
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class SiteRow:
    """What is known about the site of a rotation; `enquiry` is None when nothing is left to ask."""

    rotation_id: int
    lists: Mapping[SiteList, tuple[CheckRow, ...]]
    size: SiteSize
    mix: SiteMix
    enquiry: Enquiry | None

    def count(self, which: SiteList, answer: YesNo) -> int:
        """How many lines of a list have this answer."""
        return sum(row.answer is answer for row in self.lists[which])


def get(rotation_id: int, today: date) -> SiteRow:
    """Return what is known about a rotation's site; raises UserError if the rotation is gone."""
    rotation = _rotation(rotation_id)
    proposed = _proposed(rotation, today)
    lists = {which: _rows(rotation_id, which, proposed) for which in SiteList}
    return SiteRow(
        rotation_id,
        lists,
        _sizes([rotation_id]).get(rotation_id, SiteSize.UNKNOWN),
        mix(_scenario(rotation)),
        _enquiry(rotation, lists[SiteList.CONTENTS]),
    )


def mix(scenario_id: int | None = None) -> SiteMix:
    """Count the sites of the plan, or of a scenario, by how well known they are."""
    of = Rotation.scenario.is_null() if scenario_id is None else Rotation.scenario == scenario_id
    sites = tuples(Rotation.select(Rotation.id, Rotation.mentor).where(of))
    sizes = _sizes([rotation for rotation, _mentor in sites])
    return site_checks.mix(
        (sizes.get(rotation, SiteSize.UNKNOWN), mentor is not None) for rotation, mentor in sites
    )


def answer(rotation_id: int, which: SiteList, key: str, value: object, today: date) -> None:
    """Answer a line with yes or no, or leave it open again; what was noted stays."""
    given = entry.choice(YesNo, value, "The answer")
    _store(rotation_id, which, key, answer=given, ticked_on=None if given is YesNo.UNKNOWN else today)


def note(rotation_id: int, which: SiteList, key: str, seen: object) -> None:
    """Note where an answer was seen, or who said it."""
    _store(rotation_id, which, key, note=entry.one_line(seen))


def accept(rotation_id: int, which: SiteList, key: str, today: date) -> None:
    """Take what the program's facts propose as the answer, with where it was seen."""
    proposal = _proposed(_rotation(rotation_id), today).get((which, key))
    if proposal is None:
        raise UserError("The program's facts say nothing about this any more.")
    seen = proposal.seen
    _store(rotation_id, which, key, answer=proposal.answer, ticked_on=today, note=seen)


def set_size(rotation_id: int, value: object, today: date) -> None:
    """Say whether a site is a big name or a smaller place; "" takes it back."""
    _rotation(rotation_id)
    size = entry.choice(SiteSize, value, "How well known the site is")
    Tick.delete().where((Tick.rotation == rotation_id) & (Tick.list == _SIZE)).execute()
    if size is not SiteSize.UNKNOWN:
        Tick.create(rotation=rotation_id, list=_SIZE, item=size.value, ticked_on=today)


def _rows(
    rotation_id: int, which: SiteList, proposed: Mapping[tuple[SiteList, str], Proposal]
) -> tuple[CheckRow, ...]:
    held: dict[str, CheckRow] = {}
    for row in Tick.select().where((Tick.rotation == rotation_id) & Tick.list.in_(_names(which))):
        item = site_checks.item_of(which, row.item)
        if item is not None:
            given = YesNo(row.list.removeprefix(f"{which.value}_"))
            held[item.key] = CheckRow(item, given, row.note, row.ticked_on)
    rows = (held.get(item.key, CheckRow(item)) for item in ITEMS[which])
    return tuple(_with_proposal(row, proposed.get((which, row.item.key))) for row in rows)


def _with_proposal(row: CheckRow, proposal: Proposal | None) -> CheckRow:
    if proposal is None or proposal.answer is row.answer:
        return row
    return CheckRow(row.item, row.answer, row.seen, row.answered_on, proposal)


def _sizes(rotations: Iterable[int]) -> dict[int, SiteSize]:
    query = Tick.select(Tick.rotation, Tick.item)
    found = tuples(query.where((Tick.list == _SIZE) & Tick.rotation.in_(list(rotations))))
    return {rotation: entry.read(SiteSize, item, SiteSize.UNKNOWN) for rotation, item in found}


def _proposed(rotation: Rotation, today: date) -> dict[tuple[SiteList, str], Proposal]:
    program = rotation.program
    if program is None:
        return {}
    known = facts.read(today, [program.id]).get(program.id, facts.NONE)
    kind = ProgramType.read(program.program_type)
    return site_proposals.propose(SiteProgram(program.name, kind, known, _combined(program)))


def _combined(program: Program) -> str:
    """Return the name of a combined program that the list has at the same institution, "" for none."""
    if not program.institution:
        return ""
    same = (Program.institution == program.institution) & (Program.id != program.id)
    query = Program.select(Program.name).where(same & Program.program_type.in_(sorted(COMBINED)))
    return next((str(name) for (name,) in tuples(query.order_by(Program.id).limit(1))), "")


def _enquiry(rotation: Rotation, rows: Iterable[CheckRow]) -> Enquiry | None:
    answers = {row.item.key: row.answer for row in rows}
    still_open = site_checks.open_items(SiteList.CONTENTS, answers)
    first_day = "" if rotation.starts_on is None else day_words(rotation.starts_on)
    mode, applicant = entry.read(RotationMode, rotation.mode, RotationMode.UNKNOWN), profile.get()
    visit = Visit(rotation.site, mode, first_day, applicant.stage, applicant.name)
    return site_checks.enquiry(visit, still_open)


def _names(which: SiteList) -> list[str]:
    return [f"{which.value}_{answer.value}" for answer in YesNo]


def _store(
    rotation_id: int, which: SiteList, key: str, answer: YesNo | None = None, **values: object
) -> None:
    """Keep the one row of a line: an open one without a note is not kept."""
    _rotation(rotation_id)
    if site_checks.item_of(which, key) is None:
        raise UserError("This line is on no checklist.")
    mine = (Tick.rotation == rotation_id) & Tick.list.in_(_names(which)) & (Tick.item == key)
    changes: dict[str, Any] = dict(values)
    if answer is not None:
        changes["list"] = f"{which.value}_{answer.value}"
    if not Tick.update(**changes).where(mine).execute():
        fresh = {"list": f"{which.value}_{YesNo.UNKNOWN.value}", **changes}
        Tick.create(rotation=rotation_id, item=key, **fresh)
    Tick.delete().where(mine & Tick.ticked_on.is_null() & (Tick.note == "")).execute()


def _scenario(rotation: Rotation) -> int | None:
    return None if rotation.scenario is None else rotation.scenario.id


def _rotation(rotation_id: int) -> Rotation:
    found = Rotation.get_or_none(Rotation.id == rotation_id)
    if not isinstance(found, Rotation):
        raise UserError("This rotation is not in the plan any more.")
    return found
