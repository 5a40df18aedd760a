"""Story 3: a newer official list against the plan, in the real window."""

import html
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListView, QPushButton, QTableView, QTreeWidget, QTreeWidgetItem
from tests.clock import Clock
from tests.e2e.walker import KEY, PATIENCE, Walker

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import history, interviews, programs, ranking
from matchplanner.ui.importing.dialog import ImportDialog

Begin = Callable[[Callable[[], object]], Walker]
Row = tuple[str, str, str, str, str]
TICKED, DATED = date(2026, 9, 1), date(2027, 1, 5)
LISTED = ClaimField.LISTED_ACGME
GOOD = "Continued Accreditation"
NEXT_YEAR = date(2027, 1, 10)


def listed(n: int) -> Row:
    return f"13055010{n:02d}", f"Program {n}", f"City {n}", "MN", GOOD


def saved_page(rows: list[Row]) -> str:
    """Return the page as a browser saves it, with what a browser leaves out of sight."""
    cells = "".join(
        f"<tr><td><a href='#'>{code}</a></td><td>Medical genetics and genomics</td>"
        f"<td>{html.escape(name)}</td><td>{city}</td><td>{state}</td><td>{status}</td></tr>"
        for code, name, city, state, status in rows
    )
    return (
        "<!-- saved from url=(0048)https://apps.acgme.org/ads/Public/Programs/Search -->\n<!DOCTYPE html>"
        "<html><head><title>ACGME - Program Search</title></head><body>"
        "<div hidden>1300000000 - Not shown - Nowhere, TX</div><table><tr><th>Code</th><th>Specialty</th>"
        f"<th>Name</th><th>City</th><th>State</th><th>Accreditation Status</th></tr>{cells}</table>"
        "</body></html>"
    )


def newer(status: str) -> list[Row]:
    """Return the list of January: one status, one name, one program gone, one new."""
    rows = [listed(n) for n in range(17)]
    rows[3] = (*rows[3][:4], status)
    rows[5] = (rows[5][0], "Program 5 & Clinics", *rows[5][2:])
    return [*rows, listed(40)]


def fill() -> None:
    for n in range(18):
        code, name, city, state, status = listed(n)
        program = programs.add(name, city=city, state=state, acgme_id=code, program_type="categorical")
        programs.set_fact(program, LISTED, "yes", TICKED, source_kind=SourceKind.OWN)
        programs.add_claim(
            program, ClaimField.ACCREDITATION, status, SourceKind.ACGME, source="ACGME list", seen_on=TICKED
        )
    programs.set_fact(18, ClaimField.LISTED_ERAS, "yes", TICKED)
    programs.edit(4, "tier", 2)
    for program in (4, 18):
        interviews.edit(interviews.add(program), "status", "done")
        ranking.add(program)


def preview(walker: Walker, folder: Path, rows: list[Row]) -> Path:
    """Lead the saved page to its preview, dated as the story says."""
    file = folder / "ACGME January.html"
    file.write_text(saved_page(rows), encoding="utf-8")
    walker.page(3)
    walker.menu("importPrograms")
    walker.open_file("importFileDialog", file)
    settled(walker)
    walker.click("importBack")
    assert walker.find(QComboBox, "importOrigin").currentData() == "acgme", "the page says whose list it is"
    walker.type_into("importDated", "2027-01-05", leave=False)
    walker.key(KEY.Key_Tab)
    walker.click("importNext")
    settled(walker)
    return file


def settled(walker: Walker) -> None:
    dialog = walker.front(ImportDialog, "importDialog")
    walker.bot.waitUntil(lambda: not dialog.busy, timeout=PATIENCE)


def accept(walker: Walker) -> None:
    walker.click("importAccept")
    walker.gone("importDialog")
    walker.back_to_window()


def lines(walker: Walker) -> dict[str, list[QTreeWidgetItem]]:
    """Return the rows of each group, by the group's title."""
    tree = walker.find(QTreeWidget, "importGroups")
    groups = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return {
        group.text(0): [child for at in range(group.childCount()) if (child := group.child(at)) is not None]
        for group in groups
        if group is not None
    }


@pytest.fixture
def walker(walk: Begin) -> Walker:
    return walk(fill)


