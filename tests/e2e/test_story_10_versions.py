"""Story 10: versions, the last 72 hours, the order read back from R3, and the plan restored with it all."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPlainTextEdit
from tests.clock import Clock
from tests.e2e.story_10 import Begin, begin
from tests.e2e.walker import KEY, Walker, words_of

from matchplanner import cli
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import VersionKind
from matchplanner.services import rank_versions, ranking
from matchplanner.store import digests
from matchplanner.ui.ranking.versions.rehearsal import RehearsalDialog

MAIN = MatchList.MAIN
STEPS = ("checks", "ecfmg", "codes", "fee", "deadline")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    """A, B, C and D listed in this order; v1 keeps them, B and A swapped, and v2 keeps that."""
    begun = begin(walk, clock)
    begun.tab("rankViews", "Versions")
    keep(begun, "keepFirstVersion", "after the interviews")
    begun.tab("rankViews", "My order")
    move_up(begun, "B")
    begun.tab("rankViews", "Versions")
    keep(begun, "keepVersion", "second look at B")
    return begun


def keep(walker: Walker, button: str, reason: str) -> None:
    walker.click(button)
    walker.front(QDialog, "keepVersionDialog")
    walker.type_into("versionReason", reason)
    walker.gone("keepVersionDialog")
    walker.back_to_window()


def move_up(walker: Walker, program: str) -> None:
    walker.pick_row("rankTable", program)
    walker.key(KEY.Key_Up, ALT)


def order() -> str:
    return "".join(name for _id, name in ranking.listed(MAIN))


def rehearsal(walker: Walker) -> RehearsalDialog:
    walker.click("rehearse")
    return walker.front(RehearsalDialog, "rehearsalDialog")


def counts(path: Path) -> dict[str, int]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return digests.row_counts(connection)
    finally:
        connection.close()


def test_the_difference_of_both_versions_shows_the_rows_that_moved(walker: Walker) -> None:
    assert walker.shown("versionsTable") == ["v2", "v1"]
    walker.pick_row("versionsTable", "v1")
    walker.choose("compareWith", str(rank_versions.rows(MAIN)[0].id))
    assert walker.text("compareTitle") == "From v1 to v2"
    shown = zip(walker.shown("versionDiff", 3), walker.shown("versionDiff"), strict=True)
    assert list(shown) == [("B", "\u2191 up 1"), ("A", "\u2193 down 1")]
    walker.click("restoreVersion")
    assert order() == "ABCD"
    walker.undo()
    assert order() == "BACD"


def test_the_read_back_catches_the_swapped_pair_and_the_right_order_is_certified(walker: Walker) -> None:
    dialog = rehearsal(walker)
    for step in STEPS:
        walker.click(f"step_{step}")
    swapped = "1. 1490760c0\n2. 1490761c0\n3. 1490762c0\n4. 1490763c0"
    walker.paste(walker.find(QPlainTextEdit, "readBackText"), swapped)
    walker.click("compareReadBack")
    assert walker.text("readBackResult") == (
        "Line 1: 1490761C0 (B) belongs here, R3 has 1490760C0 (A) before it. The two are swapped."
    )
    assert not dialog.findChild(QDialog)
    walker.write("readBackText", "1490761C0\n1490760C0\n1490762C0\n1490763C0")
    walker.click("compareReadBack")
    assert walker.text("readBackResult") == "R3 shows the same codes in the same order."
    walker.type_into("rehearsalName", "final", leave=False)
    walker.click("markCertified")
    walker.gone("rehearsalDialog")
    walker.back_to_window()
    assert [row.kind for row in rank_versions.rows(MAIN)].count(VersionKind.CERTIFIED) == 1
    assert "as “final”. Nothing has changed since." in walker.text("rankCertified")
    walker.tab("rankViews", "My order")
    move_up(walker, "A")
    assert walker.text("rankCertified").startswith("Changed since certified: certify again in R3.")
    walker.tab("rankViews", "Checks")
    assert walker.shown("checksTable", 1)[0] == "Changed since certified"


def test_the_last_72_hours_before_the_deadline_ask_for_a_reason(walker: Walker, clock: Clock[date]) -> None:
    walker.tab("rankViews", "My order")
    assert walker.seen(QLabel, "rankCooling") == []
    clock.now = date(2028, 2, 29)  # the deadline is on 1 March 2028 at 21:00 in New York
    walker.workspace.look_for_foreign_changes()
    assert walker.text("rankCooling").startswith("The last 72 hours before the deadline")
    assert walker.text("rankDeadline").startswith(
        "Certify by Wed 1 Mar 2028 21:00 EST, at home Thu 2 Mar 2028 07:00 PKT"
    )
    move_up(walker, "C")
    walker.front(QDialog, "orderReasonDialog")
    assert order() == "BACD"
    walker.type_into("orderReason", "The coordinator answered at last")
    walker.gone("orderReasonDialog")
    walker.back_to_window()
    assert order() == "BCAD"
    kept = rank_versions.rows(MAIN)[0]
    assert (kept.name, kept.reason) == ("Move C to rank 2", "The coordinator answered at last")


def test_the_printed_list_names_version_codes_waivers_and_both_clocks(walker: Walker, tmp_path: Path) -> None:
    walker.tab("rankViews", "Checks")
    walker.pick_row("checksTable", "Closing questions open")
    walker.click("checkWaive")
    walker.type_into("waiverDialogText", "Answered on paper", leave=False)
    walker.click("waiverDialogOk")
    walker.gone("waiverDialog")
    walker.tab("rankViews", "My order")
    walker.click("rankListPdf")
    text = words_of(walker.save_pdf(tmp_path / "list.pdf"))
    for rank, (name, code) in enumerate(zip("BACD", (1, 0, 2, 3), strict=True), start=1):
        assert f"{rank} {name} 149076{code}C0" in text
    assert "Version v2, kept" in text
    assert "Wed 1 Mar 2028, 21:00 EST (America/New_York)" in text
    assert "Thu 2 Mar 2028, 07:00 PKT (Asia/Karachi)" in text
    assert "closing questions about B are unanswered. Reason: Answered on paper" in text
    walker.tab("rankViews", "Versions")
    walker.click("entrySheetPdf")
    text = words_of(walker.save_pdf(tmp_path / "sheet.pdf")).replace("\u00a0", " ")
    assert "1 1490 761 C0 B" in text
    assert "Reason: Answered on paper" in text


def test_a_backup_brings_back_all_counts_and_both_versions(
    walker: Walker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, copy = walker.workspace.path, tmp_path / "backup.matchplan"
    walker.menu("saveCopy")
    walker.find(QFileDialog, "saveCopyDialog")
    walker.type_into("fileNameEdit", str(copy), leave=False)
    walker.bot.waitUntil(lambda: walker._press_return(QFileDialog) or copy.exists())
    walker.bot.waitUntil(copy.exists)
    walker.gone("saveCopyDialog")
    walker.app.session.show_welcome()
    QCoreApplication.sendPostedEvents()
    before = counts(plan)
    plan.unlink()
    assert cli.main(["restore", str(copy), "--plan", str(plan)]) == 0
    assert str(plan) in capsys.readouterr().out
    assert counts(plan) == before
    walker.app.session.open_plan(plan)
    walker.page(9)
    walker.tab("rankViews", "Versions")
    assert walker.shown("versionsTable") == ["v2", "v1"]
    assert order() == "BACD"
    assert ["".join(one.name for one in row.lines) for row in rank_versions.rows(MAIN)] == ["BACD", "ABCD"]
