"""The settings, by keyboard: what is chosen counts at once, at the next start, and where it belongs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner import paths
from matchplanner.app import App, Frame
from matchplanner.domain import fees
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.season import Track
from matchplanner.services import budget, profile, season, season_tables, signal_tables
from matchplanner.services.today import overview
from matchplanner.ui import paper, theme
from matchplanner.ui.interviews.month.view import MonthView
from matchplanner.ui.preferences.dialog import PreferencesDialog
from matchplanner.ui.preferences.limit_dialog import LimitDialog
from matchplanner.ui.theme import DARK, Tokens
from matchplanner.ui.widgets.fields import DayField
from matchplanner.ui.widgets.record_table import RecordTable

Key = Qt.Key


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setattr(theme, "apply", lambda _app, _of: None)  # windows of other tests may still be going
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    yield made
    for dialog in made.window.findChildren(PreferencesDialog):
        dialog.close()
    made.window.close()
    theme.resize_text(qapp, 100)


@pytest.fixture
def dialog(app: App, qtbot: QtBot) -> PreferencesDialog:
    part(app.window, QAction, "preferences").trigger()
    found = part(app.window, PreferencesDialog, "preferencesDialog")
    qtbot.waitUntil(lambda: part(found, QListWidget, "preferencesPages").hasFocus())
    return found


def _go_to(dialog: PreferencesDialog, qtbot: QtBot, title: str) -> QWidget:
    pages = part(dialog, QListWidget, "preferencesPages")
    pages.setFocus()
    qtbot.keyClick(pages, Key.Key_Home)
    while pages.currentItem().text() != title:
        qtbot.keyClick(pages, Key.Key_Down)
    page = dialog.stack.currentWidget()
    assert page is not None
    return page


def _choose(qtbot: QtBot, field: QComboBox, key: str) -> None:
    """Go to an entry with the arrow keys."""
    field.setFocus()
    way = Key.Key_Down if field.findData(key) > field.currentIndex() else Key.Key_Up
    while field.currentData() != key:
        qtbot.keyClick(field, way)


def test_the_settings_open_by_their_key_and_close_by_escape(app: App, qtbot: QtBot) -> None:
    action = part(app.window, QAction, "preferences")
    assert action.shortcut().toString() == "Ctrl+,"
    assert action.menuRole() is QAction.MenuRole.PreferencesRole
    action.trigger()
    dialog = part(app.window, PreferencesDialog, "preferencesDialog")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_each_page_is_reached_by_the_arrow_keys(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    pages = part(dialog, QListWidget, "preferencesPages")
    for at in range(pages.count()):
        page = _go_to(dialog, qtbot, pages.item(at).text())
        assert page.isVisible()
        assert page.accessibleName() == pages.item(at).text()


def test_the_theme_shows_at_once_and_the_menu_follows(
    app: App, dialog: PreferencesDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worn: list[Tokens] = []
    monkeypatch.setattr(theme, "apply", lambda _app, of: worn.append(of))
    _choose(qtbot, part(dialog, QComboBox, "appearanceTheme"), "dark")
    assert worn[-1] == DARK
    assert part(app.window, QAction, "appearance_dark").isChecked()


def test_text_grows_at_once_where_the_user_is(app: App, dialog: PreferencesDialog, qtbot: QtBot) -> None:
    plan = app.window.plan
    assert plan is not None
    plan.show_record("ranking/scores", 0)
    before = plan.navigation.fontMetrics().height()
    small = part(plan.current(), QWidget, "criteriaTable").fontMetrics().height()
    _choose(qtbot, part(dialog, QComboBox, "appearanceText"), "200")

    again = app.window.plan
    assert again is not None
    assert again.place() == "ranking/scores", "the page and view in front stay there"
    assert again.navigation.fontMetrics().height() > 1.7 * before
    assert part(again.current(), QWidget, "criteriaTable").fontMetrics().height() > 1.7 * small

    def focused() -> QWidget | None:
        return dialog.focusWidget()

    qtbot.waitUntil(lambda: isinstance(found := focused(), QComboBox) and found.currentData() == "200")


def test_the_size_of_text_is_there_at_the_next_start(
    dialog: PreferencesDialog, qapp: QApplication, qtbot: QtBot
) -> None:
    usual = qapp.font().pointSizeF()
    _choose(qtbot, part(dialog, QComboBox, "appearanceText"), "150")
    theme.resize_text(qapp, 100)
    frame = Frame.build(qapp)
    qtbot.addWidget(frame.window)
    frame.appearance.follow()
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * usual)


def test_paper_is_the_regions_until_it_is_chosen(app: App, dialog: PreferencesDialog, qtbot: QtBot) -> None:
    _go_to(dialog, qtbot, "Paper")
    assert paper.is_letter(app.settings) == paper.letter_is_usual()
    field = part(dialog, QComboBox, "paperSize")
    _choose(qtbot, field, "letter")
    assert paper.is_letter(app.settings)
    _choose(qtbot, field, "a4")
    assert not paper.is_letter(app.settings)
    _choose(qtbot, field, "")
    assert paper.chosen(app.settings) == ""


def test_weeks_begin_in_every_calendar_with_the_day_chosen(
    app: App, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    _go_to(dialog, qtbot, "Calendar")
    for key, day in (("6", Qt.DayOfWeek.Sunday), ("5", Qt.DayOfWeek.Saturday), ("0", Qt.DayOfWeek.Monday)):
        _choose(qtbot, part(dialog, QComboBox, "calendarWeek"), key)
        made = DayField()
        qtbot.addWidget(made)
        assert made.pick.menu() is not None
        [calendar] = made.findChildren(QCalendarWidget)
        assert calendar.firstDayOfWeek() is day
        assert app.window.plan is not None
        app.window.plan.show_record("interviews/month", 0)
        view = app.window.plan.current().front_view()
        assert view is not None
        assert isinstance(view, MonthView)
        assert view.model.first_weekday == int(key)


def test_the_home_zone_belongs_to_the_plan_and_is_undone(
    app: App, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    before = profile.get().home_zone
    _go_to(dialog, qtbot, "Calendar")
    zone = part(dialog, QLineEdit, "calendarZone")
    zone.setFocus()
    zone.selectAll()
    qtbot.keyClicks(zone, "Asia/Kolkata")
    qtbot.keyClick(zone, Key.Key_Return)
    assert profile.get().home_zone == "Asia/Kolkata"
    workspace.undo()
    assert profile.get().home_zone == before
    assert zone.text() == before

    zone.selectAll()
    qtbot.keyClicks(zone, "Nowhere/At all")
    qtbot.keyClick(zone, Key.Key_Return)
    assert part(dialog, QLabel, "calendarZoneProblem").isVisible()
    assert profile.get().home_zone == before


def test_every_folder_is_named_and_opened(
    app: App, dialog: PreferencesDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def take(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    workspace = app.session.workspace
    assert workspace is not None
    workspace.snapshot("here")
    paths.config_dir().mkdir(parents=True, exist_ok=True)
    _go_to(dialog, qtbot, "Data")
    assert part(dialog, QLabel, "dataPlanPath").toolTip() == str(workspace.path)
    for name in ("Plan", "Snapshots", "Settings"):
        opener = part(dialog, QPushButton, f"data{name}Open")
        opener.setFocus()
        qtbot.keyClick(opener, Key.Key_Return)
    assert opened == [workspace.path.parent, workspace.snapshot_folder(), paths.config_dir()]
    assert "Portable" in part(dialog, QLabel, "dataMode").text()

    qtbot.keyClick(part(dialog, QPushButton, "dataLogsOpen"), Key.Key_Return)
    assert "yet" in part(dialog, QLabel, "dataProblem").text(), "no log is written while all goes well"


def test_without_a_plan_the_settings_of_the_computer_are_there(app: App, qtbot: QtBot) -> None:
    app.session.show_welcome()
    part(app.window, QAction, "preferences").trigger()
    dialog = part(app.window, PreferencesDialog, "preferencesDialog")
    _go_to(dialog, qtbot, "Calendar")
    assert dialog.findChild(QLineEdit, "calendarZone") is None
    _choose(qtbot, part(dialog, QComboBox, "appearanceText"), "125")
    assert app.settings.text("window/text_size") == "125"


def test_today_looks_as_far_ahead_as_was_chosen_and_leaves_out_what_was_unticked(
    app: App, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    before = overview(workspace.today())
    _go_to(dialog, qtbot, "Reminders")
    _choose(qtbot, part(dialog, QComboBox, "reminderDays"), "7")
    assert overview(workspace.today()).within == 7
    assert all(line.days <= 7 for line in overview(workspace.today()).lines)
    workspace.undo()
    assert part(dialog, QComboBox, "reminderDays").currentData() == "14", "each key is a step of its own"
    workspace.undo()

    box = part(dialog, QCheckBox, "remind_interviews")
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Space)
    found = overview(workspace.today())
    assert "interviews" in {line.group for line in before.lines}
    assert "interviews" not in {line.group for line in found.lines}
    assert found.left_out == sum(line.group == "interviews" for line in before.lines)
    assert app.window.plan is not None
    today = app.window.plan.show_page("today")
    assert f"{found.left_out} lines are left out" in part(today, QLabel, "todayAfter").text()
    assert workspace.undo_stack.undoText() == "Leave out reminders: interviews"
    workspace.undo()
    assert box.isChecked()
    assert overview(workspace.today()).lines == before.lines


def test_the_seasons_own_dates_cannot_be_left_out(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    _go_to(dialog, qtbot, "Reminders")
    assert dialog.findChild(QCheckBox, "remind_season") is None
    preferences_off = {box.objectName() for box in dialog.findChildren(QCheckBox)}
    assert "remind_risks" in preferences_off


def test_each_table_of_the_season_tells_its_source_and_opens(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    _go_to(dialog, qtbot, "Season tables")
    for key, name in (("dates", "seasonDates"), ("fees", "pricesDialog"), ("signals", "seasonSignals")):
        assert "as of" in part(dialog, QLabel, f"{key}Told").text()
        assert "href" in part(dialog, QLabel, f"{key}Sources").text()
        opener = part(dialog, QPushButton, f"open_{key}")
        opener.setFocus()
        qtbot.keyClick(opener, Key.Key_Return)
        opened = part(dialog, QDialog, name)
        assert opened.isVisible()
        qtbot.keyClick(opened, Key.Key_Escape)


def test_corrected_rows_are_listed_and_go_back_to_the_shipped_value(
    app: App, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    year = season.target_year()
    assert year is not None
    _go_to(dialog, qtbot, "Season tables")
    assert part(dialog, QLabel, "nothingCorrected").isVisible()

    def correct() -> None:
        season.override(year, season.SUBMISSION, on="2027-09-08", source="aamc.org", checked_on="2026-10-01")
        budget.correct_fee("eras_residency", 1, "12", source="aamc.org")
        budget.correct_fee("nrmp_registration", 0, "75")
        signal_tables.correct("Pediatrics", Track.MAIN, "7")
        signal_tables.correct_divisions("2")

    shipped = season_tables.standings()
    workspace.run("Correct five", correct)
    table = part(dialog, RecordTable, "correctedTable")
    assert table.model().rowCount() == 5
    assert "1 corrected by you" in part(dialog, QLabel, "datesTold").text()
    assert "2 corrected by you" in part(dialog, QLabel, "feesTold").text()
    back = part(dialog, QPushButton, "shippedValue")
    for left in range(4, -1, -1):
        table.setFocus()
        qtbot.keyClick(table, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        back.setFocus()
        qtbot.keyClick(back, Key.Key_Return)
        assert table.model().rowCount() == left
    assert part(dialog, QLabel, "nothingCorrected").isVisible()
    assert season_tables.standings() == shipped
    workspace.undo()
    assert table.model().rowCount() == 1, "going back is undone like any other step"


def test_the_limit_of_a_rank_list_is_corrected(app: App, dialog: PreferencesDialog, qtbot: QtBot) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    shipped = season_tables.limit()
    _go_to(dialog, qtbot, "Season tables")
    qtbot.keyClick(part(dialog, QPushButton, "open_limit"), Key.Key_Return)
    asked = part(dialog, LimitDialog, "limitDialog")
    most = part(asked, QLineEdit, "limitMost")
    most.selectAll()
    qtbot.keyClicks(most, "none")
    qtbot.keyClick(most, Key.Key_Return)
    assert part(asked, QLabel, "limitDialogProblem").isVisible()
    most.selectAll()
    qtbot.keyClicks(most, "120")
    qtbot.keyClick(most, Key.Key_Return)
    assert season_tables.limit() == 120
    assert fees.rank_fee(budget.season_fees(), MatchList.MAIN, 121).too_many == 1
    assert "At most 120" in part(dialog, QLabel, "limitTold").text()
    qtbot.keyClick(part(dialog, QPushButton, "shippedValue"), Key.Key_Return)
    assert season_tables.limit() == shipped


@pytest.mark.parametrize("percent", ["80", "150", "200"])
def test_large_text_never_makes_the_window_larger_than_a_small_screen(
    app: App, dialog: PreferencesDialog, percent: str, qtbot: QtBot
) -> None:
    app.window.resize(1366, 768)
    _choose(qtbot, part(dialog, QComboBox, "appearanceText"), percent)
    plan = app.window.plan
    assert plan is not None
    keys = plan.keys()
    for key in keys:
        plan.show_page(key)
        QCoreApplication.processEvents()
        assert (app.window.width(), app.window.height()) == (1366, 768), key
        assert app.window.minimumSizeHint().width() <= 1366, key
        assert app.window.minimumSizeHint().height() <= 768, key
