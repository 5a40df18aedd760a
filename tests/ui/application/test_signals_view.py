"""The signals by keyboard: given, moved, taken back, counted; divisions named; numbers corrected."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.places import Division
from matchplanner.domain.plans import TEMPLATES
from matchplanner.domain.season import Track
from matchplanner.domain.token_tables import TokenKind
from matchplanner.services import geography, plans, profile, programs, signal_tables, tokens
from matchplanner.store.schema import Program
from matchplanner.ui.application.page import ApplicationPage
from matchplanner.ui.application.signals.view import SignalsView
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.columns import build
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key
PEDS = "Pediatrics"


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[SignalsView]:
    """The view on the page, with two pediatrics programs and a genetics one to apply to."""

    def fill() -> None:
        profile.edit("target_year", 2027)
        plans.add(next(one for one in TEMPLATES if one.specialty == PEDS))
        for name, kind in (("Riley", "other"), ("Primary", "other"), ("Mayo", "categorical")):
            label = f"Pediatrics ({name})" if kind == "other" else f"Medical Genetics ({name})"
            made = programs.add(label, state="IN")
            Program.update(status="will_apply", program_type=kind).where(Program.id == made).execute()

    workspace.run("Fill", fill)
    page = ApplicationPage(workspace, notices, settings)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    with qtbot.waitExposed(page):
        page.show()
    page.show_view("signals")
    shown = page.front_view()
    assert isinstance(shown, SignalsView)
    yield shown
    page.hide()


def dialog(name: str) -> QDialog:
    """Return the dialog in front, which must be this one."""
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    assert shown.objectName() == name
    return shown


def texts(within: QWidget) -> str:
    """Return all that labels say where they are to be seen."""
    return "\n".join(label.text() for label in within.findChildren(QLabel) if label.isVisible())


def retype(field: QLineEdit, words: str, qtbot: QtBot) -> None:
    """Type something else into a field."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def give(workspace: Workspace, name: str) -> int:
    """Give a signal of pediatrics to the program with this in its name."""
    found = next(record for record, label in tokens.programs_offered() if name in label)
    return workspace.run("Give", lambda: tokens.give(found, TokenKind.SIGNAL, PEDS))


def test_before_the_first_signal_the_view_teaches_that_genetics_had_none(view: SignalsView) -> None:
    told = texts(view)
    assert "medical genetics and the combined programs of pediatrics and genetics had none" in told
    assert "0 of 5 given, 5 left" in told
    assert "none to give" in told
    assert "Of the 2025 Match: check for this season" in told
    assert not view.table.isVisible()


def test_a_signal_is_given_by_keyboard_and_undone(
    view: SignalsView, workspace: Workspace, qtbot: QtBot
) -> None:
    first = part(view, QPushButton, "giveFirstSignal")
    first.setFocus()
    qtbot.keyClick(first, KEY.Key_Return)
    form = dialog("giveSignalDialog")
    line = part(form, QComboBox, "signalProgram").lineEdit()
    assert line is not None
    retype(line, "Pediatrics (Riley)", qtbot)
    assert part(form, QComboBox, "signalSpecialty").currentText() == PEDS
    assert "5 left" in part(form, QLabel, "signalLeft").text()
    retype(part(form, QLineEdit, "signalNote"), "Own metabolic ward", qtbot)
    qtbot.keyClick(form, KEY.Key_Return)
    (row,) = tokens.read().signals
    assert (row.program, row.specialty, row.note, row.doubts) == (
        *("Pediatrics (Riley)", PEDS),
        "Own metabolic ward",
        (),
    )
    assert view.table.record() == row.id
    assert "1 of 5 given, 4 left" in texts(view)
    workspace.undo()
    assert tokens.read().signals == ()
    assert not view.table.isVisible()


def test_a_name_nobody_has_keeps_the_dialog_open(view: SignalsView, qtbot: QtBot) -> None:
    view.new_item()
    form = dialog("giveSignalDialog")
    line = part(form, QComboBox, "signalProgram").lineEdit()
    assert line is not None
    retype(line, "Nowhere", qtbot)
    form.accept()
    assert "No program has that name." in texts(form)
    form.reject()


def test_a_signal_of_another_specialty_and_match_is_warned_about(
    view: SignalsView, workspace: Workspace, qtbot: QtBot
) -> None:
    given = give(workspace, "Riley")
    view.table.select(given)
    move = part(view, QPushButton, "moveSignal")
    move.setFocus()
    qtbot.keyClick(move, KEY.Key_Space)
    form = dialog("giveSignalDialog")
    line = part(form, QComboBox, "signalProgram").lineEdit()
    assert line is not None
    retype(line, "Medical Genetics (Mayo)", qtbot)
    chosen = part(form, QComboBox, "signalSpecialty")
    chosen.setCurrentIndex(chosen.findText(PEDS))
    qtbot.keyClick(form, KEY.Key_Return)
    told = part(view, QLabel, "signalDoubts").text()
    assert "applied to in Medical genetics and genomics, not in Pediatrics" in told
    assert "another match" in told
    workspace.undo()
    assert not part(view, QLabel, "signalDoubts").isVisible()


