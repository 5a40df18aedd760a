"""The interview prep sheet: one page a program, to carry into the interview and write on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import CondPageBreak, Flowable, PageBreakIfNotEmpty, Spacer

from matchplanner.reports import dates
from matchplanner.reports.data import CriterionScore, Fact, Logistics, PrepSheet, Score, WhyGenetics
from matchplanner.reports.flowables import LINE_GAP, ScoreBar, WritingLines, height_of
from matchplanner.reports.layout import Pdf, Section, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.theme import STYLES, Cell, Style, Theme
from matchplanner.reports.typesetter import BOLD, MUTED, Span

TITLE = "Interview prep sheet"
_UNKNOWN = "unknown"
_LIKES_WANTED = 2
_QUESTIONS_WANTED = 3
_SCHEME = re.compile("^https?://")
_HEADING_ROOM = sum((STYLES["heading"].before, STYLES["heading"].leading, STYLES["heading"].after))


@dataclass(frozen=True, slots=True)
class _Fit:
    """How roomy a sheet is set: lines under each question and like, and the style of what was typed."""

    lines: int
    matches: int
    style: Style


_ROOMY, _USUAL, _TIGHT = _Fit(2, 1, "body"), _Fit(1, 1, "body"), _Fit(1, 0, "cell")


def render(sheets: Sequence[PrepSheet], page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the sheets one after another, each from a new page."""
    theme = Theme(outliner)
    story = [flowable for sheet in sheets for flowable in prep_sheet(sheet, theme, page.area)]
    return build(story or [theme.text("No interview is chosen.")], page, theme)


def prep_sheet(sheet: PrepSheet, theme: Theme, area: tuple[float, float]) -> list[Flowable]:
    """Lay out one program, on one page if it fits; what does not goes on to a page marked as continued."""
    width, height = area
    settings = (_parts(sheet, theme, width, fit) for fit in (_ROOMY, _USUAL, _TIGHT))
    parts = next((parts for parts in settings if height_of(parts, width) <= height), None)
    return [PageBreakIfNotEmpty(), *(parts or _parts(sheet, theme, width, _USUAL))]


def _parts(sheet: PrepSheet, theme: Theme, width: float, fit: _Fit) -> list[Flowable]:
    half = theme.half(width)
    return [
        Section(sheet.program),
        theme.text(sheet.program, "title"),
        theme.text(", ".join(filter(None, (sheet.institution, sheet.place))) or _UNKNOWN, "subtitle"),
        theme.fields(_logistics(sheet.logistics, theme), (70, width - 70)),
        *_facts(sheet, theme, width),
        *_score(sheet.score, theme, width),
        *_matches(sheet.matches, theme, width),
        CondPageBreak(_HEADING_ROOM + STYLES["body"].leading),
        theme.columns(_likes(sheet.likes, theme, half, fit), _why(sheet.why, theme, half, fit), half),
        *_heading("My questions", theme),
        *_questions(sheet.questions, theme, width, fit),
        *_notes(sheet.notes, theme, fit),
        WritingLines(0, fills=True),
    ]


def _heading(title: str, theme: Theme, aside: str = "") -> list[Flowable]:
    return [CondPageBreak(_HEADING_ROOM + STYLES["body"].leading), theme.heading(title, aside)]


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
    shares = (0.17, 0.44, 0.19, 0.20)
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
    source = theme.text(_SCHEME.sub("", fact.source), "small")
    return theme.text(fact.label, "cell"), value, source, theme.text(list(_seen(fact)), "cell")


def _seen(fact: Fact) -> Iterator[Span]:
    if fact.seen:
        yield Span(dates.day(fact.seen))
    if fact.age:
        yield Span(f", {fact.age}" if fact.seen else fact.age, MUTED)
    elif fact.value and not fact.seen:
        yield Span("date unknown", MUTED)
    if fact.stale:
        yield Span(" - check again", BOLD)


def _score(score: Score | None, theme: Theme, width: float) -> list[Flowable]:
    if score is None:
        return []
    shares = (0.24, 0.12, 0.64)
    return [
        CondPageBreak(_HEADING_ROOM + STYLES["body"].leading),
        theme.beside(
            theme.heading(f"IMG score: {score.text}"), ScoreBar(score.low, score.high, score.of), width
        ),
        theme.table(
            (),
            [_criterion(criterion, theme) for criterion in score.criteria],
            [width * share for share in shares],
        ),
    ]


def _criterion(criterion: CriterionScore, theme: Theme) -> tuple[Cell, ...]:
    label = theme.text(criterion.label, "cell")
    if criterion.points is None:
        return (
            label,
            theme.text(f"0-{criterion.best} of {criterion.best}", "small"),
            theme.text("not assessed", "small"),
        )
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
        theme.table((), matches, (width * 0.4, width * 0.6)),
    ]


def _likes(likes: Sequence[str], theme: Theme, width: float, fit: _Fit) -> list[Flowable]:
    """Set the likes, each with a line for the experience of one's own that fits it (R214)."""
    aside = "and what of mine fits" if fit.matches and likes else ""
    parts: list[Flowable] = [theme.heading("What I like about it", aside)]
    for numbered in _numbered([theme.text(like, fit.style) for like in likes], theme, width, fit):
        parts += [numbered, WritingLines(fit.matches)] if fit.matches else [numbered]
    open_lines = [WritingLines(1) for _ in range(len(likes), _LIKES_WANTED)]
    return [*parts, *_numbered(open_lines, theme, width, fit, start=len(likes) + 1)]


def _questions(questions: Sequence[str], theme: Theme, width: float, fit: _Fit) -> Iterator[Flowable]:
    """Set the questions with lines for the answers, and lines for the questions still wanted."""
    asked = [theme.text(question, fit.style) for question in questions]
    for numbered in _numbered(asked, theme, width, fit):
        yield numbered
        yield CondPageBreak(LINE_GAP)
        yield WritingLines(fit.lines)
        yield Spacer(0, 2)
    open_lines = [WritingLines(1) for _ in range(len(questions), _QUESTIONS_WANTED)]
    yield from _numbered(open_lines, theme, width, fit, start=len(questions) + 1)


def _numbered(
    items: Sequence[Flowable], theme: Theme, width: float, fit: _Fit, *, start: int = 1
) -> Iterator[Flowable]:
    for number, item in enumerate(items, start=start):
        yield theme.numbered(number, item, width, fit.style)


def _why(why: WhyGenetics, theme: Theme, width: float, fit: _Fit) -> list[Flowable]:
    parts = (("An experience", why.experience), ("A mentor", why.mentor), ("A skill", why.skill))
    rows = [
        (label, theme.text(text, fit.style) if text.strip() else WritingLines(1)) for label, text in parts
    ]
    if why.training.strip():
        rows.append(("My training", theme.text(why.training, fit.style)))
    return [theme.heading("Why medical genetics?"), theme.fields(rows, (70, width - 70))]


def _notes(notes: str, theme: Theme, fit: _Fit) -> list[Flowable]:
    if not notes.strip():
        return []
    first_line = STYLES[fit.style].leading
    return [CondPageBreak(_HEADING_ROOM + first_line), theme.heading("Notes"), theme.text(notes, fit.style)]
