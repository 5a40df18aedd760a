"""The parts of an interview prep sheet, each under its heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer

from matchplanner.reports import dates
from matchplanner.reports.data import (
    CriterionScore,
    Fact,
    Logistics,
    News,
    PrepSheet,
    Score,
    Somebody,
    WhyGenetics,
)
from matchplanner.reports.flowables import LINE_GAP, ScoreBar, WritingLines
from matchplanner.reports.layout import Part
from matchplanner.reports.theme import STYLES, Cell, Style, Theme
from matchplanner.reports.typesetter import BOLD, MUTED, Span

_UNKNOWN = "unknown"
_LIKES_WANTED = 2
_QUESTIONS_WANTED = 3
_LABELS = 70
_LOW_LINE = 6.5 * mm
_LEFT_TO_RIGHT = "\u200e"  # a line of ours keeps its direction, whatever script a name is in
_SCHEME = re.compile("^https?://")
_HEADING_ROOM = sum((STYLES["heading"].before, STYLES["heading"].leading, STYLES["heading"].after))


@dataclass(frozen=True, slots=True)
class Fit:
    """How roomy a sheet is set.

    `lines` to write on stand under each question, `matches` under each like and `free` at the end; `style` is
    that of what was typed, `scale` the size of all. A `dense` sheet names what is unknown in one line, leaves
    out lines for an answer that is not worded yet, and has lower lines to write on.
    """

    lines: int
    matches: int
    free: int
    style: Style
    scale: float = 1.0
    dense: bool = False

    @property
    def gap(self) -> float:
        """The height in points of a line to write on."""
        return _LOW_LINE if self.dense else LINE_GAP


def parts(sheet: PrepSheet, theme: Theme, width: float, fit: Fit) -> Iterator[Flowable]:
    """Lay out all that a sheet says, in the order of the interview day."""
    half = theme.half(width)
    yield theme.text(sheet.program, "title")
    yield theme.text(", ".join(filter(None, (sheet.institution, sheet.place))) or _UNKNOWN, "subtitle")
    yield theme.fields(_logistics(sheet.logistics, theme), (_LABELS, width - _LABELS))
    yield from _begin("people, what changed")
    yield theme.columns(_people(sheet, theme), _news(sheet.news, theme), half)
    yield from _facts(sheet, theme, width, fit)
    yield from _score(sheet.score, theme, width, fit)
    yield from _matches(sheet, theme, width)
    yield from _begin("likes, why medical genetics")
    yield theme.columns(_likes(sheet.likes, theme, half, fit), _why(sheet.why, theme, half, fit), half)
    yield from _begin("my questions")
    yield theme.heading("My questions")
    yield from _questions(sheet.questions, theme, width, fit)
    yield from _notes(sheet.notes, theme, fit)


def _begin(name: str) -> Iterator[Flowable]:
    """Begin a part: its heading never stands alone at the foot of a page."""
    yield CondPageBreak(_HEADING_ROOM + STYLES["body"].leading)
    yield Part(name)


def _logistics(logistics: Logistics, theme: Theme) -> Iterator[tuple[str, Cell]]:
    start, home = logistics.start, logistics.home
    length = f", {logistics.minutes} minutes" if logistics.minutes else ""
    yield "There", theme.text([Span(f"{dates.clock(start)}{length}" if start else _UNKNOWN, BOLD)], "cell")
    night = " - at night" if logistics.night else ""
    yield "At home", theme.text([Span(f"{dates.clock(home)}{night}" if home else _UNKNOWN, BOLD)], "cell")
    yield "Format", ", ".join(filter(None, (logistics.format or _UNKNOWN, logistics.kind)))
    ways = (("Place", logistics.place), ("Link", logistics.link), ("Telephone", logistics.phone))
    for label, way in ways:
        if way or label == logistics.wanted:
            yield label, way or _UNKNOWN
    if not logistics.wanted and not any(way for _, way in ways):
        yield "Where", _UNKNOWN
    yield "With", ", ".join(logistics.interviewers) or _UNKNOWN


def _people(sheet: PrepSheet, theme: Theme) -> list[Flowable]:
    heading = theme.heading("People to meet")
    if not sheet.people:
        return [heading, theme.text("unknown: People lists nobody at this program", "small")]
    said = [theme.text(list(_person(one)), "cell") for one in sheet.people]
    strangers = sum(one.last_contact is None for one in sheet.people)
    if strangers:
        others = "the others" if strangers < len(sheet.people) else "any of them"
        said.append(theme.text(f"No contact noted with {others}.", "small"))
    if sheet.more_people:
        said.append(theme.text(f"and {sheet.more_people} more, in People", "small"))
    return [heading, *said]


def _person(one: Somebody) -> Iterator[Span]:
    yield Span(one.name if one.name[:1].isascii() else f"{_LEFT_TO_RIGHT}{one.name}", BOLD)
    yield Span("".join(f", {part}" for part in (one.role, one.remark) if part))
    if one.last_contact:
        yield Span(f" - last contact {dates.day(one.last_contact)}", MUTED)


def _news(news: News, theme: Theme) -> list[Flowable]:
    """Say what changed since the last contact, or that it cannot be told."""
    heading = theme.heading("What changed", f"since {dates.day(news.since)}" if news.since else "")
    if news.since is None:
        return [heading, theme.text("unknown: no earlier contact with this program is noted", "small")]
    said = [theme.text(news.contact, "small")] if news.contact else []
    if news.recorded:
        begins = f"The plan's history begins {dates.day(news.recorded)}: what changed before is unknown."
        said.append(theme.text(begins, "small"))
    said += [theme.text(f"\u2013 {line}", "cell") for line in news.lines]
    if news.more:
        said.append(theme.text(f"and {news.more} more, in the program's history", "small"))
    if not news.lines:
        said.append(theme.text("Nothing that the plan records.", "cell"))
    return [heading, *said]


def _facts(sheet: PrepSheet, theme: Theme, width: float, fit: Fit) -> list[Flowable]:
    if not sheet.facts:
        return []
    shown = [fact for fact in sheet.facts if fact.value or not fit.dense]
    unknown = ", ".join(fact.label for fact in sheet.facts if not fact.value)
    shares = (0.16, 0.48, 0.16, 0.20)
    return [
        *_begin("the program"),
        theme.heading("The program", f"last verified: {_verified(sheet)}"),
        theme.table(
            ("Fact", "Value", "Source", "Seen"),
            [_fact(fact, theme, fit) for fact in shown],
            [width * share for share in shares],
        ),
        *([theme.text(f"Unknown: {unknown}", "small")] if fit.dense and unknown else []),
    ]


def _verified(sheet: PrepSheet) -> str:
    """Return from when to when the facts were last seen, and how many have aged."""
    if sheet.verified is None:
        return _UNKNOWN
    first, last = sheet.verified
    days = dates.day(first) if first == last else f"{dates.day(first)} to {dates.day(last)}"
    stale = sum(fact.stale for fact in sheet.facts)
    return f"{days}, {stale} to check again" if stale else days


def _fact(fact: Fact, theme: Theme, fit: Fit) -> tuple[Cell, ...]:
    value = theme.text(fact.value, "cell") if fact.value else theme.text(_UNKNOWN, "small")
    source = theme.text(_SCHEME.sub("", fact.source), "small")
    return theme.text(fact.label, "cell"), value, source, theme.text(list(_seen(fact, fit)), "cell")


def _seen(fact: Fact, fit: Fit) -> Iterator[Span]:
    if fact.seen:
        yield Span(dates.day(fact.seen))
    if fact.age and not (fit.dense and fact.seen):
        yield Span(f", {fact.age}" if fact.seen else fact.age, MUTED)
    elif fact.value and not fact.seen:
        yield Span("date unknown", MUTED)
    if fact.stale:
        yield Span(" - check again", BOLD)


def _score(score: Score | None, theme: Theme, width: float, fit: Fit) -> list[Flowable]:
    if score is None:
        return []
    shown = [one for one in score.criteria if one.points is not None or not fit.dense]
    left_out = [f"{one.label} (0-{one.best} of {one.best})" for one in score.criteria if one not in shown]
    shares = (0.24, 0.12, 0.64)
    rows = [_criterion(criterion, theme) for criterion in shown]
    return [
        *_begin("IMG score"),
        theme.beside(
            theme.heading(f"IMG score: {score.text}"), ScoreBar(score.low, score.high, score.of), width
        ),
        *([theme.table((), rows, [width * share for share in shares])] if rows else []),
        *([theme.text(f"Not assessed: {', '.join(left_out)}", "small")] if left_out else []),
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


def _matches(sheet: PrepSheet, theme: Theme, width: float) -> Iterator[Flowable]:
    yield from _begin("where we meet")
    yield theme.heading("Where we meet", sheet.standing)
    if sheet.matches:
        yield theme.table((), sheet.matches, (width * 0.4, width * 0.6))
    else:
        yield theme.text(
            "unknown: no strength of the program is noted that an experience of mine meets", "small"
        )


def _likes(likes: Sequence[str], theme: Theme, width: float, fit: Fit) -> list[Flowable]:
    """Set the likes, each with a line for the experience of one's own that fits it (R214)."""
    aside = "and what of mine fits" if fit.matches and likes else ""
    parts: list[Flowable] = [theme.heading("What I like about it", aside)]
    for numbered in _numbered([theme.text(like, fit.style) for like in likes], theme, width, fit):
        parts += [numbered, WritingLines(fit.matches)] if fit.matches else [numbered]
    open_lines = [WritingLines(1, gap=fit.gap) for _ in range(len(likes), _LIKES_WANTED)]
    return [*parts, *_numbered(open_lines, theme, width, fit, start=len(likes) + 1)]


