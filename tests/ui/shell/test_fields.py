"""Fields save as they are left, and keep what was typed when it is refused."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.errors import ReadOnlyPlanError, UserError
from matchplanner.ui.days import day_text, parse_day, relative
from matchplanner.ui.widgets.fields import ChoiceField, DayField, Field, LineField, NoteField
from matchplanner.ui.widgets.forms import Form


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    return made


def test_a_line_is_saved_once_when_it_is_left(form: Form, qtbot: QtBot) -> None:
    seen: list[str] = []
    field, other = LineField(), LineField()
    form.add("name", "Name", field, seen.append)
    form.add("school", "School", other, seen.append)
    with qtbot.waitActive(form):
        form.show()
    field.setFocus()
    qtbot.keyClicks(field, "Lukasz")
    assert seen == []
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert seen == ["Lukasz"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert seen == ["Lukasz"], "an unchanged field is not saved again"
    form.hide()


def test_a_refused_value_stays_and_says_why(form: Form, qtbot: QtBot) -> None:
    def refuse(_text: str) -> None:
        raise UserError("A program needs a name.", "Type one.")

    field = LineField()
    problem = form.add("name", "Name", field, refuse)
    field.load("Ash")
    field.selectAll()
    qtbot.keyClicks(field, " ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert problem.text() == "A program needs a name. Type one."
    assert not problem.isHidden()
    field.load("Ash")
    assert field.text() == " ", "a refresh does not take away what was typed"
    field.load("Birch", fresh=True)
    assert field.text() == "Birch", "another record does"


def test_a_plan_that_takes_nothing_leaves_the_stored_value_in_every_kind_of_field(
    form: Form,
) -> None:
    def refuse(_value: object) -> None:
        raise ReadOnlyPlanError("This plan is open read-only.")

    line, note, day = LineField(), NoteField(), DayField()
    choice = ChoiceField([("yes", "Yes"), ("no", "No")])
    line.load("Ash")
    note.load("Old\nwords")
    day.load(date(2026, 10, 1))
    choice.load("yes")
    fields: tuple[Field, ...] = (line, note, day, choice)
    problems = [form.add(name, name, field, refuse) for name, field in zip("abcd", fields, strict=True)]
    for typed in (line, note, day.line):
        typed.setText("3 May 2027")
        typed.commit()
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert (line.text(), note.text(), day.line.text(), choice.key()) == (
        "Ash",
        "Old\nwords",
        day_text(date(2026, 10, 1)),
        "yes",
    )
    assert {problem.text() for problem in problems} == {"This plan is open read-only."}
    line.commit()
    assert line.text() == "Ash"


def test_a_long_text_is_shown_from_its_beginning(form: Form, qtbot: QtBot) -> None:
    field, other = LineField(), LineField()
    form.add("a", "A", field, lambda _text: None)
    form.add("b", "B", other, lambda _text: None)
    with qtbot.waitActive(form):
        form.show()
    other.setFocus()
    field.load("inborn errors of metabolism " * 9)
    assert field.cursorPosition() == 0
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "x")
    assert field.cursorPosition() == len(field.text())
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.cursorPosition() == 0
    form.hide()


def test_escape_gives_the_stored_value_back(form: Form, qtbot: QtBot) -> None:
    seen: list[str] = []
    field = LineField()
    form.add("name", "Name", field, seen.append)
    field.load("Ash")
    qtbot.keyClicks(field, "xx")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Ash"
    assert seen == []


def test_a_note_is_saved_when_it_loses_the_keyboard(qtbot: QtBot) -> None:
    frame = QWidget()
    column = QVBoxLayout(frame)
    note, other = NoteField(), LineField()
    column.addWidget(note)
    column.addWidget(other)
    qtbot.addWidget(frame)
    frame.show()
    note.setFocus()
    qtbot.keyClicks(note, "first line")
    with qtbot.waitSignal(note.committed) as caught:
        other.setFocus()
    assert caught.args == ["first line"]
    frame.hide()


def test_a_choice_is_saved_when_it_is_made_by_key(qtbot: QtBot) -> None:
    field = ChoiceField((("unknown", "unknown"), ("yes", "yes"), ("no", "no")))
    qtbot.addWidget(field)
    field.load("unknown")
    with qtbot.waitSignal(field.committed) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert caught.args == ["yes"]


def test_an_unmistakable_day_is_taken_and_shown_by_name(qtbot: QtBot) -> None:
    field = DayField()
    qtbot.addWidget(field)
    field.name("start", "Start")
    qtbot.keyClicks(field.line, "2027-05-03")
    with qtbot.waitSignal(field.committed) as caught:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert caught.args == [date(2027, 5, 3)]
    assert field.line.text() == "Mon 3 May 2027"


def test_a_doubtful_day_is_refused_with_the_form_to_use(qtbot: QtBot) -> None:
    field = DayField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "5/3/2027")
    with qtbot.assertNotEmitted(field.committed), qtbot.waitSignal(field.problem) as caught:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert caught.args is not None
    assert "Write it as 3 May 2027" in caught.args[0]
    assert field.line.text() == "5/3/2027"


@pytest.mark.parametrize("text", ["3 May 2027", "May 3, 2027", "Mon 3 May 2027", "2027-05-03", "3.5.2027"])
def test_a_day_is_read_in_each_form_that_cannot_be_misread(text: str) -> None:
    assert parse_day(text) == date(2027, 5, 3)


def test_what_is_shown_is_read_back() -> None:
    assert parse_day(day_text(date(2028, 2, 29))) == date(2028, 2, 29)
    assert parse_day("  ") is None
    assert day_text(None) == "unknown"


@pytest.mark.parametrize(
    ("day", "words"), [(1, "today"), (2, "tomorrow"), (13, "in 12 days"), (None, "yesterday")]
)
def test_distance_in_words(day: int | None, words: str) -> None:
    today = date(2026, 10, 1)
    assert relative(date(2026, 9, 30) if day is None else date(2026, 10, day), today) == words


def test_every_field_of_a_form_has_the_name_of_its_label(form: Form) -> None:
    field = DayField()
    form.add("ecfmg_on", "Certified on", field, lambda _day: None)
    assert field.line.accessibleName() == "Certified on"
    assert field.line.objectName() == "ecfmg_on"
