"""The lock: when it comes, what the locked window shows, and that nothing typed is lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.services import passwords, programs
from matchplanner.store import opening
from matchplanner.ui import lock_settings
from matchplanner.ui.idle_lock import IdleLock
from matchplanner.ui.notice_bar import NoticeBar
from matchplanner.ui.preferences.dialog import PreferencesDialog
from matchplanner.ui.privacy.lock_screen import LockScreen
from matchplanner.ui.second_start import SecondStarts
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.entry_dialog import EntryDialog

WORD = "let me in"


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date, tmp_path: Path, clock: Clock) -> Iterator[App]:
    """The program with a plan in it, and a lock that comes after ten minutes."""
    settings = Settings()
    lock_settings.keep_password(settings, passwords.hashed(WORD))
    lock_settings.keep_minutes(settings, 10)
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    path = tmp_path / "Secret plan.matchplan"
    opening.create_plan(path).close()
    made.session.open_plan(path)
    workspace = made.session.workspace
    assert workspace is not None
    workspace.run("Add", lambda: programs.add("Aurora Genetics"))
    lock_of(made)._now = clock
    lock_of(made)._seen = clock()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    if made.window.locked:
        lock_of(made).unlock(WORD)
    made.window.close()


def lock_of(app: App) -> IdleLock:
    (lock,) = app.window.findChildren(IdleLock)
    return lock


def pass_minutes(app: App, clock: Clock, minutes: float) -> None:
    clock.now += 60 * minutes
    lock_of(app).look()


def unlocked(app: App, word: str = WORD) -> None:
    line = part(app.window, QLineEdit, "lockPassword")
    line.selectAll()
    QTest.keyClicks(line, word)
    QTest.keyClick(line, Qt.Key.Key_Return)


def in_sight() -> list[QWidget]:
    """Return what can be seen, but for the window itself and what the lock shows."""
    shown = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            shown += [top, *(child for child in top.findChildren(QWidget) if child.isVisible())]
    return [
        one
        for one in shown
        if one.objectName() != "mainWindow"
        and not isinstance(one, LockScreen)
        and not any(isinstance(around, LockScreen) for around in _around(one))
    ]


def _around(widget: QWidget) -> Iterator[QWidget]:
    found = widget.parentWidget()
    while found is not None:
        yield found
        found = found.parentWidget()


def test_it_locks_once_nobody_has_touched_anything_for_so_long(app: App, clock: Clock) -> None:
    pass_minutes(app, clock, 9)
    assert not app.window.locked
    QTest.keyClick(app.window, Qt.Key.Key_Shift)
    pass_minutes(app, clock, 9)
    assert not app.window.locked
    pass_minutes(app, clock, 1.1)
    assert app.window.locked
    unlocked(app)
    assert not app.window.locked
    pass_minutes(app, clock, 9)
    assert not app.window.locked


def test_the_locked_window_shows_nothing_of_the_plan(app: App, clock: Clock, qtbot: QtBot) -> None:
    other = EntryDialog("someDialog", "About Aurora Genetics", "Keep", app.window)
    line = QLineEdit("half a thought")
    other.add("someLine", "Thought", line)
    other.open()
    loose = QLabel("Aurora Genetics")
    loose.show()
    qtbot.addWidget(loose)
    assert in_sight()
    pass_minutes(app, clock, 11)
    assert in_sight() == []
    assert app.window.windowTitle() == "MatchPlanner"

    late = QLabel("Aurora Genetics once more")
    qtbot.addWidget(late)
    late.show()
    qtbot.waitUntil(lambda: in_sight() == [])
    app.window.name_plan("Secret plan")
    assert app.window.windowTitle() == "MatchPlanner"

    unlocked(app)
    assert all(one.isVisible() for one in (other, loose, late))
    assert other.windowModality() is Qt.WindowModality.WindowModal
    assert line.text() == "half a thought"
    assert "Secret plan" in app.window.windowTitle()
    center = app.window.centralWidget()
    assert center is not None
    assert center.isVisible()
    other.reject()
    loose.close()
    late.close()


def test_what_is_being_typed_is_kept(app: App, clock: Clock, qtbot: QtBot) -> None:
    dialog = EntryDialog("someDialog", "New", "Keep", app.window)
    line = QLineEdit()
    dialog.add("someLine", "Name", line)
    dialog.open()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "Half a na")
    pass_minutes(app, clock, 11)
    QTest.keyClicks(part(app.window, QLineEdit, "lockPassword"), "not for the plan")
    unlocked(app)
    assert line.text() == "Half a na"
    qtbot.waitUntil(line.hasFocus)
    dialog.reject()


def test_a_wrong_password_is_said_to_be_wrong_and_shows_nothing(app: App, clock: Clock) -> None:
    pass_minutes(app, clock, 11)
    unlocked(app, "let me on")
    assert app.window.locked
    assert "not the password" in part(app.window, QLabel, "lockProblem").text()
    assert in_sight() == []
    unlocked(app)
    assert not app.window.locked


def test_no_key_and_no_file_reaches_the_plan_through_the_lock(app: App, clock: Clock) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    before = workspace.store.dump()
    pass_minutes(app, clock, 11)
    line = part(app.window, QLineEdit, "lockPassword")
    for key in (Qt.Key.Key_Z, Qt.Key.Key_N, Qt.Key.Key_K, Qt.Key.Key_Comma, Qt.Key.Key_2):
        QTest.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    data = QMimeData()
    data.setText("x")
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(app.window, drop)
    assert workspace.store.dump() == before
    assert in_sight() == []
    assert not app.window.findChildren(QDialog)


def test_the_first_touch_after_a_sleep_locks_and_goes_no_further(
    app: App, clock: Clock, qtbot: QtBot
) -> None:
    field = QLineEdit(app.window)
    field.show()
    clock.now += 3_600
    QTest.keyClicks(field, "a")
    qtbot.waitUntil(lambda: app.window.locked)
    assert field.text() == ""


def test_a_clock_that_was_set_back_neither_locks_nor_keeps_from_locking(app: App, clock: Clock) -> None:
    pass_minutes(app, clock, -60)
    assert not app.window.locked
    pass_minutes(app, clock, 11)
    assert app.window.locked


def test_locking_by_command_and_in_the_middle_of_a_write(app: App) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    with workspace.store.write("Long work"):
        part(app.window, QAction, "lockNow").trigger()
        assert not app.window.locked
    part(app.window, QAction, "lockNow").trigger()
    assert app.window.locked


def test_a_second_start_brings_the_locked_window_to_the_front_and_opens_nothing(
    app: App, clock: Clock, tmp_path: Path
) -> None:
    other = tmp_path / "other.matchplan"
    pass_minutes(app, clock, 11)
    starts = SecondStarts(app.window, app.session, app.notices)
    app.window.showMinimized()
    starts._on_asked(other, False)  # noqa: FBT003 - a signal's slot
    workspace = app.session.workspace
    assert workspace is not None
    assert workspace.path.stem == "Secret plan"
    assert not app.window.isMinimized()
    assert app.window.locked
    assert in_sight() == []
    unlocked(app)
    told = " ".join(label.text() for label in part(app.window, NoticeBar, "noticeBar").findChildren(QLabel))
    assert "other.matchplan" in told


def test_closing_the_locked_window_is_no_way_round(app: App, clock: Clock, qtbot: QtBot) -> None:
    pass_minutes(app, clock, 11)
    app.window.close()
    again = App(app.qt, lambda: date(2026, 10, 1))
    qtbot.addWidget(again.window)
    again.open_first(None, sample=False)
    again.window.show()
    assert again.window.locked
    assert again.session.workspace is not None
    assert again.window.windowTitle() == "MatchPlanner"
    assert in_sight() == []
    unlocked(again)
    assert "Secret plan" in again.window.windowTitle()
    again.window.close()


def test_the_password_is_set_changed_and_removed_in_the_settings_by_keyboard(
    qapp: QApplication, qtbot: QtBot, today: date
) -> None:
    app = App(qapp, lambda: today)
    qtbot.addWidget(app.window)
    app.window.show()
    assert not part(app.window, QAction, "lockNow").isEnabled()
    part(app.window, QAction, "preferences").trigger()
    dialog = part(app.window, PreferencesDialog, "preferencesDialog")
    dialog.show_page("privacy")
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "uses no network" in words
    assert "encrypts nothing" in words

    def fill(name: str, ok: str, **texts: str) -> EntryDialog:
        form = part(dialog, EntryDialog, name)
        for field, text in texts.items():
            line = part(form, QLineEdit, field)
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, text)
        QTest.keyClick(part(form, QPushButton, ok), Qt.Key.Key_Return)
        return form

    set_it = part(dialog, QPushButton, "privacySetPassword")
    set_it.click()
    form = fill("lockDialog", "lockDialogOk", lockNew="short", lockAgain="short")
    assert "at least 6" in part(form, QLabel, "lockDialogProblem").text()
    fill("lockDialog", "lockDialogOk", lockNew=WORD, lockAgain="let me out")
    assert "not the same" in part(form, QLabel, "lockDialogProblem").text()
    fill("lockDialog", "lockDialogOk", lockNew=WORD, lockAgain=WORD)
    assert not form.isVisible()
    kept = lock_settings.password_hash(app.settings)
    assert kept.startswith("$argon2id$")
    assert WORD not in kept
    assert set_it.text().replace("&", "") == "Change the password..."

    part(dialog, QPushButton, "privacyLockNow").click()
    assert app.window.locked
    assert in_sight() == []
    unlocked(app)
    assert dialog.isVisible()

    part(dialog, QPushButton, "privacyRemovePassword").click()
    form = fill("unlockDialog", "unlockDialogOk", unlockDialogPresent="something else")
    assert "not the present password" in part(form, QLabel, "unlockDialogProblem").text()
    fill("unlockDialog", "unlockDialogOk", unlockDialogPresent=WORD)
    assert lock_settings.password_hash(app.settings) == ""
    assert not lock_of(app)._watching
    dialog.close()
    app.window.close()


def test_without_a_password_nothing_is_watched(qapp: QApplication, qtbot: QtBot, today: date) -> None:
    app = App(qapp, lambda: today)
    qtbot.addWidget(app.window)
    assert not lock_of(app)._watching
    lock_of(app).lock()
    assert not app.window.locked
    assert not app.window.eventFilter(app.window, QEvent(QEvent.Type.None_))
    app.window.close()
