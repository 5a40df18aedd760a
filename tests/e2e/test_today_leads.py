"""A line of Today leads to the very thing it is about, in whichever view that is kept."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTableView
from tests.clock import Clock
from tests.e2e.walker import KEY, Walker

from matchplanner.domain.budget import CostKind
from matchplanner.domain.documents import DocumentKind, Need
from matchplanner.services import budget, documents, profile, rotations

Begin = Callable[[Callable[[], object]], Walker]


def fill() -> None:
    """Two rotations; the later one wants two papers, one of which is there, and a payment is due."""
    profile.edit_all({"target_year": 2027})
    rotations.add("Utah", starts_on="2027-05-03", ends_on="2027-05-28", status="accepted")
    mayo = rotations.add("Mayo", starts_on="2027-06-01", ends_on="2027-06-28", status="accepted")
    documents.add(DocumentKind.CV)
    documents.set_need(mayo, DocumentKind.CV, Need.NEEDED)
    documents.set_need(mayo, DocumentKind.INSURANCE, Need.NEEDED)
    budget.add(CostKind.TRAVEL, mayo, amount_cents="100")
    budget.add(CostKind.HOUSING, mayo, amount_cents="900", due_on="2027-05-18")


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    clock.now = date(2027, 5, 15)
    return walk(fill)


def open_line(walker: Walker, start: str) -> None:
    """Go to Today and to the line that begins so, and press Enter."""
    walker.page(1)
    shown = walker.find(QListWidget, "todayList")
    at = next(at for at in range(shown.count()) if shown.item(at).text().startswith(start))
    shown.setFocus()
    shown.setCurrentRow(at)
    walker.key(KEY.Key_Return)


def heading(table: QTableView) -> tuple[str, str]:
    """Return what stands beside and above the current cell."""
    model, cell = table.model(), table.currentIndex()
    beside = model.headerData(cell.row(), Qt.Orientation.Vertical)
    above = model.headerData(cell.column(), Qt.Orientation.Horizontal)
    return str(beside), str(above)


def test_a_missing_paper_is_shown_in_the_matrix(walker: Walker) -> None:
    open_line(walker, "Missing: Health insurance, Mayo")
    assert heading(walker.find(QTableView, "documentMatrix")) == ("Health insurance", "Mayo")


def test_a_payment_is_shown_in_the_budget(walker: Walker) -> None:
    open_line(walker, "Pay: Housing, Mayo")
    table = walker.find(QTableView, "budgetLines")
    row = table.currentIndex().row()
    assert [table.model().index(row, at).data() for at in range(2)] == ["Mayo", "Housing"]


def test_the_rotation_itself_is_shown_in_the_calendar_again(walker: Walker) -> None:
    open_line(walker, "Pay: Housing, Mayo")
    open_line(walker, "Utah ends")
    assert walker.find(QTableView, "rotationsTable").isVisible()
    assert walker.text("rotationTitle") == "Utah"
