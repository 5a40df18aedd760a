"""The rank order list: to check line by line against R3, and to tick off."""

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable, Spacer

from matchplanner.reports import dates
from matchplanner.reports.data import Deadline, RankedProgram, RankList
from matchplanner.reports.flowables import TickBox
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.theme import Cell, Theme
from matchplanner.reports.typesetter import BOLD, MUTED, Span

TITLE = "Rank order list"
_HEADER = ("Rank", "Program", "NRMP code", "IMG score", "Note", "Entered\nin R3", "Certified")
_SHARES = (0.06, 0.37, 0.135, 0.105, 0.16, 0.085, 0.085)


def render(ranking: RankList, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the list; its header row comes again on every page."""
    theme = Theme(outliner)
    return build(rank_list(ranking, page, theme), page, theme)


def rank_list(ranking: RankList, page: Sheet, theme: Theme) -> list[Flowable]:
    """Lay out the list, most preferred first."""
    width = page.area[0]
    return [
        theme.text(TITLE, "title"),
        theme.text(page.season, "subtitle"),
        *_deadline(ranking.deadline, theme, width),
        Spacer(0, 6),
        theme.text(_summary(ranking)),
        theme.text("Order by true preference: no other order can do better for you."),
        theme.text(
            "A list counts only once it is certified in R3; certify again after every change.", "small"
        ),
        Spacer(0, 8),
        *_programs(ranking, theme, width),
        *_kept(ranking, theme),
    ]


def _deadline(deadline: Deadline | None, theme: Theme, width: float) -> Iterator[Flowable]:
    if deadline is None:
        yield theme.fields([("Certify by", "unknown - see nrmp.org")], (80, width - 80))
        return
    mark = [Span("   expected, check nrmp.org", MUTED)] if deadline.provisional else []
    official = theme.text([Span(dates.clock(deadline.official), BOLD), *mark], "cell")
    known = dates.clock(deadline.home) if deadline.home else "unknown - set your home time zone in Profile"
    home = theme.text([Span(known, BOLD)], "cell")
    yield theme.fields([("Certify by", official), ("At home", home)], (80, width - 80))


def _summary(ranking: RankList) -> str:
    count = len(ranking.programs)
    if not count:
        return "No program is ranked yet."
    missing = sum(not program.code for program in ranking.programs)
    parts = [f"{count} program{'s' if count > 1 else ''}, most preferred first"]
    if missing:
        parts.append(f"{missing} NRMP code{'s' if missing > 1 else ''} missing")
    return ", ".join(parts) + "."


def _programs(ranking: RankList, theme: Theme, width: float) -> Iterator[Flowable]:
    if ranking.programs:
        rows = [_row(program, theme) for program in ranking.programs]
        yield theme.table(_HEADER, rows, [width * share for share in _SHARES], end_aligned=frozenset({0}))


def _kept(ranking: RankList, theme: Theme) -> Iterator[Flowable]:
    """Print what the checks found and the applicant keeps, with the reason."""
    if ranking.kept:
        yield theme.text("Kept on purpose", "heading")
    for finding, reason in ranking.kept:
        yield theme.text([Span(finding), Span(f" Reason: {reason}", BOLD)], "cell")


def _row(program: RankedProgram, theme: Theme) -> tuple[Cell, ...]:
    name = [Span(program.program, BOLD)]
    if program.institution:
        name.append(Span(f"\n{program.institution}", MUTED))
    if not program.interviewed:
        name.append(Span("\nnever interviewed", BOLD))
    code = (
        theme.text(program.code, "cell") if program.code else theme.text([Span("code missing", BOLD)], "cell")
    )
    score = theme.text(program.score or "unknown", "cell" if program.score else "small")
    return (
        str(program.rank),
        theme.text(name, "cell"),
        code,
        score,
        program.note,
        TickBox(),
        TickBox(),
    )
