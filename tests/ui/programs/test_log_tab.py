"""People and log: the roster's preview, people at a program, messages and events by keyboard."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.claims import ClaimField, YesNo
from matchplanner.domain.enquiries import MessageKind, Quality
from matchplanner.services import events, experiences, messages, people, profile, programs, roster
from matchplanner.services.messages import Draft
from matchplanner.ui import theme
from matchplanner.ui.events.dialogs import EventDialog
from matchplanner.ui.programs.log.answer_menu import answer_menu
from matchplanner.ui.programs.log.compose_dialog import ComposeDialog
from matchplanner.ui.programs.log.tab import LogTab
from matchplanner.ui.programs.roster.cohort_chart import CohortChart
from matchplanner.ui.programs.roster.paste_dialog import PasteDialog
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
KEY = Qt.Key
IMGS = (ClaimField.IMGS_AMONG_RESIDENTS,)


@pytest.fixture
def tab(workspace: Workspace, qtbot: QtBot) -> Iterator[LogTab]:
    def fill() -> None:
        programs.add("Birch", institution="Birch University")
        programs.add("Cedar")
        profile.edit_all({"country": "Pakistan", "name": "Sana", "keywords": "metabolic disease"})

    workspace.run("Fill", fill)
    shown = LogTab(workspace)
    qtbot.addWidget(shown)
    shown.resize(1200, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    show(shown)
    yield shown
    shown.hide()


def show(tab: LogTab, program: int = 1) -> None:
    tab.show_program(programs.get(program, TODAY))


def pasted(tab: LogTab, text: str) -> PasteDialog:
    part(tab, QPushButton, "pasteResidents").click()
    dialog = part(tab, PasteDialog, "pasteRoster")
    dialog.text.setPlainText(text)
    part(dialog, QPushButton, "readRoster").click()
    return dialog


def closed(dialog: QDialog, qtbot: QtBot, button: str) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, button).click()


def test_space_confirms_one_row_and_the_others_stay_unknown(tab: LogTab, qtbot: QtBot) -> None:
    dialog = pasted(tab, "2026, Amira Hassan, Ain Shams University\n2026, Bo Ek, Keio University")
    assert part(dialog, QLabel, "openGuesses").text().startswith("2 rows have guesses")
    qtbot.keyClick(dialog.table, KEY.Key_Space)
    assert part(dialog, QLabel, "openGuesses").text().startswith("1 row has guesses")
    closed(dialog, qtbot, "saveRoster")
    assert [(r.name, r.country, r.img) for r in roster.rows(1)] == [
        ("Amira Hassan", "Egypt", YesNo.YES),
        ("Bo Ek", "", YesNo.UNKNOWN),
    ]


def test_a_cell_is_corrected_before_anything_is_saved(tab: LogTab, qtbot: QtBot) -> None:
    dialog = pasted(tab, "PGY-2\nAmira Hassan, Ain Shams University")
    model = dialog.model
    for key, value in (("cohort", "2023"), ("country", "Jordan"), ("name", "Amira H."), ("img", "yes")):
        model.setData(model.index(0, model.column_of(key)), value)
    closed(dialog, qtbot, "saveRoster")
    (resident,) = roster.rows(1)
    assert (resident.name, resident.cohort, resident.country) == ("Amira H.", 2023, "Jordan")
    assert resident.img is YesNo.YES


def test_a_row_that_is_not_wanted_is_left_out(tab: LogTab, qtbot: QtBot) -> None:
    dialog = pasted(tab, "2026, Ana\n2026, Bo")
    take = dialog.model.index(0, dialog.model.column_of("take"))
    dialog.model.setData(take, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    closed(dialog, qtbot, "saveRoster")
    assert [resident.name for resident in roster.rows(1)] == ["Bo"]


def test_a_text_without_names_says_so_and_keeps_the_text(tab: LogTab) -> None:
    part(tab, QPushButton, "pasteResidents").click()
    dialog = part(tab, PasteDialog, "pasteRoster")
    dialog.text.setPlainText("  \n")
    part(dialog, QPushButton, "readRoster").click()
    assert "No resident was found" in part(dialog, QLabel, "pasteRosterProblem").text()
    dialog.close()


def test_flag_signs_and_neighbours_are_told(tab: LogTab, workspace: Workspace) -> None:
    def fill() -> None:
        for year in (2024, 2025, 2026):
            roster.add(1, TODAY, name=f"R{year}", cohort=year, img="no", country="USA")

    workspace.run("Add", fill)
    show(tab)
    assert part(tab, QLabel, "rosterFlag").text() == "The newest 3 cohorts noted have no IMG."
    assert not part(tab, QLabel, "rosterNear").isVisible()

    def more() -> None:
        roster.add(1, TODAY, name="Noor", cohort=2026, img="yes", country="Pakistan", school="Dow")
        roster.add(1, TODAY, name="Ravi", cohort=2025, img="yes", country="India", earlier_training="Peds")

    workspace.run("Add", more)
    show(tab)
    assert not part(tab, QLabel, "rosterFlag").isVisible()
    near = part(tab, QLabel, "rosterNear").text()
    assert near == "From your country: Noor (2026); From your part of the world: Ravi (2025)"
    assert "trained before: Ravi (2025)" in part(tab, QLabel, "rosterSigns").text()
    chart = part(tab, CohortChart, "cohortChart")
    assert "2026: 1 of 2 IMGs" in chart.accessibleDescription()
    assert "2022: nobody noted" in chart.accessibleDescription()


def test_the_chart_paints_in_light_and_dark(tab: LogTab, workspace: Workspace) -> None:
    workspace.run("Add", lambda: roster.add(1, TODAY, cohort=2026, img="yes"))
    show(tab)
    chart = part(tab, CohortChart, "cohortChart")
    for tokens in (theme.LIGHT, theme.DARK):
        chart.setPalette(theme.palette(tokens))
        image = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert tokens.accent.lower() in colours


def test_a_resident_is_added_edited_and_deleted_in_place(tab: LogTab, qtbot: QtBot) -> None:
    part(tab, QPushButton, "addResident").click()
    show(tab)
    model = tab.roster.model
    for key, value in (("name", "Ana Ruiz"), ("cohort", "2025"), ("img", "yes")):
        model.setData(model.index(0, model.column_of(key)), value)
        show(tab)
    (resident,) = roster.rows(1)
    assert (resident.name, resident.cohort, resident.img) == ("Ana Ruiz", 2025, YesNo.YES)
    tab.roster.table.select(resident.id)
    qtbot.keyClick(tab.roster.table, KEY.Key_Delete)
    assert roster.rows(1) == ()


def test_people_who_share_an_interest_come_first_and_are_written_to(
    tab: LogTab, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Add", lambda: people.add("Dr Known", interests="inborn errors of metabolism"))
    for name in ("Ana Resident", "dr known"):
        part(tab, QPushButton, "addProgramPerson").click()
        line = part(tab, QLineEdit, "programPersonText")
        qtbot.keyClicks(line, name)
        with qtbot.waitSignal(line.window().destroyed):
            qtbot.keyClick(line, KEY.Key_Return)
        show(tab)
    assert len(people.rows()) == 2
    assert (
        part(tab, QLabel, "sharedInterests").text() == "Shares your interests: Dr Known (metabolic disease)"
    )
    assert [person.name for person in tab.people.model.rows] == ["Dr Known", "Ana Resident"]
    ana = tab.people.model.rows[1]
    workspace.run("Role", lambda: people.edit(ana.id, "role", "Resident"))
    show(tab)
    tab.people.table.select(ana.id)
    part(tab, QPushButton, "writeToPerson").click()
    dialog = part(tab, ComposeDialog, "composeMessage")
    assert dialog.template.key() == "resident"
    assert dialog.body.toPlainText().startswith("Dear Ana Resident,")
    dialog.to_name.setCurrentText("Dr Known")
    assert dialog.body.toPlainText().startswith("Dear Dr Known,")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    tab.people.table.select(ana.id)
    qtbot.keyClick(tab.people.table, KEY.Key_Delete)
    assert [person.name for person in people.at_program(1)] == ["Dr Known"]
    assert len(people.rows()) == 2


def inserting(tab: LogTab) -> tuple[ComposeDialog, list[QAction]]:
    part(tab, QPushButton, "newEnquiry").click()
    dialog = part(tab, ComposeDialog, "composeMessage")
    return dialog, part(dialog, QPushButton, "insertSentence").menu().actions()


def test_what_the_plan_knows_of_oneself_goes_into_the_draft_to_be_reworded(
    tab: LogTab, workspace: Workspace, qtbot: QtBot
) -> None:
    def fill() -> None:
        profile.edit("prepared_note", "Two years of chronic disease")
        programs.set_fact(1, ClaimField.STRENGTHS, "metabolic", TODAY)
        experiences.edit(experiences.add("Case series"), "keywords", "metabolic")

    workspace.run("Fill", fill)
    show(tab)
    dialog, (prepared, meeting) = inserting(tab)
    assert prepared.text() == "How your training prepared you"
    assert meeting.text() == "Case series: metabolic"
    prepared.trigger()
    sentence = "Your strength in metabolic is close to what I have worked on: Case series."
    meeting.trigger()
    body = dialog.body.toPlainText()
    assert f"\n\nTwo years of chronic disease. {sentence}\n\n{{questions}}" in body
    assert body.startswith("Dear "), "the rest of the draft stays"

    qtbot.keyClicks(dialog.body, " Well.")
    assert f"{sentence} Well.\n\n{{questions}}" in dialog.body.toPlainText()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_residents_from_near_home_are_the_first_one_may_write_to(
    tab: LogTab, workspace: Workspace, qtbot: QtBot
) -> None:
    def fill() -> None:
        for name, country in (("Ann", "USA"), ("Ravi", "India"), ("Noor", "Pakistan"), ("", "Pakistan")):
            roster.add(1, TODAY, name=name, country=country, img="no" if name == "Ann" else "yes")

    workspace.run("Add", fill)
    show(tab)
    dialog, _offered = inserting(tab)
    names = part(dialog, QComboBox, "messageTo")
    assert [names.itemText(at) for at in range(names.count())] == ["Noor", "Ravi", "Ann"]
    names.setCurrentText("Noor")
    assert dialog.to_role.currentText() == "Resident"
    assert dialog.body.toPlainText().startswith("Dear Noor,")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_while_there_is_nothing_to_insert_the_button_says_what_is_missing(tab: LogTab, qtbot: QtBot) -> None:
    dialog, offered = inserting(tab)
    button = part(dialog, QPushButton, "insertSentence")
    assert offered == []
    assert not button.isEnabled()
    assert "note in Profile" in button.toolTip()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def sent(workspace: Workspace, *, reply: bool = True) -> int:
    def write() -> int:
        asked = (messages.banks()["enquiry"].questions[0].text,)
        draft = Draft(MessageKind.ENQUIRY, "Jo", "Coordinator", "E-mail", "Visas", asked[0], asked)
        message = messages.save_sent(1, draft, date(2026, 9, 1))
        if reply:
            messages.record_reply(message, date(2026, 9, 5), "J-1 only.", Quality.HELPFUL)
        return message

    return workspace.run("Send", write)


def test_enter_reads_a_message_and_delete_deletes_it(tab: LogTab, workspace: Workspace, qtbot: QtBot) -> None:
    sent(workspace)
    show(tab)
    table = part(tab, RecordTable, "messagesTable")
    table.setFocus()
    qtbot.keyClick(table, KEY.Key_Return)
    dialog = part(tab, QDialog, "readMessage")
    assert "J-1 only." in part(dialog, QPlainTextEdit, "messageText").toPlainText()
    closed(dialog, qtbot, "closeMessage")
    qtbot.keyClick(table, KEY.Key_Delete)
    assert messages.rows(1) == ()
    workspace.undo_stack.undo()
    assert len(messages.rows(1)) == 1


def test_the_answer_menu_offers_first_what_was_asked(tab: LogTab, workspace: Workspace) -> None:
    message = messages.get(sent(workspace))
    used: list[tuple[ClaimField, str]] = []
    menu = answer_menu(message, lambda field, value: used.append((field, value)), tab)
    assert menu.actions()[0].text() == "J-1"
    conditional = menu.findChild(QAction, "answer_j1_conditional")
    told = menu.findChild(QAction, "answer_img_info")
    assert isinstance(conditional, QAction)
    assert isinstance(told, QAction)
    conditional.trigger()
    told.trigger()
    assert used == [(ClaimField.J1, "conditional"), (ClaimField.IMG_INFO, "J-1 only.")]
    menu.deleteLater()


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        (
            "By when must ECFMG certification be complete: application, ranking or start?",
            (ClaimField.ECFMG_REQUIRED,),
        ),
        (
            "Have graduates of schools abroad been among your residents in the last few years?",
            (ClaimField.IMGS_AMONG_RESIDENTS,),
        ),
        ("Do you sponsor J-1 visas, and would you consider H-1B?", (ClaimField.J1, ClaimField.H1B)),
        ("Do residents train at a cancer centre?", (ClaimField.CANCER_CENTER,)),
        ("Could you tell me about this: degree options?", (ClaimField.DEGREE_OPTIONS,)),
        ("Do your current or recent residents include international medical graduates?", IMGS),
        ("How is the weather?", (ClaimField.J1,)),
    ],
)
def test_whatever_was_asked_leads_the_facts_an_answer_may_fill(
    tab: LogTab, workspace: Workspace, asked: str, fields: tuple[ClaimField, ...]
) -> None:
    draft = Draft(MessageKind.ENQUIRY, "Jo", "Coordinator", "E-mail", "A question", asked, (asked,))
    message = messages.get(workspace.run("Log", lambda: messages.save_sent(1, draft, TODAY)))
    menu = answer_menu(message, lambda _field, _value: None, tab)
    offered = [action.text().removesuffix("...") for action in menu.actions()]
    assert offered[: len(fields)] == [field.label for field in fields]
    assert len(offered) == len(set(offered))
    menu.deleteLater()


def test_a_reply_may_be_taken_back(tab: LogTab, workspace: Workspace, qtbot: QtBot) -> None:
    sent(workspace)
    show(tab)
    part(tab, QPushButton, "logReply").click()
    day = part(tab, QLineEdit, "replyOn")
    day.clear()
    day.editingFinished.emit()
    with qtbot.waitSignal(day.window().destroyed):
        part(tab, QPushButton, "replyDialogOk").click()
    assert messages.rows(1)[0].replied_on is None
    show(tab)
    assert not part(tab, QPushButton, "useAnswer").isEnabled()


def test_another_program_shows_its_own_and_says_what_is_missing(tab: LogTab, workspace: Workspace) -> None:
    sent(workspace, reply=False)
    show(tab)
    assert "No reply in 30 days" in part(tab, QLabel, "enquiryStatus").text()
    show(tab, 2)
    assert part(tab, QLabel, "enquiryStatus").text().startswith("No enquiry yet.")
    assert not part(tab, RecordTable, "messagesTable").isVisible()


def test_an_event_opens_in_a_window_that_follows_undo(
    tab: LogTab, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Add", lambda: events.add("Open house", [1]))
    show(tab)
    table = part(tab, RecordTable, "programEvents")
    table.setFocus()
    qtbot.keyClick(table, KEY.Key_Return)
    dialog = part(tab, EventDialog, "eventWindow")
    pick = part(dialog, QComboBox, "eventProgramPick")
    pick.setFocus()
    pick.setCurrentText("Cedar")
    part(dialog, QPushButton, "addEventProgram").click()
    assert [name for _id, name in events.get(1).programs] == ["Birch", "Cedar"]
    workspace.undo_stack.undo()
    with qtbot.waitSignal(dialog.destroyed):
        workspace.undo_stack.undo()
    assert events.rows() == ()


def test_the_columns_stand_below_each_other_where_there_is_no_room(tab: LogTab, qtbot: QtBot) -> None:
    def left() -> int:
        return tab.roster.mapTo(tab, tab.roster.rect().topLeft()).x()

    assert left() > 500
    tab.resize(700, 700)
    qtbot.waitUntil(lambda: left() < 100)
