"""The interview prep sheet: one page a program, to carry into the interview and write on."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable, PageBreakIfNotEmpty

from matchplanner.reports.data import PrepSheet
from matchplanner.reports.flowables import LINE_GAP, WritingLines, height_of
from matchplanner.reports.layout import Pdf, Section, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.sheet_parts import Fit, parts
from matchplanner.reports.theme import Theme

TITLE = "Interview prep sheet"
FLOOR = 8.0
"""Points of the smallest text: a sheet that needs more room flows on to a second page."""

_SMALLEST = FLOOR / 9
_FITS = (
    Fit(2, 1, 3, "body"),
    Fit(1, 1, 3, "body"),
    Fit(1, 0, 2, "cell"),
    Fit(1, 0, 1, "cell", dense=True),
    Fit(1, 0, 1, "cell", (1 + _SMALLEST) / 2, dense=True),
    Fit(1, 0, 0, "cell", _SMALLEST, dense=True),
)
"""From roomy to tight."""


def render(sheets: Sequence[PrepSheet], page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the sheets one after another, each from a new page."""
    theme = Theme(outliner, hide=page.hide)
    story = [flowable for sheet in sheets for flowable in prep_sheet(sheet, theme, page.area)]
    return build(story or [theme.text("No interview is chosen.")], page, theme)


def prep_sheet(
    sheet: PrepSheet, theme: Theme, area: tuple[float, float], section: Section | None = None
) -> list[Flowable]:
    """Lay out one program on one page, as roomy as it fits.

    What does not fit at the smallest size goes on to a second page; the first says what. `section`
    begins it, where it needs more than its name.
    """
    low, high = 0, len(_FITS) - 1
    said: list[Flowable] | None = None
    while low < high:
        middle = (low + high) // 2
        tried = _set(sheet, theme, area[0], _FITS[middle])
        if height_of(tried, area[0]) + _FITS[middle].free * LINE_GAP <= area[1]:
            high, said = middle, tried
        else:
            low = middle + 1
    said = said or _set(sheet, theme, area[0], _FITS[-1])
    begins = section or Section(sheet.program)
    return [PageBreakIfNotEmpty(), begins, *said, WritingLines(0, fills=True)]


def _set(sheet: PrepSheet, theme: Theme, width: float, fit: Fit) -> list[Flowable]:
    return list(parts(sheet, theme.sized(fit.scale, tight=fit.dense), width, fit))
