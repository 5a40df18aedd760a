"""The tiers with their programs: why each stands where it does, and what is not known of it."""

from collections.abc import Iterator

from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer

from matchplanner.reports.layout import Pdf, Section, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.theme import STYLES, Cell, Theme
from matchplanner.reports.tier_data import TierEntry, TierOverview
from matchplanner.reports.typesetter import BOLD, MUTED, Span

TITLE = "Tiers"
_MOST_UNKNOWN = 3

_HEADER = ("Program", "IMG score", "Fit", "Why, and what the facts say", "Not known")
_SHARES = (0.27, 0.1, 0.1, 0.31, 0.22)
_ROOM = sum((STYLES["heading"].before, STYLES["heading"].leading, 4 * STYLES["cell"].leading))


def render(overview: TierOverview, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the overview. Tells the page's `told` how far it has come."""
    theme = Theme(outliner, hide=page.hide)
    return build(list(_story(overview, page, theme)), page, theme)


def _story(overview: TierOverview, page: Sheet, theme: Theme) -> Iterator[Flowable]:
    width = page.area[0]
    yield theme.text(TITLE, "title")
    yield theme.text(overview.counted, "subtitle")
    yield theme.text(overview.balance, "small")
    whole = sum(len(group.entries) for group in overview.groups)
    done = 0
    for group in overview.groups:
        yield Spacer(0, 4)
        yield CondPageBreak(_ROOM)
        yield Section(group.label)
        count = len(group.entries) + group.more
        yield theme.heading(group.label, "1 program" if count == 1 else f"{count} programs")
        yield theme.text(group.about, "small")
        rows = []
        for entry in group.entries:
            page.told(done, whole)
            rows.append(_row(entry, theme))
            done += 1
        if rows:
            yield theme.table(_HEADER, rows, [width * share for share in _SHARES])
        if group.more:
            yield theme.text(f"and {group.more} more: print the list of programs for all of them", "small")


def _row(entry: TierEntry, theme: Theme) -> tuple[Cell, ...]:
    name = [Span(entry.program, BOLD)]
    if entry.institution:
        name.append(Span(f"\n{entry.institution}", MUTED))
    return (
        theme.text(name, "cell"),
        entry.score,
        entry.fit,
        theme.text(list(_why(entry)), "cell"),
        theme.text(_listed(entry.unknown, _MOST_UNKNOWN) or "nothing", "small"),
    )


def _why(entry: TierEntry) -> Iterator[Span]:
    """Tell the applicant's own reason first, then what speaks for and against it."""
    before = ""
    for label, text, ink in (
        ("My reason: ", entry.reason, BOLD),
        ("", entry.remark, BOLD),
        ("For: ", _listed(entry.met), MUTED),
        ("Against: ", _listed(entry.missed), MUTED),
    ):
        if text:
            yield Span(f"{before}{label}", MUTED)
            yield Span(text) if ink is MUTED else Span(text, ink)
            before = "\n"


def _listed(parts: tuple[str, ...], most: int | None = None) -> str:
    shown = (
        parts if most is None or len(parts) <= most + 1 else (*parts[:most], f"and {len(parts) - most} more")
    )
    return "; ".join(shown)