def _questions(questions: Sequence[str], theme: Theme, width: float, fit: Fit) -> Iterator[Flowable]:
    """Set the questions with lines for the answers, and lines for the questions still wanted."""
    asked = [theme.text(question, fit.style) for question in questions]
    for numbered in _numbered(asked, theme, width, fit):
        yield CondPageBreak(numbered.wrap(width, 0)[1] + fit.gap)  # a question keeps its line
        yield numbered
        yield WritingLines(fit.lines, gap=fit.gap)
        yield Spacer(0, 2)
    open_lines = [WritingLines(1, gap=fit.gap) for _ in range(len(questions), _QUESTIONS_WANTED)]
    yield from _numbered(open_lines, theme, width, fit, start=len(questions) + 1)


def _numbered(
    items: Sequence[Flowable], theme: Theme, width: float, fit: Fit, *, start: int = 1
) -> Iterator[Flowable]:
    for number, item in enumerate(items, start=start):
        yield theme.numbered(number, item, width, fit.style)


def _why(why: WhyGenetics, theme: Theme, width: float, fit: Fit) -> list[Flowable]:
    parts = (("An experience", why.experience), ("A mentor", why.mentor), ("A skill", why.skill))
    rows: list[tuple[str, Cell]] = []
    for label, text in parts:
        open_line = theme.text("not worded yet", "small") if fit.dense else WritingLines(1)
        rows.append((label, theme.text(text, fit.style) if text.strip() else open_line))
    if why.training.strip():
        rows.append(("My training", theme.text(why.training, fit.style)))
    return [theme.heading("Why medical genetics?"), theme.fields(rows, (_LABELS, width - _LABELS))]


def _notes(notes: str, theme: Theme, fit: Fit) -> list[Flowable]:
    if not notes.strip():
        return []
    first_line = STYLES[fit.style].leading
    return [
        CondPageBreak(_HEADING_ROOM + first_line),
        Part("notes"),
        theme.heading("Notes"),
        theme.text(notes, fit.style),
    ]
