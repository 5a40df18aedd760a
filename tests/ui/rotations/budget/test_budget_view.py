"""The budget view: lines typed in place, prices corrected, what a rotation costs, all of it undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.domain.budget import CostKind
from matchplanner.services import budget, profile, programs
from matchplanner.ui.notices import Notices
from matchplanner.ui.rotations.budget.view import BudgetView
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.views import RotationSwitch
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key
Add = Callable[..., int]


@pytest.fixture
def view(workspace: Workspace, add: Add, notices: Notices, settings: Settings, qtbot: QtBot) -> BudgetView:
    """The view over two rotations and 9,000 dollars."""
    add("Birch Clinic", "2027-05-03", "2027-05-28")
    add("Late Clinic", "2027-08-16", "2027-09-10")
    workspace.run("Money", lambda: profile.edit("budget_usd", 9000))
    shown = BudgetView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def press(view: BudgetView, name: str) -> None:
    found = view.findChild(QPushButton, name)
    assert found is not None
    assert found.isEnabled()
    found.click()


def dialog(view: BudgetView, name: str) -> QDialog:
    found = next(each for each in view.window().findChildren(QDialog, name) if each.isVisible())
    assert found.accessibleName()
    return found


def typed(dialog: QDialog, name: str, text: str) -> None:
    field = dialog.findChild(QLineEdit, name)
    assert field is not None
    field.setText(text)


def cells(view: BudgetView, row: int) -> list[str]:
    model = view.lines.model
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def test_an_empty_budget_teaches_and_leads_to_the_first_cost(view: BudgetView, workspace: Workspace) -> None:
    assert not view.lines.table.isVisible()
    press(view, "addFirstCost")
    form = dialog(view, "addCostDialog")
    typed(form, "costLabel", "Room")
    typed(form, "costAmount", "about 900")
    press_ok = form.findChild(QPushButton, "addCostDialogOk")
    assert press_ok is not None
    press_ok.click()
    problem = form.findChild(QLabel, "addCostDialogProblem")
    assert problem is not None
    assert problem.text().startswith("The amount must be a number like 1,200.50.")
    typed(form, "costAmount", "900")
    press_ok.click()

    assert cells(view, 0)[:6] == ["Birch Clinic", "Application fee", "Room", "900", "USD", "900 USD"]
    assert view.figures.text().startswith("Season: 900 USD")
    assert "left 8,100 USD" in view.figures.text()
    workspace.undo()
    assert not view.lines.table.isVisible()


def test_the_usual_lines_are_unknown_until_somebody_asks(view: BudgetView, workspace: Workspace) -> None:
    press(view, "usualCosts")
    assert view.lines.model.rowCount() == len(CostKind) - 1
    assert "amounts unknown" in view.figures.text()

    at = view.lines.model.column_of("amount")
    index = view.lines.model.index(0, at)
    assert view.lines.model.setData(index, "250", Qt.ItemDataRole.EditRole)
    assert view.figures.text().startswith("Season: at least 250 USD (7 amounts unknown)")
    assert "left at most 8,750 USD" in view.figures.text()
    press(view, "usualCosts")
    assert view.lines.model.rowCount() == len(CostKind) - 1, "a kind that is there is not added again"
    workspace.undo()
    workspace.undo()
    assert view.lines.model.rowCount() == 0


def test_each_rotation_says_what_the_plan_costs_without_it_and_whether_its_letter_comes(
    view: BudgetView, workspace: Workspace
) -> None:
    first = view.sites.rows[0].id
    workspace.run("Add", lambda: budget.add(CostKind.TRAVEL, first, amount_cents="980.50"))
    shown = [[str(view.sites.index(row, at).data()) for at in range(4)] for row in range(2)]
    assert shown == [
        ["Birch Clinic", "980.50 USD", "0 USD", "in time"],
        ["Late Clinic", "none noted", "980.50 USD", "too late"],
    ]


def test_the_lines_begin_in_the_order_of_the_alphabet(view: BudgetView, workspace: Workspace) -> None:
    late, birch = (view.sites.rows[at].id for at in (1, 0))
    workspace.run("Add", lambda: [budget.add(CostKind.TRAVEL, where) for where in (late, None, birch)])
    assert [cells(view, row)[0] for row in range(3)] == ["Birch Clinic", "Late Clinic", "The season"]


def test_delete_asks_nothing_and_offers_the_way_back(view: BudgetView, workspace: Workspace) -> None:
    workspace.run("Add", lambda: budget.add(CostKind.VISA, amount_cents="185"))
    view.lines.table.setFocus()
    QTest.keyClick(view.lines.table, KEY.Key_Delete)
    assert view.lines.model.rowCount() == 0
    workspace.undo()
    assert cells(view, 0)[0] == "The season"


def test_a_rate_turns_another_currency_into_dollars(view: BudgetView, workspace: Workspace) -> None:
    workspace.run("Add", lambda: budget.add(CostKind.VISA, amount_cents="50,000", currency="PKR"))
    assert cells(view, 0)[5] == "unknown"
    press(view, "openRates")
    form = dialog(view, "rateDialog")
    typed(form, "rateCurrency", "pkr")
    typed(form, "rateDollars", "0.0036")
    form.accept()
    assert cells(view, 0)[5] == "180 USD"


def test_a_price_is_corrected_with_its_source_and_taken_back(view: BudgetView, workspace: Workspace) -> None:
    press(view, "openPrices")
    prices = dialog(view, "pricesDialog")
    correct = prices.findChild(QPushButton, "correctPrice")
    assert correct is not None
    correct.click()
    form = next(each for each in prices.findChildren(QDialog, "correctPriceDialog") if each.isVisible())
    typed(form, "priceDollars", "12")
    typed(form, "priceSource", "the fee page")
    form.accept()
    assert budget.season_fees().tables["eras_residency"].bands[0].cents == 1_200

    workspace.undo()
    assert budget.season_fees().tables["eras_residency"].bands[0].cents == 1_100
    prices.close()


def test_the_budget_stands_beside_the_calendar(page: RotationsPage) -> None:
    switch = page.findChild(RotationSwitch)
    assert switch is not None
    switch.show_key("budget")
    assert page.findChild(BudgetView) is not None
    switch.show_key("calendar")
    assert page.canvas.isVisible()


def test_what_the_applications_cost_follows_the_programs_and_the_prices(
    view: BudgetView, workspace: Workspace
) -> None:
    """Story 6: 28 combined and 25 stand-alone programs are 693 dollars, three fewer 633."""

    def add_all() -> list[int]:
        kinds = ["combined_peds"] * 28 + ["categorical"] * 25
        return [
            programs.add(f"Program {n}", program_type=kind, status="will_apply")
            for n, kind in enumerate(kinds)
        ]

    workspace.run("This season's prices", lambda: profile.edit("target_year", 2025))
    ids = workspace.run("Add", add_all)
    assert view.figures.text().startswith("Season: 693 USD")
    assert "25 \N{MULTIPLICATION SIGN} ERAS, 385 USD" in view.applications.text()
    assert "28 \N{MULTIPLICATION SIGN} ERAS, 308 USD" in view.applications.text()

    def drop() -> None:
        for one in ids[-3:]:
            programs.edit(one, "status", "not_applying")

    workspace.run("Drop", drop)
    assert view.figures.text().startswith("Season: 633 USD")
    workspace.run("Dearer", lambda: budget.correct_fee("eras_residency", 1, "12"))
    assert view.figures.text().startswith("Season: 661 USD")
    workspace.undo()
    workspace.undo()
    assert view.figures.text().startswith("Season: 693 USD")
