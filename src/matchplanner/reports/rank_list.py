"""The rank order list: to check line by line against R3, and to tick off."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable, PageBreak, Spacer

from matchplanner.reports import rank_parts
from matchplanner.reports.flowables import TickBox
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.rank_data import RankedProgram, RankList
from matchplanner.reports.theme import Cell, Theme
from matchplanner.reports.typesetter import BOLD, Span

TITLE = "Rank order list"
_HEADER = ("Rank", "Program", "NRMP code", "IMG score", "Note", "Entered\nin R3", "Certified")
_SHARES = (0.06, 0.37, 0.135, 0.105, 0.16, 0.085, 0.085)


def render(ranking: RankList, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the list; its header row comes again on every page."""
    return render_all((ranking,), page, outliner)


def render_all(rankings: Sequence[RankList], page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the lists of several matches, each from a page of its own."""
    theme = Theme(outliner, hide=page.hide)
    story: list[Flowable] = []
    for ranking in rankings:
        story += [*([PageBreak()] if story else ()), *rank_list(ranking, page, theme)]
    return build(story, page, theme)


def rank_list(ranking: RankList, page: Sheet, theme: Theme) -> list[Flowable]:
    """Lay out the list, most preferred first."""
    width = page.area[0]
    certify = "A list counts only once it is certified in R3; certify again after every change."
    outside = "These programs are not ranked in a match: this order is for yourself."
    return [
        theme.text(TITLE, "title"),
        theme.text(page.season, "subtitle"),
        *rank_parts.head(ranking, theme, width),
        Spacer(0, 6),
        theme.text(_summary(ranking)),
        theme.text("Order by true preference: no other order can do better for you."),
        theme.text(certify if ranking.coded else outside, "small"),
        Spacer(0, 8),
        *_programs(ranking, theme, width),
        *rank_parts.kept(ranking, theme),
    ]


def _summary(ranking: RankList) -> str:
    count = len(ranking.programs)
    if not count:
        return "No program is ranked yet."
    missing = sum(not program.code for program in ranking.programs) if ranking.coded else 0
    parts = [f"{count} program{'s' if count > 1 else ''}, most preferred first"]
    if missing:
        parts.append(f"{missing} NRMP code{'s' if missing > 1 else ''} missing")
    return ", ".join(parts) + "."


def _programs(ranking: RankList, theme: Theme, width: float) -> Iterator[Flowable]:
    if ranking.programs:
        rows = [_row(program, theme, coded=ranking.coded) for program in ranking.programs]
        yield theme.table(_HEADER, rows, [width * share for share in _SHARES], end_aligned=frozenset({0}))


def _row(program: RankedProgram, theme: Theme, *, coded: bool) -> tuple[Cell, ...]:
    name = rank_parts.name(program)
    if not program.interviewed:
        name.append(Span("\nnever interviewed", BOLD))
    missing = "code missing" if coded else ""
    code = theme.text(program.code or [Span(missing, BOLD)], "cell")
    score = theme.text(program.score or "unknown", "cell" if program.score else "small")
    boxes: tuple[Cell, Cell] = (TickBox(), TickBox()) if coded else ("", "")
    return (str(program.rank), theme.text(name, "cell"), code, score, program.note, *boxes)
