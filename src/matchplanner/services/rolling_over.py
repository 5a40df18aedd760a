"""The next season from this plan: what is kept, archived and to be looked at again (A34, B22)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from matchplanner.domain import applicant, timeline
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.rank_lists import MatchList
from matchplanner.progress import Progress, unwatched
from matchplanner.services import (
    endings,
    letters_assigning,
    own_dates,
    programs,
    rank_versions,
    reverify,
    season,
    time_machine,
)
from matchplanner.services.agenda import own
from matchplanner.services.endings import Ending
from matchplanner.services.own_dates import OwnDate
from matchplanner.services.plain_rows import tuples
from matchplanner.services.record_kinds import RECORDS
from matchplanner.store import marks, schema
from matchplanner.store.schema import Profile, Program


class Part(LabelledEnum):
    """What of the last season may come along as history, or be left in the old plan."""

    ROTATIONS = "rotations", "Rotations, with their documents, costs and ticks"
    LETTERS = "letters", "Letters of recommendation"
    INTERVIEWS = "interviews", "Interviews and debriefs"
    MESSAGES = "messages", "Messages and replies"
    RANKING = "ranking", "Ratings and versions; the rank order list becomes a version"
    SIGNALS = "signals", "Signals given away"


_TABLES: Mapping[Part, tuple[type[schema.Table], ...]] = {
    Part.ROTATIONS: (schema.Rotation, schema.Scenario),
    Part.LETTERS: (schema.Letter,),
    Part.INTERVIEWS: (schema.Interview,),
    Part.MESSAGES: (schema.Message,),
    Part.RANKING: (
        schema.RankRating,
        schema.RankChoice,
        schema.RankVersion,
        schema.Settlement,
        schema.RankWaiver,
        schema.ClosingAnswer,
    ),
    Part.SIGNALS: (schema.Token,),
}
_KEPT = (
    "program",
    "claim",
    "person",
    "experience",
    "statement",
    "talking_point",
    "document",
    "clinical_case",
)
_BEGUN = frozenset(
    {ProgramStatus.APPLIED, ProgramStatus.INVITED, ProgramStatus.INTERVIEWED, ProgramStatus.RANKED}
)
_WHY = {
    ProgramStatus.DECLINED: "Declined in the season of {year}",
    ProgramStatus.NOT_APPLYING: "Not applied to in the season of {year}",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What comes along as history; `close_silent` archives what never answered."""

    parts: frozenset[Part] = frozenset(Part) - {Part.SIGNALS}
    close_silent: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What the next season would begin with.

    `year` is the new target year X. `kept` counts what comes along in any
    case. `archived` and `silent` are names of programs, `begun` how many
    applications begin again. `verify` important answers will have aged by
    `begins`, the first day of the new calendar or today if that is later.
    """

    last: int | None
    year: int
    kept: tuple[str, ...]
    parts: Mapping[Part, str] = field(hash=False)
    archived: tuple[str, ...]
    silent: tuple[str, ...]
    begun: int
    verify: int
    begins: date
    dates: tuple[OwnDate, ...]


def preview(today: date) -> Preview:
    """Return what the next season would begin with; changes nothing."""
    last = season.target_year()
    year = next_year(last, today)
    begins = max(today, timeline.window(year).start)
    rows = programs.rows(begins)
    ended = endings.rows(today)
    return Preview(
        last=last,
        year=year,
        kept=tuple(RECORDS[table].counted(count) for table in _KEPT if (count := _count(table))),
        parts={part: _counted(part) for part in Part},
        archived=tuple(row.name for row in ended if not row.status.pursued and not row.closed),
        silent=tuple(row.name for row in ended if row.waited is not None),
        begun=sum(row.status in _BEGUN for row in rows),
        verify=len(reverify.worklist(rows)),
        begins=begins,
        dates=own_dates.left_alone(year, today),
    )


def next_year(last: int | None, today: date) -> int:
    """Return the target year after the last one; where none was set, the one that can be planned for."""
    return applicant.season_to_plan(today) if last is None else last + 1


def copy(plan: Path, path: Path, progress: Progress = unwatched) -> Path:
    """Write a plan with its files as another plan at a free path; the plan itself is never touched."""
    return time_machine.copy(plan, plan, path, progress)


def begin(choices: Choices, today: date, moment: datetime) -> None:
    """Turn the open plan, which is a copy, into the next season; must run inside an action.

    Programs, facts, people, experiences, texts and questions stay. Facts age by
    themselves, and all dates that follow from the target year move with it. One
    that began from the sample is the user's own: nothing offers to remove it.
    """
    last = season.target_year()
    year = next_year(last, today)
    _archive(choices, last or year, today)
    _begin_again()
    _clear_the_list(choices, last or year, moment)
    sent = [letter for (letter,) in tuples(schema.Assignment.select(schema.Assignment.letter).distinct())]
    schema.Assignment.delete().execute()
    letters_assigning.settle(sent)
    for part in Part:
        if part not in choices.parts:
            for model in _TABLES[part]:
                model.delete().execute()
    schema.Reminder.delete().where(~schema.Reminder.key.startswith(own.PREFIX)).execute()
    own.forget_finished(today)
    marks.set_mark(marks.SAMPLE, "")
    Profile.update(target_year=year, match_outcome="unknown", outcome_on=None).execute()


def _archive(choices: Choices, last: int, today: date) -> None:
    """Close what was given up, with the day and the reason, and what was silent if that is wanted."""
    for row in endings.rows(today):
        if row.closed:
            continue
        if row.waited is not None:
            if choices.close_silent:
                endings.close([row.id], Ending.NO_ANSWER, today, f"season of {last}")
            continue
        reason = _WHY[row.status].format(year=last)
        Program.update(closed_on=today, closed_reason=reason).where(Program.id == row.id).execute()


def _begin_again() -> None:
    """Consider what was applied to last season once more; the history tells how far it came."""
    begun = Program.status.in_([status.value for status in _BEGUN])
    Program.update(status=ProgramStatus.CONSIDERING.value).where(begun).execute()


def _clear_the_list(choices: Choices, last: int, moment: datetime) -> None:
    """Empty the rank order lists; where they are kept as history, each stays as a version."""
    if Part.RANKING in choices.parts:
        for of in MatchList:
            if rank_versions.present(of):
                name = _free_name(of, f"Season of {last}")
                rank_versions.keep(of, name, moment, reason="Kept as the next season began")
    schema.RankEntry.delete().execute()


def _free_name(of: MatchList, name: str) -> str:
    taken = {one.name.casefold() for one in rank_versions.rows(of)}
    free, number = name, 2
    while free.casefold() in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def _count(table: str) -> int:
    model: Any = next(model for model in schema.JOURNALED if model._meta.table_name == table)
    return int(model.select().count())


def _counted(part: Part) -> str:
    counts = [
        RECORDS[table].counted(count)
        for model in _TABLES[part]
        if (count := _count(table := model._meta.table_name))
    ]
    return ", ".join(counts)
