"""What the documents about a rank order list share: the deadline on both clocks, what is kept on purpose."""

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable

from matchplanner.reports import dates
from matchplanner.reports.rank_data import Deadline, RankedProgram, RankList
from matchplanner.reports.theme import Theme
from matchplanner.reports.typesetter import BOLD, MUTED, Span

_LABELS = 80.0


def head(ranking: RankList, theme: Theme, width: float) -> Iterator[Flowable]:
    """Say for which match the list is, which version, and until when it must be certified."""
    rows: list[tuple[str, str]] = []
    if ranking.match:
        rows.append(("Match", ranking.match))
    if ranking.version:
        rows.append(("Version", ranking.version))
    if rows:
        yield theme.fields(rows, (_LABELS, width - _LABELS))
    if ranking.coded:
        yield from _deadline(ranking.deadline, theme, width)


def kept(ranking: RankList, theme: Theme) -> Iterator[Flowable]:
    """Print what the checks found and the applicant keeps, with the reason."""
    if ranking.kept:
        yield theme.text("Kept on purpose", "heading")
    for finding, reason in ranking.kept:
        yield theme.text([Span(finding), Span(f" Reason: {reason}", BOLD)], "cell")


def name(program: RankedProgram) -> list[Span]:
    """Return a program's name with its institution and, where the list has several, its specialty."""
    spans = [Span(program.program, BOLD)]
    spans += [Span(f"\n{line}", MUTED) for line in (program.institution, program.specialty) if line]
    return spans


def _deadline(deadline: Deadline | None, theme: Theme, width: float) -> Iterator[Flowable]:
    if deadline is None:
        yield theme.fields([("Certify by", "unknown - see nrmp.org")], (_LABELS, width - _LABELS))
        return
    mark = [Span("   expected, check nrmp.org", MUTED)] if deadline.provisional else []
    official = theme.text([Span(dates.clock(deadline.official), BOLD), *mark], "cell")
    known = dates.clock(deadline.home) if deadline.home else "unknown - set your home time zone in Profile"
    home = theme.text([Span(known, BOLD)], "cell")
    yield theme.fields([("Certify by", official), ("At home", home)], (_LABELS, width - _LABELS))
