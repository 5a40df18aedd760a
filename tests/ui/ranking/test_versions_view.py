"""Versions on the page, by keyboard: kept, compared, restored; and the rehearsal of certification."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.certifying import Step
from matchplanner.domain.closing import ClosingQuestion
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import VersionKind
from matchplanner.errors import UserError
from matchplanner.services import attachments, closing, interviews, profile, programs, rank_versions, ranking
from matchplanner.services.reporting import Document
from matchplanner.store.schema import RankVersion
from matchplanner.store.store import Store
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.versions.rehearsal import RehearsalDialog
from matchplanner.ui.ranking.versions.view import VersionsView
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.workspace import Workspace

MAIN = MatchList.MAIN
MOMENT = datetime(2028, 2, 10, 9, tzinfo=UTC)
CODES = {name: f"149{at}765C0" for at, name in enumerate("ABC")}


@pytest.fixture
def today() -> date:
    """Ten days before the deadline."""
    return date(2028, 2, 20)


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[VersionsView]:
    """A, B and C interviewed, reviewed and listed; v1 holds them in this order, v2 with B first."""

    def fill() -> None:
        profile.edit_all({"target_year": 2027, "home_zone": "Asia/Karachi", "ecfmg_status": "certified"})
        made = {}
        for name, code in CODES.items():
            made[name] = programs.add(name, nrmp_code=code, program_type="combined_peds")
            interviews.edit(interviews.add(made[name]), "status", "done")
            for question in ClosingQuestion:
                closing.answer(made[name], question, "yes")
            ranking.add(made[name])
        rank_versions.keep(MAIN, "v1", MOMENT, reason="first thoughts")
        ranking.move(made["B"], 1)
        rank_versions.keep(MAIN, "v2", datetime(2028, 2, 12, 9, tzinfo=UTC))

    workspace.run("Fill", fill)
    shown = VersionsView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def click(within: QWidget, name: str) -> None:
    button = part(within, QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def order() -> str:
    return "".join(name for _id, name in ranking.listed(MAIN))


def differences(view: VersionsView) -> list[tuple[str, str]]:
    model = view.comparison.model
    at = model.column_of("program")
    return [
        (str(model.index(row, at).data()), str(model.index(row, 0).data())) for row in range(model.rowCount())
    ]


def choose_version(view: VersionsView, name: str) -> None:
    view.table.select(next(row.id for row in rank_versions.rows(MAIN) if row.name == name))


def opened(view: VersionsView) -> RehearsalDialog:
    click(view, "rehearse")
    return part(view, RehearsalDialog, "rehearsalDialog")


def tick_all(dialog: RehearsalDialog, qtbot: QtBot) -> None:
    for step in Step:
        if step is not Step.READ_BACK:
            box = part(dialog, QCheckBox, f"step_{step.value}")
            box.setFocus()
            qtbot.keyClick(box, Qt.Key.Key_Space)


def read_back(dialog: RehearsalDialog, *names: str) -> str:
    part(dialog, QPlainTextEdit, "readBackText").setPlainText("\n".join(CODES[name] for name in names))
    click(dialog, "compareReadBack")
    return part(dialog, QLabel, "readBackResult").text()


def test_a_version_is_kept_with_a_name_and_a_reason(
    view: VersionsView, workspace: Workspace, qtbot: QtBot
) -> None:
    view.new_item()
    dialog = part(view, EntryDialog, "keepVersionDialog")
    assert part(dialog, QLineEdit, "versionName").text() == "v3"
    qtbot.keyClicks(part(dialog, QLineEdit, "versionReason"), "after the debriefs")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(part(dialog, QLineEdit, "versionReason"), Qt.Key.Key_Return)
    newest = rank_versions.rows(MAIN)[0]
    assert (newest.name, newest.reason) == ("v3", "after the debriefs")
    assert workspace.undo_stack.undoText() == "Keep version v3"
    assert [row.version.name for row in view.model.rows] == ["v3", "v2", "v1"]
    workspace.undo()
    assert [row.version.name for row in view.model.rows] == ["v2", "v1"]


def test_a_version_is_held_against_the_list_and_against_another(view: VersionsView, qtbot: QtBot) -> None:
    choose_version(view, "v1")
    assert differences(view) == [("B", "\u2191 up 1"), ("A", "\u2193 down 1")]
    assert part(view, QLabel, "compareSummary").text() == "2 moved"
    view.comparison.with_box.setFocus()
    qtbot.keyClick(view.comparison.with_box, Qt.Key.Key_Down)
    assert part(view, QLabel, "compareTitle").text() == "From v1 to v2"
    only = part(view, QCheckBox, "compareOnly")
    only.setFocus()
    qtbot.keyClick(only, Qt.Key.Key_Space)
    assert differences(view)[2] == ("C", "= same place")
    choose_version(view, "v2")
    assert part(view, QLabel, "compareTitle").text() == "From v2 to the list as it is now"


def test_a_version_is_restored_in_one_step_that_can_be_undone(
    view: VersionsView, workspace: Workspace, store: Store
) -> None:
    before = store.dump()
    choose_version(view, "v1")
    click(view, "restoreVersion")
    assert order() == "ABC"
    assert workspace.undo_stack.undoText() == "Restore v1"
    workspace.undo()
    assert store.dump() == before


def test_programs_that_cannot_come_back_are_named(
    view: VersionsView, workspace: Workspace, notices: Notices, qtbot: QtBot
) -> None:
    gone = next(row.program_id for row in ranking.rows(MAIN) if row.program == "A")
    workspace.run("Delete", lambda: programs.delete([gone]))
    choose_version(view, "v1")
    with qtbot.waitSignal(notices.raised) as told:
        click(view, "restoreVersion")
    assert told.args is not None
    assert "Not in the plan any more: A." in told.args[0].text


def test_a_version_is_renamed_and_deleted(view: VersionsView, workspace: Workspace, qtbot: QtBot) -> None:
    choose_version(view, "v1")
    click(view, "editVersion")
    dialog = part(view, EntryDialog, "editVersionDialog")
    line = part(dialog, QLineEdit, "editVersionName")
    qtbot.keyClicks(line, "v2")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.problem.text().startswith("There is a version called v2 already")
    line.clear()
    qtbot.keyClicks(line, "First")
    qtbot.keyClicks(part(dialog, QLineEdit, "editVersionReason"), ", calmly")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert rank_versions.rows(MAIN)[1].reason == "first thoughts, calmly"
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert [row.name for row in rank_versions.rows(MAIN)] == ["v2"]
    workspace.undo()
    assert [row.name for row in rank_versions.rows(MAIN)] == ["v2", "First"]


def test_codes_are_copied_in_rank_order_one_per_line(view: VersionsView, workspace: Workspace) -> None:
    click(view, "copyCodes")
    assert QGuiApplication.clipboard().text() == "1491765C0\n1490765C0\n1492765C0"
    first = ranking.listed(MAIN)[0][0]
    workspace.run("Forget", lambda: programs.edit(first, "nrmp_code", ""))
    with pytest.raises(UserError, match="No NRMP code is known for B"):
        view._copy_codes()


def test_entry_sheet_and_written_proof_are_printed(view: VersionsView, qtbot: QtBot) -> None:
    def printed(name: str) -> Document:
        with qtbot.waitSignal(view.print_requested) as asked:
            click(view, name)
        assert asked.args is not None
        assert isinstance(asked.args[0], Document)
        return asked.args[0]

    assert printed("entrySheetPdf").file_name == "Rank entry sheet 2028-02-20.pdf"
    choose_version(view, "v1")
    assert printed("versionProofPdf").file_name == "Proof of rank list v1 2028-02-20.pdf"


def test_a_copy_of_the_confirmation_is_kept_beside_the_plan(
    view: VersionsView, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "R3 screen.png"
    file.write_bytes(b"picture")
    choose_version(view, "v2")
    assert not part(view, QPushButton, "openProof").isEnabled()
    view.attach(file)
    kept = rank_versions.rows(MAIN)[0]
    assert kept.proof == "R3 screen.png"
    assert attachments.found(kept.proof, workspace.path) is not None
    assert part(view, QPushButton, "openProof").isEnabled()
    workspace.undo()
    assert rank_versions.rows(MAIN)[0].proof == ""


def test_without_a_version_the_view_says_what_they_are_for(view: VersionsView, workspace: Workspace) -> None:
    def forget() -> None:
        for row in rank_versions.rows(MAIN):
            rank_versions.delete(row.id)

    workspace.run("Delete", forget)
    assert part(view, QLabel, "emptyTitle").text() == "No version kept yet"
    assert part(view, QPushButton, "keepFirstVersion").isVisible()


def test_a_swapped_pair_is_caught_and_nothing_is_certified(view: VersionsView, qtbot: QtBot) -> None:
    dialog = opened(view)
    tick_all(dialog, qtbot)
    assert read_back(dialog, "A", "B", "C") == (
        "Line 1: 1491765C0 (B) belongs here, R3 has 1490765C0 (A) before it. The two are swapped."
    )
    assert not part(dialog, QPushButton, "markCertified").isEnabled()
    assert part(dialog, QLabel, "rehearsalWaits").text() == "Still to do: Read back from R3"
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_clean_read_back_is_certified_and_a_later_change_is_loud(
    view: VersionsView, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = opened(view)
    assert read_back(dialog, "B", "A", "C") == "R3 shows the same codes in the same order."
    assert not part(dialog, QPushButton, "markCertified").isEnabled(), "the steps are not ticked yet"
    assert part(dialog, QPushButton, "keepRehearsed").isEnabled()
    tick_all(dialog, qtbot)
    moment = part(dialog, QLineEdit, "rehearsalMoment")
    moment.setText("22 Feb 2028 09:00")
    click(dialog, "markCertified")
    assert part(dialog, QLabel, "rehearsalProblem").text().startswith("This moment lies ahead")
    moment.setText("19 Feb 2028 09:00")
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog, "markCertified")
    kept = rank_versions.rows(MAIN)[0]
    assert (kept.name, kept.kind) == ("v3", VersionKind.CERTIFIED)
    assert kept.made_at == datetime(2028, 2, 19, 4, tzinfo=UTC), "nine o'clock in Karachi"
    told = part(view, QLabel, "rankCertified")
    assert told.text() == "Certified in R3 Sat 19 Feb 2028 09:00 PKT, as “v3”. Nothing has changed since."
    assert told.property("role") == "ok"

    first = ranking.listed(MAIN)[0][0]
    workspace.run("Move", lambda: ranking.move(first, 3))
    assert told.text().startswith("Changed since certified: certify again in R3.")
    assert told.property("role") == "problem"
    assert told.font().bold()
    workspace.undo()
    assert told.property("role") == "ok"


def test_a_change_of_the_text_after_comparing_begins_anew(view: VersionsView, qtbot: QtBot) -> None:
    dialog = opened(view)
    read_back(dialog, "B", "A", "C")
    qtbot.keyClicks(part(dialog, QPlainTextEdit, "readBackText"), "1")
    assert not part(dialog, QPushButton, "keepRehearsed").isEnabled()
    assert part(dialog, QLabel, "readBackResult").text() == "Not read back yet."
    dialog.reject()


def test_lines_ticked_one_by_one_are_a_read_back_too(view: VersionsView, qtbot: QtBot) -> None:
    dialog = opened(view)
    part(dialog, QTabWidget, "readBackWays").setCurrentIndex(1)
    lines = part(dialog, QListWidget, "readBackLines")
    assert lines.item(0).text().replace("\u00a0", " ") == "1.  1491 765 C0   B"
    lines.setFocus()
    for row in range(3):
        assert not part(dialog, QPushButton, "keepRehearsed").isEnabled()
        lines.setCurrentRow(row)
        qtbot.keyClick(lines, Qt.Key.Key_Space)
    assert part(dialog, QLabel, "readBackResult").text() == "All 3 lines read back."
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog, "keepRehearsed")
    assert rank_versions.rows(MAIN)[0].kind is VersionKind.REHEARSED


def test_an_error_stands_in_the_way_and_leads_to_the_checks(
    view: VersionsView, workspace: Workspace, qtbot: QtBot
) -> None:
    first = ranking.listed(MAIN)[0][0]

    def call_off() -> None:
        held = next(row for row in interviews.rows() if row.program_id == first)
        interviews.edit(held.id, "status", "declined")

    workspace.run("Call off", call_off)
    dialog = opened(view)
    assert not part(dialog, QCheckBox, "step_checks").isEnabled()
    assert "1 error stands: mend it" in part(dialog, QLabel, "stepText_checks").text()
    read_back(dialog, "B", "A", "C")
    assert not part(dialog, QPushButton, "markCertified").isEnabled()
    with qtbot.waitSignal(view.open_requested) as asked:
        click(dialog, "stepGo_checks")
    assert asked.args == ["ranking/checks", 0]


def test_each_step_says_what_it_goes_by(view: VersionsView) -> None:
    dialog = opened(view)
    texts = {
        step: part(dialog, QLabel, f"stepText_{step.value}").text()
        for step in Step
        if step is not Step.READ_BACK
    }
    assert texts[Step.ECFMG] == "You are certified by ECFMG."
    assert texts[Step.CODES] == "3 codes, all different."
    assert texts[Step.FEE].startswith("0 USD for 3 different codes, 20 of them free. Due at certification.")
    assert "stated for 2024, not for this season" in texts[Step.FEE]
    assert "looked up 21 Nov 2026" in texts[Step.FEE]
    assert "Wed 1 Mar 2028 21:00 EST, at home Thu 2 Mar 2028 07:00 PKT" in texts[Step.DEADLINE]
    dialog.reject()


def test_an_ecfmg_certification_that_did_not_come_is_said(view: VersionsView, workspace: Workspace) -> None:
    late: dict[str, object] = {"ecfmg_status": "on_track", "ecfmg_on": "2027-11-15"}
    workspace.run("Profile", lambda: profile.edit_all(late))
    dialog = opened(view)
    assert part(dialog, QLabel, "stepText_ecfmg").text() == (
        "Expected 15 Nov 2027, and still not noted as there. The deadline is in 10 days: look at Profile."
    )
    dialog.reject()


def test_the_models_keep_qts_rules(view: VersionsView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)
    choose_version(view, "v1")
    qtmodeltester.check(view.comparison.model)


def test_with_nothing_to_keep_it_leads_to_the_list(
    view: VersionsView, workspace: Workspace, qtbot: QtBot
) -> None:
    for kept in rank_versions.rows(MAIN):
        workspace.run("Delete", partial(rank_versions.delete, kept.id))
    first, to_list = (part(view, QPushButton, name) for name in ("keepFirstVersion", "versionsToList"))
    assert (first.isVisible(), to_list.isVisible()) == (True, False)
    workspace.run("Empty", lambda: ranking.rewrite(MAIN, [], {}))
    assert (first.isVisible(), to_list.isVisible()) == (False, True)
    assert part(view, QLabel, "emptyText").isEnabled(), "what teaches is never greyed out"
    to_list.setFocus()
    with qtbot.waitSignal(view.open_requested) as asked:
        qtbot.keyClick(to_list, Qt.Key.Key_Space)
    assert asked.args == ["ranking/ranking", 0]


def test_of_a_certified_version_that_is_damaged_nothing_is_claimed(
    view: VersionsView, workspace: Workspace
) -> None:
    damaged = rank_versions.rows(MAIN)[0].id
    query = RankVersion.update(kind="certified", entries="damaged").where(RankVersion.id == damaged)
    workspace.run("Damage", query.execute)
    told = part(view, QLabel, "rankCertified").text()
    assert told.endswith("which is damaged: whether the list has changed since is unknown. Look in R3.")