def test_the_diff_has_four_groups_with_old_and_new(walker: Walker, tmp_path: Path) -> None:
    before = walker.workspace.store.dump()
    preview(walker, tmp_path, newer("Probationary Accreditation"))

    found = lines(walker)
    assert [line.text(0) for line in found["New (1)"]] == ["Program 40"]
    assert [line.text(0) for line in found["Not in this list any more (1)"]] == ["Program 17"]
    assert "Unchanged (15)" in found
    tree = walker.find(QTreeWidget, "importGroups")
    told = {}
    for changed in found["Changed (2)"]:
        walker.click_at(tree, tree.indexFromItem(changed))
        walker.bot.keyClick(tree, KEY.Key_Right)
        fields = [changed.child(at) for at in range(changed.childCount())]
        told[changed.text(0)] = [tuple(one.text(at) for at in range(3)) for one in fields if one is not None]
    assert told == {
        "Program 3": [("Accreditation", GOOD, "Probationary Accreditation")],
        "Program 5": [("Program name", "Program 5", "Program 5 & Clinics")],
    }
    alerts = walker.text("importAlerts")
    assert "Program 3: accreditation: Probationary Accreditation" in alerts
    assert "Program 17: not in this list any more, but in ERAS" in alerts
    assert walker.workspace.store.dump() == before


@pytest.mark.parametrize(
    ("status", "card"),
    [
        ("Probationary Accreditation", "on probation"),
        ("Continued Accreditation with Warning", "warning"),
        ("Initial Accreditation with Warning", "warning"),
    ],
)
def test_a_status_that_warns_is_told_on_the_program_and_on_its_tier(
    walker: Walker, clock: Clock[date], tmp_path: Path, status: str, card: str
) -> None:
    clock.now = NEXT_YEAR
    preview(walker, tmp_path, newer(status))
    accept(walker)

    walker.type_into("programsSearch", "1305501003", leave=False)
    walker.pick_row("programsTable", "Program 3")
    assert f"Accreditation: {status}." in walker.text("programKeyFacts")
    walker.key(KEY.Key_Escape)
    walker.tab("programsViews", "Tiers")
    cards = walker.find(QListView, "tierList_2").model()
    assert card in cards.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).lower(), (
        "what a screen reader is told of the card"
    )
    assert "The accreditation of 1 program in a tier is in trouble." in walker.text("tierAdvice")
    walker.page(9)
    column = walker.find(QTableView, "rankTable").model().columnCount() - 1
    gravest = [marks.split("; ")[0] for marks in walker.shown("rankTable", column)]
    assert gravest == ["Accreditation in trouble", "Not in the latest list"]


def test_what_is_gone_is_flagged_and_what_eras_alone_lists_is_warned_of(
    walker: Walker, clock: Clock[date], tmp_path: Path
) -> None:
    clock.now = NEXT_YEAR
    preview(walker, tmp_path, newer("Probationary Accreditation"))
    accept(walker)

    rows = {row.name: row for row in programs.rows(NEXT_YEAR)}
    assert len(rows) == 19
    ticks = {name: row.facts[LISTED].shown for name, row in rows.items()}
    assert {(t.value, t.seen_on) for name, t in ticks.items() if t and name != "Program 17"} == {
        ("yes", DATED)
    }
    walker.pick_row("programsTable", "Program 17")
    told = html.unescape(walker.text("programKeyFacts"))
    assert "Not in the latest list: ACGME." in told
    assert "In ERAS, but not accredited by ACGME's list." in told


def test_the_import_is_in_history_and_one_step(walker: Walker, tmp_path: Path) -> None:
    before = walker.workspace.store.dump()
    preview(walker, tmp_path, newer("Probationary Accreditation"))
    accept(walker)
    after = walker.workspace.store.dump()
    walker.pick_row("programsTable", "Program 3")
    walker.tab("programTabs", "History")
    assert "Import ACGME January.html" in {entry.label for entry in history.of(4)}

    walker.undo()
    assert walker.workspace.store.dump() == before
    assert not walker.workspace.undo_stack.canUndo()
    walker.redo()
    assert walker.workspace.store.dump() == after


def test_the_same_page_again_changes_nothing(walker: Walker, tmp_path: Path) -> None:
    preview(walker, tmp_path, newer("Probationary Accreditation"))
    changed = lines(walker)["Changed (2)"]
    tree = walker.find(QTreeWidget, "importGroups")
    for line in changed:
        if line.text(0) == "Program 5":
            tree.setFocus()
            walker.click_at(tree, tree.indexFromItem(line))
            walker.bot.keyClick(tree, KEY.Key_Space)
    accept(walker)
    assert "Program 5 & Clinics" in {row.name for row in programs.rows(NEXT_YEAR)}

    preview(walker, tmp_path, newer("Probationary Accreditation"))
    assert walker.text("importCounts").startswith("0 new · 0 changed · 18 unchanged · 0 uncertain · 0 not in")
    assert not walker.find(QPushButton, "importAccept").isEnabled()
    walker.click("importCancel")
