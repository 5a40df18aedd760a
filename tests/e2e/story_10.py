"""Story 10's plan, and the hands its tests share: four programs with interviews, rated as the story says."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView
from tests.clock import Clock
from tests.e2e.walker import KEY, Walker

from matchplanner.services import interviews, profile, programs

Begin = Callable[[Callable[[], object]], Walker]
RANKING_PAGE = 9
RATINGS = {"A": (9, 6, 5), "B": (7, 9, 4), "C": (6, 8, 9), "D": (8, 4, 8)}
WEIGHTS = ("40", "35", "25")
PLACE = 2  # of the three criteria


def fill() -> None:
    """Four interviewed programs, most preferred first, and a fifth that never invited."""
    profile.edit_all({"name": "Sana Iqbal", "target_year": 2027, "home_zone": "Asia/Karachi"})
    for at, name in enumerate((*RATINGS, "E")):
        made = programs.add(name, nrmp_code=f"149076{at}C0", program_type="combined_peds")
        if name in RATINGS:
            interviews.edit(interviews.add(made), "status", "done")


def begin(walk: Begin, clock: Clock[date]) -> Walker:
    """Open the rank list on a day before its deadline, with the four programs on it."""
    clock.now = date(2028, 2, 10)
    begun = walk(fill)
    begun.page(RANKING_PAGE)
    begun.click("addCandidates")
    return begun


def rate(walker: Walker) -> None:
    """Weigh the criteria and rate every program, typed as in a spreadsheet."""
    walker.tab("rankViews", "Scores")
    walker.click("usualCriteria")
    for row, weight in enumerate(WEIGHTS):
        type_over(walker, "criteriaTable", row, 1, weight, open_by=KEY.Key_F2)
    for column in range(len(WEIGHTS)):
        for row, values in enumerate(RATINGS.values()):
            type_over(walker, "ratingsTable", row, 1 + column, str(values[column]))


def type_over(
    walker: Walker, name: str, row: int, column: int, text: str, open_by: Qt.Key | None = None
) -> None:
    """Type on one cell and press Return."""
    table = walker.find(QTableView, name)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    walker.bot.keyClick(table, text[0] if open_by is None else open_by)
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    walker.bot.keyClicks(editor, text if open_by else text[1:])
    walker.bot.keyClick(editor, KEY.Key_Return)
    walker.bot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))
