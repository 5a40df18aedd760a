"""The ways to a plan: the sample and out of it, one's own like it, a list, a plan that was moved."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QProgressDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchplanner import paths
from matchplanner.app import App
from matchplanner.errors import CancelledError, UserError
from matchplanner.services import layout, preferences, profile, programs, rank_criteria, season, views
from matchplanner.ui import patience
from matchplanner.ui.notices import Notice
from matchplanner.ui.profile.setup_wizard import SetupWizard
from matchplanner.ui.recent_plans import RecentPlans
from matchplanner.ui.tour import Tour
from matchplanner.ui.workspace import Workspace

Press = Callable[[str], None]


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.close()
    made.window.close()


@pytest.fixture
def press(app: App, qtbot: QtBot) -> Press:
    """Press a visible button with Return."""

    def enter(name: str) -> None:
        button = next(b for b in app.window.findChildren(QPushButton, name) if b.isVisible())
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)

    return enter


@pytest.fixture
def told(app: App) -> list[Notice]:
    seen: list[Notice] = []
    app.notices.raised.connect(seen.append)
    return seen


def opened(app: App) -> Workspace:
    assert app.session.workspace is not None
    return app.session.workspace


def test_the_sample_says_that_it_is_one(app: App, press: Press) -> None:
    app.session.show_welcome()
    press("exploreSample")
    assert opened(app).sample
    assert app.window.windowTitle() == "Sample plan (sample) - MatchPlanner"
    text = app.window.findChild(QLabel, "sampleText")
    assert text is not None
    assert text.isVisible()
    assert "the applicant is invented" in text.text()


def test_a_plan_of_ones_own_says_nothing_of_the_kind(app: App, press: Press) -> None:
    app.session.show_welcome()
    press("startStarter")
    press("setupFinish")
    assert not opened(app).sample
    assert app.window.windowTitle() == "My plan - MatchPlanner"
    assert app.window.findChild(QWidget, "sampleBanner") is None


def test_the_sample_goes_with_one_click_and_comes_back_with_another(
    app: App, press: Press, told: list[Notice], today: date
) -> None:
    app.session.open_sample()
    workspace = opened(app)
    path = workspace.path
    workspace.run("Add", lambda: programs.add("Birch"))
    press("removeSample")
    assert not list(paths.plans_dir().iterdir()), "the file and what lay beside it are gone"
    assert RecentPlans(app.settings).rows() == ()
    assert app.window.findChild(QWidget, "welcomePage") is not None
    assert told[-1].action_label == "Bring it back"
    press("noticeAction")
    assert opened(app).path == path
    assert opened(app).sample
    assert "Birch" in {row.name for row in programs.rows(today)}


def test_a_sample_that_is_cancelled_leaves_nothing(
    app: App, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(patience, "PATIENCE_MS", 0)

    def cancel() -> None:
        bar = app.window.findChild(QProgressDialog, "patience")
        if bar is not None:
            bar.cancel()

    welcome = app.session.show_welcome()
    QTimer.singleShot(0, cancel)
    with qtbot.captureExceptions() as raised:
        welcome.sample_requested.emit()
    assert [kind for kind, _exc, _trace in raised] == [CancelledError]
    assert not list(paths.plans_dir().iterdir())
    assert app.session.workspace is None
    assert app.window.findChild(QWidget, "welcomePage") is not None


def test_ones_own_plan_is_never_removed(app: App, press: Press) -> None:
    app.session.show_welcome()
    press("startStarter")
    press("setupFinish")
    with pytest.raises(UserError, match="not the sample"):
        app.session.starting.remove_sample()
    assert opened(app).path.is_file()


def test_a_sample_that_is_only_read_is_not_removed(app: App) -> None:
    app.session.open_sample()
    path = opened(app).path
    app.session.close_plan()
    app.session.open_plan(path, read_only=True)
    with pytest.raises(UserError, match="open elsewhere"):
        app.session.starting.remove_sample()
    assert path.is_file()


def test_a_plan_begun_from_the_sample_is_arranged_like_it_and_holds_nothing_of_it(
    app: App, press: Press, today: date
) -> None:
    app.session.open_sample()
    sample = opened(app).path
    opened(app).run("Wait", lambda: preferences.set_waiting_days(30))
    arranged = layout.take()
    criteria = [(row.name, row.weight) for row in rank_criteria.criteria()]
    press("startOwnPlan")
    assert opened(app).path == sample, "it stays open until the new plan is made"
    press("setupFinish")
    assert opened(app).path != sample
    assert not opened(app).sample
    assert profile.get().name == ""
    assert not any(row.tier for row in programs.rows(today))
    assert preferences.waiting_days() == 30
    assert [(row.name, row.weight) for row in rank_criteria.criteria()] == criteria
    assert [view.name for view in views.rows("programs")] == [
        name for page, name, *_rest in arranged.views if page == "programs"
    ]
    opened(app).undo_stack.undo()
    assert preferences.waiting_days() == 21
    assert sample.is_file()


def test_a_plan_that_cannot_be_made_leaves_the_one_before_open_and_the_set_up_as_it_was(
    app: App, press: Press
) -> None:
    app.session.open_sample()
    sample = opened(app).path
    press("startOwnPlan")
    wizard = app.window.findChild(SetupWizard)
    assert wizard is not None
    page = wizard.findChild(QWidget, "setupPath")
    assert page is not None
    app.session.starting.free_path().write_text("something that came in between")
    press("setupFinish")
    assert wizard.isVisible()
    problem = wizard.findChild(QLabel, "setupProblem")
    assert problem is not None
    assert problem.isVisible()
    assert opened(app).path == sample


def test_a_list_leads_to_a_new_plan_and_a_preview(
    app: App, press: Press, qtbot: QtBot, tmp_path: Path, today: date
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Program,City,State\nBirch,Rochester,MN\n", encoding="utf-8")
    app.session.show_welcome()
    press("importList")
    dialog = app.window.findChild(QFileDialog, "importFileDialog")
    assert dialog is not None
    dialog.close()
    app.session.starting.start_with_list(file)
    assert opened(app).path.stem == "My plan"
    assert programs.rows(today) == []
    assert season.target_year() == 2027, "the calendar begins with the season that can still be planned"
    shown = app.window.findChildren(QDialog)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in shown))


def test_a_list_that_is_still_being_read_goes_with_its_plan(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "programs.csv"
    file.write_text("Program,City,State\nBirch,Rochester,MN\n", encoding="utf-8")
    app.session.starting.start_with_list(file)
    dialog = app.window.findChild(QDialog, "importDialog")
    assert dialog is not None
    with qtbot.waitSignal(dialog.destroyed):
        app.session.show_welcome()


def test_a_plan_that_was_moved_is_found_again(app: App, tmp_path: Path, today: date) -> None:
    path = tmp_path / "old.matchplan"
    Workspace.create(path, lambda: today).close()
    app.session.open_plan(path)
    moved = tmp_path / "new.matchplan"
    welcome = app.session.show_welcome()
    path.rename(moved)
    welcome.locate_requested.emit(path)
    dialog = app.window.findChild(QFileDialog, "locatePlanDialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(moved))
    dialog.close()
    assert opened(app).path == moved
    assert [row.path for row in RecentPlans(app.settings).rows()] == [moved]


def test_the_tour_is_offered_once_and_not_to_who_declined(app: App, press: Press) -> None:
    app.session.open_sample()
    press("tourSkip")
    assert not [card for card in app.window.findChildren(Tour) if card.isVisible()]
    app.session.show_welcome()
    press("startStarter")
    press("setupFinish")
    assert not [card for card in app.window.findChildren(Tour) if card.isVisible()]
