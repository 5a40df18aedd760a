"""The interview prep sheet: one page a program, to carry into the interview and write on."""

from collections.abc import Iterator, Sequence
from itertools import chain

from reportlab.platypus.doctemplate import PageBreakIfNotEmpty
from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer

from matchplanner.reports import dates
from matchplanner.reports.data import CriterionScore, Fact, Logistics, PrepSheet, Score, WhyGenetics
from matchplanner.reports.flowables import LINE_GAP, ScoreBar, WritingLines
from matchplanner.reports.layout import Pdf, Section, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.theme import Cell, Theme
from matchplanner.reports.typesetter import BOLD, MUTED, Span

TITLE = "Interview prep sheet"
_UNKNOWN = "unknown"
_FEW_QUESTIONS = 2
_LIKES_WANTED = 2
_QUESTIONS_WANTED = 3
_HEADING_ROOM = 60


def render(sheets: Sequence[PrepSheet], page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the sheets one after another, each from a new page."""
    theme = Theme(outliner)
    story = chain.from_iterable(prep_sheet(sheet, theme, page.area[0]) for sheet in sheets)
    return build(list(story) or [theme.text("No interview is chosen.")], page, theme)


def prep_sheet(sheet: PrepSheet, theme: Theme, width: float) -> list[Flowable]:
    """Lay out one program; what does not fit goes on to a next page marked as continued."""
    return [
        PageBreakIfNotEmpty(),
        Section(sheet.program),
        theme.text(sheet.program, "title"),
        theme.text(", ".join(filter(None, (sheet.institution, sheet.place))) or _UNKNOWN, "subtitle"),
        theme.fields(_logistics(sheet.logistics, theme), (70, width - 70)),
        *_facts(sheet, theme, width),
        *_score(sheet.score, theme, width),
        *_matches(sheet.matches, theme, width),
        *_heading("What I like about it", theme),
        *_numbered(sheet.likes, theme, width, wanted=_LIKES_WANTED, lines=0),
        *_heading("My questions", theme),
        *_numbered(
            sheet.questions,
            theme,
            width,
            wanted=_QUESTIONS_WANTED,
            lines=2 if len(sheet.questions) <= _FEW_QUESTIONS else 1,
        ),
        *_why(sheet.why, theme, width),
        *_heading("Notes", theme),
        *([theme.text(sheet.notes)] if sheet.notes.strip() else []),
        WritingLines(0, fills=True),
    ]


def _heading(title: str, theme: Theme, aside: str = "") -> list[Flowable]:
    return [CondPageBreak(_HEADING_ROOM), theme.heading(title, aside)]


def _logistics(logistics: Logistics, theme: Theme) -> Iterator[tuple[str, Cell]]:
    start, home = logistics.start, logistics.home
    length = f", {logistics.minutes} minutes" if logistics.minutes else ""
    yield "There", theme.text([Span(f"{dates.clock(start)}{length}" if start else _UNKNOWN, BOLD)], "cell")
    night = " - at night" if logistics.night else ""
    yield "At home", theme.text([Span(f"{dates.clock(home)}{night}" if home else _UNKNOWN, BOLD)], "cell")
    yield "Format", logistics.format or _UNKNOWN
    yield "Link", logistics.link or _UNKNOWN
    yield "With", ", ".join(logistics.interviewers) or _UNKNOWN


def _facts(sheet: PrepSheet, theme: Theme, width: float) -> list[Flowable]:
    if not sheet.facts:
        return []
    verified = f"oldest fact seen {dates.day(sheet.verified)}" if sheet.verified else ""
    shares = (0.18, 0.38, 0.2, 0.24)
    return [
        *_heading("The program", theme, verified),
        theme.table(
            ("Fact", "Value", "Source", "Seen"),
            [_fact(fact, theme) for fact in sheet.facts],
            [width * share for share in shares],
        ),
    ]


def _fact(fact: Fact, theme: Theme) -> tuple[Cell, ...]:
    value = theme.text(fact.value, "cell") if fact.value else theme.text(_UNKNOWN, "small")
    seen = [Span(dates.day(fact.seen) if fact.seen else "" if not fact.value else "date unknown")]
    if fact.age:
        seen.append(Span(f", {fact.age}" if seen[0].text else fact.age, MUTED))
    if fact.stale:
        seen.append(Span(" - check again", BOLD))
    return theme.text(fact.label, "cell"), value, theme.text(fact.source, "small"), theme.text(seen, "cell")


def _score(score: Score | None, theme: Theme, width: float) -> list[Flowable]:
    if score is None:
        return []
    shares = (0.24, 0.12, 0.64)
    return [
        *_heading(f"IMG score: {score.text}", theme),
        ScoreBar(score.low, score.high, score.of),
        theme.table(
            (),
            [_criterion(criterion, theme) for criterion in score.criteria],
            [width * share for share in shares],
        ),
    ]


def _criterion(criterion: CriterionScore, theme: Theme) -> tuple[Cell, ...]:
    label = theme.text(criterion.label, "cell")
    if criterion.points is None:
        return label, theme.text(f"0-{criterion.best} of {criterion.best}", "small"), theme.text("not assessed", "small")
    assessed = dates.day(criterion.assessed) if criterion.assessed else ""
    evidence = ", ".join(filter(None, (criterion.evidence, assessed)))
    why = [Span(criterion.anchor)]
    if evidence:
        why.append(Span(f"   {evidence}" if criterion.anchor else evidence, MUTED))
    return label, f"{criterion.points} of {criterion.best}", theme.text(why, "cell")


def _matches(matches: Sequence[tuple[str, str]], theme: Theme, width: float) -> list[Flowable]:
    if not matches:
        return []
    return [
        *_heading("Where we meet", theme),
        theme.table(("Their strength", "My experience"), matches, (width * 0.4, width * 0.6)),
    ]


def _numbered(
    items: Sequence[str], theme: Theme, width: float, *, wanted: int, lines: int
) -> Iterator[Flowable]:
    """Number what there is, then leave room for what is still wanted."""
    for number, item in enumerate(items, start=1):
        yield theme.numbered(number, item, width)
        if lines:
            yield CondPageBreak(LINE_GAP)
            yield WritingLines(lines)
            yield Spacer(0, 4)
    for number in range(len(items) + 1, wanted + 1):
        yield theme.numbered(number, WritingLines(1), width)


def _why(why: WhyGenetics, theme: Theme, width: float) -> list[Flowable]:
    parts = (("An experience", why.experience), ("A mentor", why.mentor), ("A skill", why.skill))
    rows = [(label, theme.text(text) if text.strip() else WritingLines(1)) for label, text in parts]
    return [*_heading("Why medical genetics?", theme), theme.fields(rows, (80, width - 80))]
