"""Story 2: the master list by paste and file, without duplicates, in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView, QTreeWidget, QTreeWidgetItem
from tests.e2e.walker import KEY, PATIENCE, Walker

from matchplanner.services import programs
from matchplanner.ui.importing.dialog import ImportDialog

Begin = Callable[[Callable[[], object]], Walker]
HEADINGS = ("Program Name", "Sponsor", "City", "State", "Prog. no.", "NRMP Program Code", "J1", "Speciality")
TYPED = (
    ("Genetics Residency", "Mapleton Clinic", "Rochester", "MN", "1302621011"),
    ("Combined Program", "Oak Hospital", "Salem", "OR", "1304421012"),
    ("Medical Genetics", "Birch University", "Boston", "MA", ""),
    ("Fourth", "Elm School", "Chicago", "IL", ""),
    ("Fifth", "Fir College", "Austin", "TX", ""),
)
NAMES = ("name", "institution", "city", "state", "acgme_id")
CSV = (
    "program_name;institution;city;state\n"
    "Érable;Hôpital Sainte-Justine;Montpelier;VT\n"
    "Łódź;Szpital Dziecięcy;Gary;IN\n"
    "Ñandú;Clínica Norteña;Reno;NV\n"
)


def copied(new: int = 9) -> str:
    """Return rows as a spreadsheet copies them: two known by id, one spelled differently, the rest new."""
    rows = [
        (*TYPED[0][:4], TYPED[0][4], "1490765C0", "yes", ""),
        (*TYPED[1][:4], TYPED[1][4], "", "no", ""),
        ("Medical Genetics", "Birch Univ.", "Boston", "MA", "", "", "", ""),
        *(
            (f"New {n}", f"Hospital {n}", "Duluth", "MN", f"130550100{n}", "", "yes", "Medical Genetics")
            for n in range(new)
        ),
    ]
    return "".join("\t".join(row) + "\r\n" for row in (HEADINGS, *rows))


@pytest.fixture
def walker(walk: Begin) -> Walker:
    """Five programs typed already, and the Programs page in front."""

    def fill() -> None:
        for fields in TYPED:
            programs.add(**dict(zip(NAMES, fields, strict=True)))

    walker = walk(fill)
    walker.page(3)
    return walker


def count(walker: Walker) -> int:
    return len(programs.rows(walker.workspace.today()))


def settled(walker: Walker) -> ImportDialog:
    dialog = walker.front(ImportDialog, "importDialog")
    walker.bot.waitUntil(lambda: not dialog.busy, timeout=PATIENCE)
    return dialog


def paste(walker: Walker, text: str) -> ImportDialog:
    walker.paste(walker.find(QTableView, "programsTable"), text)
    return settled(walker)


def import_file(walker: Walker, path: Path) -> ImportDialog:
    walker.menu("importPrograms")
    walker.open_file("importFileDialog", path)
    return settled(walker)


def accept(walker: Walker) -> None:
    walker.click("importAccept")
    walker.gone("importDialog")
    walker.back_to_window()


def group(walker: Walker, title: str) -> QTreeWidgetItem:
    tree = walker.find(QTreeWidget, "importGroups")
    found = (tree.topLevelItem(at) for at in range(tree.topLevelItemCount()))
    return next(one for one in found if one is not None and one.text(0).startswith(title))


def to_preview(walker: Walker) -> None:
    """Say by hand what the one unknown heading holds, and go on."""
    walker.choose("importColumn5", "acgme_id")
    walker.click("importNext")
    settled(walker)


def choose_side(walker: Walker, button: str) -> None:
    """Click the uncertain row and say what it is."""
    tree = walker.find(QTreeWidget, "importGroups")
    doubt = group(walker, "Uncertain").child(0)
    assert doubt is not None
    walker.click_at(tree, tree.indexFromItem(doubt))
    walker.click(button)


def test_twelve_pasted_rows_are_mapped_and_counted_before_anything_is_written(walker: Walker) -> None:
    before = walker.workspace.store.dump()
    paste(walker, copied())

    keys = [walker.find(QComboBox, f"importColumn{n}").currentData() for n in range(1, 9)]
    assert keys == ["name", "institution", "city", "state", "", "nrmp_code", "j1", "program_type"]
    to_preview(walker)

    assert walker.text("importCounts").startswith("9 new · 2 changed · 0 unchanged · 1 uncertain")
    choose_side(walker, "importAsNew")
    doubt = group(walker, "Uncertain").child(0)
    assert doubt is not None
    sides = [[doubt.child(at).text(column) for column in range(3)] for at in range(doubt.childCount())]  # type: ignore[union-attr]
    assert ["Institution", "Birch University", "Birch Univ."] in sides
    assert walker.workspace.store.dump() == before, "nothing is written before Import"
    walker.key(KEY.Key_Escape)
    walker.gone("importDialog")
    assert walker.workspace.store.dump() == before


@pytest.mark.parametrize(("side", "after"), [("importAsNew", 15), ("importMerge", 14)])
def test_the_uncertain_row_decides_on_fifteen_or_fourteen(walker: Walker, side: str, after: int) -> None:
    paste(walker, copied())
    to_preview(walker)
    choose_side(walker, side)
    accept(walker)

    assert count(walker) == after
    assert walker.text("programsCount") == f"{after} programs"
    rows = programs.rows(walker.workspace.today())
    assert {row.region for row in rows if row.state == "MN"} == {"Midwest"}
    assert len({row.acgme_id for row in rows if row.acgme_id}) == 11


def test_a_file_with_semicolons_a_mark_and_accents_follows(walker: Walker, tmp_path: Path) -> None:
    paste(walker, copied())
    to_preview(walker)
    choose_side(walker, "importAsNew")
    accept(walker)
    file = tmp_path / "Liste générale.csv"
    file.write_bytes(CSV.encode("utf-8-sig"))

    import_file(walker, file)
    assert walker.text("importCounts").startswith("3 new · 0 changed")
    accept(walker)
    assert count(walker) == 18
    walker.undo()
    assert count(walker) == 15
    assert walker.text("programsCount") == "15 programs"
    walker.redo()
    assert count(walker) == 18
    assert {"Érable", "Łódź", "Ñandú"} <= {row.name for row in programs.rows(walker.workspace.today())}
    assert "Hôpital Sainte-Justine" in walker.shown("programsTable", 1) + walker.shown("programsTable", 2)

    import_file(walker, file)
    assert walker.text("importCounts").startswith("0 new · 0 changed · 3 unchanged")
    assert not walker.find(QPushButton, "importAccept").isEnabled()
    walker.click("importCancel")
    walker.back_to_window()
    walker.undo(2)
    assert count(walker) == 5, "one Ctrl+Z takes a whole paste or import back"


def test_the_search_narrows_at_each_letter(walker: Walker) -> None:
    paste(walker, copied())
    to_preview(walker)
    accept(walker)
    search = walker.type_into("programsSearch", "", leave=False)
    told = [walker.text("programsCount")]
    for letter in "Mn":
        walker.bot.keyClicks(search, letter)
        told.append(walker.text("programsCount"))

    assert told == ["14 programs", "13 of 14", "10 of 14"]
    assert walker.find(QTableView, "programsTable").model().rowCount() == 10
    walker.key(KEY.Key_Escape)
    assert walker.text("programsCount") == "14 programs"


@pytest.mark.parametrize(
    ("side", "told"),
    [
        ("importAsNew", "0 new · 0 changed · 12 unchanged · 0 uncertain"),
        ("importMerge", "0 new · 0 changed · 12 unchanged · 0 uncertain"),
    ],
)
def test_the_same_paste_again_changes_nothing(walker: Walker, side: str, told: str) -> None:
    paste(walker, copied())
    to_preview(walker)
    choose_side(walker, side)
    accept(walker)
    held = walker.workspace.store.dump()

    paste(walker, copied())
    assert walker.text("importCounts").startswith(told), "the heading said by hand is known now"
    assert not walker.find(QPushButton, "importAccept").isEnabled()
    walker.click("importCancel")
    assert walker.workspace.store.dump() == held


def test_an_invalid_id_is_shown_red_and_kept_as_incomplete_if_wished(walker: Walker) -> None:
    paste(walker, copied().replace("1305501008", "13055"))
    to_preview(walker)
    assert walker.text("importCounts").startswith("8 new · 2 changed")
    bad = group(walker, "Invalid").child(0)
    assert bad is not None
    assert bad.text(0) == "Row 13: New 8"
    assert "does not have 10 digits" in bad.text(2)
    assert bad.foreground(0).color().red() > bad.foreground(0).color().green()
    tree = walker.find(QTreeWidget, "importGroups")
    tree.setFocus()
    walker.click_at(tree, tree.indexFromItem(bad))
    walker.bot.keyClick(tree, KEY.Key_Space)
    assert bad.checkState(0) is Qt.CheckState.Checked
    accept(walker)

    kept = next(row for row in programs.rows(walker.workspace.today()) if row.name == "New 8")
    assert (kept.acgme_id, kept.city) == ("", "Duluth")


@pytest.mark.parametrize("step", ["paste", "file"])
def test_undo_and_redo_bring_every_step_back(walker: Walker, tmp_path: Path, step: str) -> None:
    before = walker.workspace.store.dump()
    if step == "paste":
        paste(walker, copied())
        to_preview(walker)
        choose_side(walker, "importAsNew")
    else:
        file = tmp_path / "three.csv"
        file.write_bytes(CSV.encode("utf-8-sig"))
        import_file(walker, file)
    accept(walker)
    after = walker.workspace.store.dump()

    walker.undo()
    assert walker.workspace.store.dump() == before
    assert not walker.workspace.undo_stack.canUndo()
    walker.redo()
    assert walker.workspace.store.dump() == after


def test_a_paste_into_an_empty_plan_begins_it(walk: Begin) -> None:
    walker = walk(lambda: None)
    walker.page(3)
    page = walker.app.window.plan
    assert page is not None
    walker.paste(page.current(), copied())
    settled(walker)
    to_preview(walker)
    assert walker.text("importCounts").startswith("12 new · 0 changed")
    accept(walker)
    assert walker.find(QLabel, "programsCount").text() == "12 programs"
