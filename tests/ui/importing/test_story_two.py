"""Story 2: the master list by paste and by file, without duplicates."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton, QTableView
from pytestqt.qtbot import QtBot
from tests.parts import part
from tests.ui.importing.conftest import Hands, children, choose, text

from matchplanner.services import programs
from matchplanner.ui.importing.dialog import ImportDialog, Step
from matchplanner.ui.importing.lines import CHANGED, INVALID, NEW, UNCERTAIN

TYPED = (
    {"name": "Genetics Residency", "institution": "Mapleton Clinic", "city": "Rochester", "state": "MN"},
    {"name": "Combined Program", "institution": "Oak Hospital", "city": "Salem", "state": "OR"},
    {"name": "Medical Genetics", "institution": "Birch University", "city": "Boston", "state": "MA"},
    {"name": "Fourth", "institution": "Elm School", "city": "Chicago", "state": "IL"},
    {"name": "Fifth", "institution": "Fir College", "city": "Austin", "state": "TX"},
)
IDS = ("1302621011", "1304421012")
HEADINGS = ("Program Name", "Sponsor", "City", "State", "Prog. no.", "NRMP Program Code", "J1", "Speciality")


def pasted() -> str:
    """Twelve rows: two programs of the plan by their ids, one with another spelling, nine new ones."""
    rows = [
        ("Genetics Residency", "Mapleton Clinic", "Rochester", "MN", IDS[0], "1490765C0", "yes", ""),
        ("Combined Program", "Oak Hospital", "Salem", "OR", IDS[1], "", "no", ""),
        ("Medical Genetics", "Birch Univ.", "Boston", "MA", "", "", "", ""),
    ]
    rows += [
        (f"New {n}", f"Hospital {n}", "Duluth", "MN", f"130550100{n}", "", "yes", "Medical Genetics")
        for n in range(9)
    ]
    return "\n".join("\t".join(row) for row in (HEADINGS, *rows)) + "\n"


def begin(hands: Hands) -> None:
    def fill() -> None:
        for at, fields in enumerate(TYPED):
            programs.add(**fields, acgme_id=IDS[at] if at < len(IDS) else "")

    hands.plan.run("Fill", fill)
    plan = hands.app.window.plan
    assert plan is not None
    plan.show_page("programs")


def paste(hands: Hands, qtbot: QtBot) -> ImportDialog:
    QGuiApplication.clipboard().setText(pasted())
    table = hands.app.window.findChild(QTableView, "programsTable")
    assert table is not None
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return hands.shown()


def test_the_master_list_grows_by_paste_and_file(hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    begin(hands)
    dialog = paste(hands, qtbot)

    assert dialog.step is Step.COLUMNS, "a heading nobody knows is asked about"
    keys = [part(dialog, QComboBox, f"importColumn{n}").currentData() for n in range(1, 9)]
    assert keys == ["name", "institution", "city", "state", "", "nrmp_code", "j1", "program_type"]
    choose(dialog, "importColumn5", "acgme_id")
    hands.press(dialog, "importNext")

    assert text(dialog, "importCounts").startswith("9 new · 2 changed · 0 unchanged · 1 uncertain")
    assert hands.count() == 5, "nothing is written before Import"
    assert text(dialog, "importSummary").endswith("1 uncertain left out")
    doubt = children(dialog.preview.tree.group(UNCERTAIN))[0]
    dialog.preview.tree.setCurrentItem(doubt)
    sides = {line.text(0): (line.text(1), line.text(2)) for line in children(doubt)}
    assert sides["Institution"] == ("Birch University", "Birch Univ.")
    part(dialog, QRadioButton, "importAsNew").click()
    hands.press(dialog, "importAccept")

    assert hands.count() == 15
    assert {row.region for row in programs.rows(hands.today) if row.state == "MN"} == {"Midwest"}

    file = tmp_path / "three.csv"
    file.write_bytes(
        "program_name;institution;city;state\nÉrable;Hôpital É;Montpelier;VT\n"
        "Łódź;Szpital;Gary;IN\nÑandú;Clínica;Reno;NV\n".encode("utf-8-sig")
    )
    dialog = hands.open_file(file)
    assert dialog.step is Step.PREVIEW, "nothing is left to ask"
    assert text(dialog, "importCounts").startswith("3 new · 0 changed")
    hands.press(dialog, "importAccept")
    assert hands.count() == 18
    hands.undo()
    assert hands.count() == 15
    hands.plan.undo_stack.redo()
    assert hands.count() == 18
    assert "Érable" in {row.name for row in programs.rows(hands.today)}

    dialog = hands.open_file(file)
    assert text(dialog, "importCounts").startswith("0 new · 0 changed · 3 unchanged")
    assert not part(dialog, QPushButton, "importAccept").isEnabled()
    dialog.close()

    search = hands.app.window.findChild(QLineEdit, "programsSearch")
    count = hands.app.window.findChild(QLabel, "programsCount")
    assert search is not None and count is not None  # noqa: PT018 - both are there for what follows
    qtbot.keyClicks(search, "Mn")
    assert "10 of 18" in count.text()
    search.clear()
    hands.undo()
    hands.undo()
    assert hands.count() == 5, "one step takes a whole import back"


def test_an_uncertain_row_can_be_put_together_with_the_program_it_means(hands: Hands, qtbot: QtBot) -> None:
    begin(hands)
    dialog = paste(hands, qtbot)
    choose(dialog, "importColumn5", "acgme_id")
    hands.press(dialog, "importNext")

    doubt = children(dialog.preview.tree.group(UNCERTAIN))[0]
    dialog.preview.tree.setCurrentItem(doubt)
    part(dialog, QRadioButton, "importMerge").click()
    doubt = children(dialog.preview.tree.group(UNCERTAIN))[0]
    lines = [(line.text(0), line.checkState(0), line.text(3)) for line in children(doubt)]
    assert lines == [("Institution", Qt.CheckState.Unchecked, "replaces what you have")]
    hands.press(dialog, "importAccept")

    assert hands.count() == 14
    birch = [row for row in programs.rows(hands.today) if row.city == "Boston"]
    assert [row.institution for row in birch] == ["Birch University"]


def test_the_columns_said_by_hand_are_known_the_next_time(hands: Hands, qtbot: QtBot) -> None:
    begin(hands)
    dialog = paste(hands, qtbot)
    choose(dialog, "importColumn5", "acgme_id")
    hands.press(dialog, "importNext")
    hands.press(dialog, "importAccept")

    dialog = paste(hands, qtbot)

    assert part(dialog, QComboBox, "importColumn5").currentData() == "acgme_id"
    assert dialog.step is Step.PREVIEW
    assert text(dialog, "importCounts").startswith("0 new · 0 changed · 11 unchanged · 1 uncertain")


def test_what_a_person_typed_is_replaced_only_where_that_is_ticked(hands: Hands, tmp_path: Path) -> None:
    begin(hands)
    file = tmp_path / "list.csv"
    file.write_text(
        f"acgme_id,program_name,city,nrmp_code,j1\n{IDS[0]},Renamed,Rochester,1490765C0,yes\n", "utf-8"
    )

    dialog = hands.open_file(file)
    changed = children(dialog.preview.tree.group(CHANGED))[0]
    dialog.preview.tree.expandItem(changed)
    states = {line.text(0): (line.checkState(0), line.text(3)) for line in children(changed)}
    assert states["Program name"] == (Qt.CheckState.Unchecked, "replaces what you have")
    assert states["NRMP code"] == (Qt.CheckState.Checked, "fills a blank")
    assert states["J-1"][0] is Qt.CheckState.Checked
    hands.press(dialog, "importAccept")
    first = programs.rows(hands.today)[0]
    assert (first.name, first.nrmp_code) == ("Genetics Residency", "1490765C0")

    dialog = hands.open_file(file)
    changed = children(dialog.preview.tree.group(CHANGED))[0]
    assert not part(dialog, QPushButton, "importAccept").isEnabled(), "nothing is ticked yet"
    changed.setCheckState(0, Qt.CheckState.Checked)
    hands.press(dialog, "importAccept")
    assert programs.rows(hands.today)[0].name == "Renamed"


def test_an_invalid_row_says_why_and_is_kept_without_what_does_not_fit(hands: Hands, tmp_path: Path) -> None:
    begin(hands)
    file = tmp_path / "list.csv"
    file.write_text("program_name,acgme_id,city\nBad id,12,Duluth\nGood,1305501000,Duluth\n", "utf-8")

    dialog = hands.open_file(file)
    invalid = children(dialog.preview.tree.group(INVALID))[0]
    assert invalid.text(0) == "Row 2: Bad id"
    assert "does not have 10 digits" in invalid.text(2)
    dialog.preview.tree.group(NEW).setCheckState(0, Qt.CheckState.Unchecked)
    invalid.setCheckState(0, Qt.CheckState.Checked)
    assert text(dialog, "importSummary") == "1 to add, 0 to change"
    hands.press(dialog, "importAccept")

    added = programs.rows(hands.today)[5:]
    assert [(row.name, row.acgme_id, row.city) for row in added] == [("Bad id", "", "Duluth")]
