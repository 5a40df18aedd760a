"""The documents about a rank order list, gathered from the plan: list, entry sheet, written proof."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from matchplanner.domain import codes, file_names, rank_versions
from matchplanner.domain.fees import CENTS
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import VersionKind
from matchplanner.errors import UserError
from matchplanner.reports import dates
from matchplanner.reports.rank_data import Deadline, RankedProgram, RankEntrySheet, RankList, RankProof
from matchplanner.services import certifying, orders, profile, rank_lint, rank_lists, ranking, reporting
from matchplanner.services import rank_versions as versions
from matchplanner.services.rank_versions import VersionRow
from matchplanner.services.reporting import Document

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner


def rank_list(today: date, of: MatchList | None = None) -> Document:
    """Gather a rank order list; without one, all that have a program. Raises UserError where none has."""
    filled = [one for one in rank_lists.in_play() if ranking.listed(one)]
    wanted = (filled or [MatchList.MAIN]) if of is None else [of]
    contents = [_content(one, today) for one in wanted]

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import rank_list as report

        return report.render_all(contents, page, outliner)

    every = f"Rank lists {today.isoformat()}.pdf"
    name = every if len(wanted) > 1 else _file_name("Rank list", wanted[0], today)
    return Document("Rank order list", reporting.season_label(), name, draw)


def rank_entry(today: date, of: MatchList) -> Document:
    """Gather the sheet for typing a list into R3. Raises UserError while it is empty."""
    content = RankEntrySheet(_content(of, today), _fee(of))

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import rank_entry as report

        return report.render(content, page, outliner)

    return Document(
        "Rank entry sheet", reporting.season_label(), _file_name("Rank entry sheet", of, today), draw
    )


def proof(version_id: int, today: date) -> Document:
    """Gather the written proof of a version. Raises UserError for one that is gone or damaged."""
    held = versions.get(version_id)
    content = RankProof(
        name=held.name,
        kind=_kind(held),
        match=held.of.label,
        moments=_clocks(held.made_at),
        reason=held.reason,
        confirmation=held.proof,
        digest=rank_versions.digest(held.lines),
        programs=tuple(RankedProgram(one.rank, one.name, code=codes.cleaned(one.code)) for one in held.lines),
    )

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import rank_proof as report

        return report.render(content, page, outliner)

    name = file_names.safe(f"Proof of rank list {held.name} {today.isoformat()}.pdf", "Proof of rank list")
    return Document("Written proof", reporting.season_label(), name, draw)


def _content(of: MatchList, today: date) -> RankList:
    rows = ranking.rows(of)
    if not rows:
        raise UserError("The rank list is empty.", "Add programs to it first.")
    several = len({row.member.specialty for row in rows}) > 1
    ranked = tuple(
        RankedProgram(
            rank=row.position,
            program=row.program,
            institution=row.institution,
            code=row.nrmp_code,
            score=row.score.as_text(),
            note=row.note,
            interviewed=row.interviewed,
            specialty=(row.member.specialty or "specialty unknown") if several else "",
        )
        for row in rows
    )
    waived = tuple((one.text, one.waived) for one in rank_lint.findings(today, of) if one.waived)
    kept = (*waived, *orders.kept(of))
    return RankList(ranked, _deadline(of), kept, of.label, _version(of), coded=of.certified)


def _version(of: MatchList) -> str:
    """Say how the list stands to what was kept of it, "" while nothing was."""
    held, kept = versions.standing(of), versions.rows(of)
    if held is not None and not held.changed:
        return f"{held.version.name}, noted as certified in R3 on {_moment(held.version)}"
    now = versions.present(of)
    same = next((one for one in kept if one.entries and rank_versions.same_list(one.entries, now)), None)
    if held is not None:
        told = f"changed since certified as {held.version.name}: certify again"
        return told if same is None else f"{same.name}, {told}"
    if same is not None:
        return f"{same.name}, kept {_moment(same)}"
    return f"changed since {kept[0].name}" if kept else ""


def _kind(row: VersionRow) -> str:
    certified = row.kind is VersionKind.CERTIFIED
    return f"{row.kind.label}, as noted by the applicant" if certified else row.kind.label


def _moment(row: VersionRow) -> str:
    clocks = _clocks(row.made_at)
    return dates.clock(clocks[0]) if clocks else "an unknown day"


def _clocks(moment: datetime | None) -> tuple[datetime, ...]:
    """Return a moment on the clock at home where that is known, and in UTC."""
    if moment is None:
        return ()
    home = profile.get().home_zone
    utc = moment.astimezone(ZoneInfo("UTC"))
    return (moment.astimezone(ZoneInfo(home)), utc) if home else (utc,)


def _deadline(of: MatchList) -> Deadline | None:
    due = rank_lists.deadline(of)
    if due is None:
        return None
    there, here = (due.instant.astimezone(ZoneInfo(one.zone)) for one in (due.clocks.there, due.clocks.here))
    return Deadline(there, here if due.home else None, provisional=due.milestone.expected)


def _fee(of: MatchList) -> str:
    """Say what the list costs at certification, by the table of the season."""
    fee = certifying.fee(of)
    cents = fee.rank.cents
    if cents is None:
        return f"unknown for {fee.rank.codes} codes - see nrmp.org"
    told = f"{cents // CENTS} USD for {fee.rank.codes} different codes, {fee.rank.free} of them free"
    return told if all(fee.stated) else f"{told}; by prices of an earlier season, check nrmp.org"


def _file_name(what: str, of: MatchList, today: date) -> str:
    """Return the name offered for a file; it names the match only where there are several lists."""
    match = f" {of.label}" if len(rank_lists.in_play()) > 1 else ""
    return file_names.safe(f"{what}{match} {today.isoformat()}.pdf", what)