def test_more_than_there_are_is_told_and_delete_takes_one_back(
    view: SignalsView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run(
        "Correct",
        lambda: signal_tables.correct(PEDS, Track.MAIN, "1", source="the list", checked_on="2027-08-01"),
    )
    give(workspace, "Riley")
    second = give(workspace, "Primary")
    assert "2 given, 1 more than there are" in texts(view)
    assert "there is 1" in part(view, QLabel, "signalDoubts").text()
    assert "Your own, 1 Aug 2027" in texts(view)
    view.table.select(second)
    view.table.setFocus()
    qtbot.keyClick(view.table, KEY.Key_Delete)
    assert "1 of 1 given, 0 left" in texts(view)
    workspace.undo()
    assert len(tokens.read().signals) == 2


def test_a_reason_is_typed_into_the_table(view: SignalsView, workspace: Workspace, qtbot: QtBot) -> None:
    give(workspace, "Riley")
    model = view.table.rows_model
    at = model.index(0, model.column_of("note"))
    view.table.setFocus()
    view.table.setCurrentIndex(at)
    qtbot.keyClick(view.table, KEY.Key_F2)
    editor = view.table.viewport().findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "Mentor there")
    with qtbot.waitSignal(model.dataChanged):
        qtbot.keyClick(editor, KEY.Key_Return)
    assert tokens.read().signals[0].note == "Mentor there"


def test_divisions_are_ticked_and_no_preference_takes_them_back(
    view: SignalsView, workspace: Workspace, qtbot: QtBot
) -> None:
    for division in (Division.PACIFIC, Division.MOUNTAIN, Division.NEW_ENGLAND, Division.SOUTH_ATLANTIC):
        tick = part(view, QCheckBox, f"division_{division.value}")
        tick.setFocus()
        qtbot.keyClick(tick, KEY.Key_Space)
    assert "4 of 3 named" in texts(view)
    assert "no more than 3" in part(view, QLabel, "divisionDoubt").text()
    note = part(view, QLineEdit, "divisionNote_pacific")
    assert note.isEnabled()
    retype(note, "Family in Oregon", qtbot)
    qtbot.keyClick(note, KEY.Key_Return)
    assert {row.note for row in geography.read().chosen} == {"", "Family in Oregon"}
    anywhere = part(view, QCheckBox, "division_anywhere")
    qtbot.keyClick(anywhere, KEY.Key_Space)
    assert geography.read().anywhere
    assert not part(view, QCheckBox, "division_pacific").isChecked()
    assert "All 3 programs" in part(view, QLabel, "divisionReach").text()
    workspace.undo()
    assert part(view, QCheckBox, "division_pacific").isChecked()
    assert part(view, QLineEdit, "divisionNote_pacific").text() == "Family in Oregon"


def test_the_seasons_numbers_are_corrected_and_a_specialty_is_added(view: SignalsView, qtbot: QtBot) -> None:
    view.show_season()
    shown = dialog("seasonSignals")
    table = part(shown, RecordTable, "seasonSignalsTable")
    model = table.model()
    assert model is not None
    names = [str(model.index(at, 0).data()) for at in range(model.rowCount())]
    table.setCurrentIndex(model.index(names.index(PEDS), 0))
    assert "aamc.org" in part(shown, QLabel, "signalSources").text()
    qtbot.keyClick(part(shown, QPushButton, "correctSignals"), KEY.Key_Return)
    form = dialog("correctSignalsDialog")
    retype(part(form, QLineEdit, "signalsNumber"), "many", qtbot)
    form.accept()
    assert "3+12" in texts(form)
    retype(part(form, QLineEdit, "signalsNumber"), "2+4", qtbot)
    form.accept()
    assert str(model.index(names.index(PEDS), 2).data()) == "2 gold and 4 silver"
    qtbot.keyClick(part(shown, QPushButton, "addSpecialty"), KEY.Key_Return)
    form = dialog("correctSignalsDialog")
    retype(part(form, QLineEdit, "signalsName"), "Nuclear medicine", qtbot)
    retype(part(form, QLineEdit, "signalsNumber"), "2", qtbot)
    form.accept()
    assert signal_tables.of_season().allowance("Nuclear medicine") is not None
    table.setCurrentIndex(model.index(0, 0))
    qtbot.keyClick(part(shown, QPushButton, "correctSignals"), KEY.Key_Return)
    form = dialog("correctSignalsDialog")
    retype(part(form, QLineEdit, "signalsNumber"), "5", qtbot)
    form.accept()
    assert signal_tables.of_season().divisions.most == 5
    qtbot.keyClick(part(shown, QPushButton, "shippedSignals"), KEY.Key_Return)
    assert signal_tables.of_season().divisions.most == 3
    table.setCurrentIndex(model.index(names.index(PEDS), 0))
    shown.accept()


def test_the_programs_table_has_a_column_of_signals(
    view: SignalsView, workspace: Workspace, today: date
) -> None:
    assert view.isVisible()
    give(workspace, "Riley")
    columns = {column.key: column for column in build(workspace)}
    rows = {row.name: row for row in programs.rows(today)}
    assert columns["signals"].shown(rows["Pediatrics (Riley)"]) == "Signal, Pediatrics"
    tip = columns["name"].tip
    assert tip is not None
    assert "Signal, Pediatrics" in tip(rows["Pediatrics (Riley)"])
