"""The programs in tiers: suggested, dragged, typed, explained (story 6)."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.factors import Factor
from matchplanner.domain.programs import ProgramStatus
from matchplanner.services import factors, profile, programs, scoring
from matchplanner.services.scoring import Given
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.programs.tiers.lane import Lane
from matchplanner.ui.programs.tiers.printing import NONE, OUT
from matchplanner.ui.programs.tiers.view import TiersView
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.fields import NoteField
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
SOUND = {"accreditation": "Continued Accreditation", "j1": "yes"}
POINTS = {
    "fair": {"past_imgs": 2, "visa": 2, "clarity": 1, "responsiveness": 0},
    "zero": {"past_imgs": 0, "visa": 0, "clarity": 0, "responsiveness": 0},
}


def add(name: str, facts: dict[str, str], points: str = "", **fields: object) -> int:
    program = programs.add(name, **fields)
    for field, value in facts.items():
        programs.add_claim(program, ClaimField(field), value, SourceKind.PROGRAM_PAGE, seen_on=TODAY)
    if points:
        scoring.save(program, {key: Given(n) for key, n in POINTS[points].items()})
    return program


@pytest.fixture
def ids(workspace: Workspace) -> dict[str, int]:
    """53 programs, 28 of them combined; an applicant who needs a visa but no H-1B."""

    def fill() -> dict[str, int]:
        profile.edit_all(
            {
                "focus": "pediatric",
                "target_year": 2027,
                "j1_eligible": "yes",
                "h1b_need": "not_needed",
                "vision": "I want to lead a clinic for children. I want to teach. I want to write.",
            }
        )
        dream = {**SOUND, "research_level": "extensive", "childrens_hospital": "yes", "clinics": "metabolic"}
        found = {
            "dream": add("Dream", dream, "fair"),
            "zero": add("Zero", dream, "zero"),
            "core": add("Core", SOUND, "fair"),
            "probation": add("Probation", {**SOUND, "accreditation": "Probationary Accreditation"}, "fair"),
            "closed": add("Sponsors nobody", {**SOUND, "j1": "no", "h1b": "no"}, "fair"),
            "bare": add("Bare", {}),
        }
        for number in range(47):
            kind = "combined_peds" if number < 28 else "fellowship_track"
            add(f"Filler {number:02}", SOUND, "fair", program_type=kind)
        return found

    return workspace.run("Fill", fill)


@pytest.fixture
def view(
    workspace: Workspace, notices: Notices, settings: Settings, ids: dict[str, int], qtbot: QtBot
) -> Iterator[TiersView]:
    """The view, re-read after each change as the page does it."""
    shown = TiersView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    workspace.changed.connect(lambda _change: shown.show_rows(programs.rows(TODAY), ()))
    shown.show_rows(programs.rows(TODAY), (ids["dream"],))
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()
    shown.hide()


def names(lane: Lane) -> set[str]:
    return {one.row.name for one in lane.model.cards}


def tier(program: int) -> int | None:
    return programs.get(program, TODAY).tier


def current(view: TiersView, key: str, name: str) -> Lane:
    """Make a card current and give its column the keyboard."""
    lane = view.lanes[key]
    at = next(at for at, one in enumerate(lane.model.cards) if one.row.name == name)
    lane.list.setFocus()
    lane.list.selectionModel().setCurrentIndex(
        lane.model.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    return lane


def push(view: TiersView, qtbot: QtBot, name: str) -> None:
    found = view.findChild(QPushButton, name)
    assert found is not None, name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def label(view: TiersView, name: str) -> str:
    found = view.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def answer(view: TiersView, qtbot: QtBot, text: str) -> None:
    """Type a reason into the dialog that asks for one."""
    dialog = view.findChild(QDialog, "tierReasonDialog")
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "tierReasonDialogText")
    assert line is not None
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_programs_stand_in_columns_and_those_kept_out_by_themselves(view: TiersView) -> None:
    assert names(view.lanes[OUT]) == {"Sponsors nobody", "Zero"}
    assert "Bare" in names(view.lanes[NONE])
    assert label(view, f"tierTitle_{NONE}") == "No tier (51)"
    assert label(view, "tierFunnel").startswith("Eligible 52 (1 with open rules)")


def test_suggestions_show_reasons_first_and_are_accepted_in_one_step(
    view: TiersView, ids: dict[str, int], workspace: Workspace, qtbot: QtBot
) -> None:
    push(view, qtbot, "suggestTiers")
    table = view.suggestions.table
    proposed = {row.one.row.name: row.tier for row in view.suggestions.model.rows}
    assert (proposed["Dream"], proposed["Core"]) == (1, 2)
    assert "Zero" not in proposed
    assert "Sponsors nobody" not in proposed
    assert "Bare" not in proposed
    table.select(ids["dream"])
    assert label(view, "suggestionReasons").startswith("✓ Serves half of your goals' points")
    assert {tier(program) for program in ids.values()} == {None}
    push(view, qtbot, "acceptAllSuggestions")
    assert (tier(ids["dream"]), tier(ids["core"]), tier(ids["zero"])) == (1, 2, None)
    assert "0 to decide" in label(view, "suggestionsExplained")
    assert workspace.undo_stack.undoText() == "Accept 50 suggested tiers"
    workspace.undo_stack.undo()
    assert {tier(program) for program in ids.values()} == {None}
    workspace.undo_stack.redo()
    assert tier(ids["dream"]) == 1


def test_one_suggestion_is_accepted_with_enter(view: TiersView, ids: dict[str, int], qtbot: QtBot) -> None:
    push(view, qtbot, "suggestTiers")
    view.suggestions.table.select(ids["dream"])
    qtbot.keyClick(view.suggestions.table, Qt.Key.Key_Return)
    assert (tier(ids["dream"]), tier(ids["core"])) == (1, None)
    push(view, qtbot, "closeSuggestions")
    assert view.why.isVisible()


def test_a_card_is_dragged_to_another_tier(
    view: TiersView, ids: dict[str, int], workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Tier", lambda: programs.edit(ids["core"], "tier", 2))
    source, target = view.lanes["2"], view.lanes["1"]
    data = source.model.mimeData([source.model.index(0)])
    _drop(target, data)
    qtbot.waitUntil(lambda: tier(ids["core"]) == 1)
    assert names(target) == {"Core"}
    assert target.selected() == [ids["core"]]
    assert workspace.undo_stack.undoText() == "Tier 1 Dream: Core"
    workspace.undo_stack.undo()
    assert tier(ids["core"]) == 2


def _drop(lane: Lane, data: QMimeData) -> None:
    middle = lane.list.viewport().rect().center()
    event = QDropEvent(
        QPoint(middle).toPointF(),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    lane.list.dropEvent(event)


def test_keys_move_cards_as_the_mouse_does(view: TiersView, ids: dict[str, int], qtbot: QtBot) -> None:
    lane = current(view, NONE, "Core")
    qtbot.keyClick(lane.list, Qt.Key.Key_2)
    assert tier(ids["core"]) == 2
    lane = view.lanes["2"]
    assert lane.list.hasFocus()
    qtbot.keyClick(lane.list, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert tier(ids["core"]) == 1
    qtbot.keyClick(view.lanes["1"].list, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert tier(ids["core"]) is None
    qtbot.keyClick(view.lanes[NONE].list, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert tier(ids["core"]) is None
    qtbot.keyClick(view.lanes[NONE].list, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert tier(ids["core"]) == 1
    qtbot.keyClick(view.lanes["1"].list, Qt.Key.Key_0)
    assert tier(ids["core"]) is None


def test_probation_asks_for_words_before_safety(view: TiersView, ids: dict[str, int], qtbot: QtBot) -> None:
    lane = current(view, NONE, "Probation")
    qtbot.keyClick(lane.list, Qt.Key.Key_3)
    assert tier(ids["probation"]) is None
    answer(view, qtbot, " ")
    dialog = view.findChild(QDialog, "tierReasonDialog")
    assert dialog is not None
    assert dialog.isVisible()
    problem = dialog.findChild(QLabel, "tierReasonDialogProblem")
    assert problem is not None
    assert "on probation" in problem.text()
    answer(view, qtbot, "It ends in May")
    row = programs.get(ids["probation"], TODAY)
    assert (row.tier, row.tier_reason) == (3, "It ends in May")


@pytest.mark.parametrize(("name", "key"), [("closed", Qt.Key.Key_2), ("zero", Qt.Key.Key_1)])
def test_a_program_kept_out_needs_words_too(
    view: TiersView, ids: dict[str, int], qtbot: QtBot, name: str, key: Qt.Key
) -> None:
    title = programs.get(ids[name], TODAY).name
    lane = current(view, OUT, title)
    qtbot.keyClick(lane.list, key)
    assert tier(ids[name]) is None
    answer(view, qtbot, "The coordinator says otherwise")
    assert tier(ids[name]) is not None


def test_the_panel_says_why_and_keeps_the_own_reason(
    view: TiersView, ids: dict[str, int], notices: Notices, qtbot: QtBot
) -> None:
    told: list[str] = []
    notices.raised.connect(lambda notice: told.append(notice.text))
    lane = current(view, NONE, "Dream")
    assert label(view, "tierSuggested") == "Suggested: Tier 1 Dream."
    assert "clinic for children" in label(view, "tierVision")
    why = view.findChild(QToolButton, "tierRulesToggle")
    assert why is not None
    qtbot.mouseClick(why, Qt.MouseButton.LeftButton)
    assert "Accreditation: Continued Accreditation" in label(view, "tierRulesWhy")
    qtbot.keyClick(lane.list, Qt.Key.Key_2)
    assert told
    assert "The facts suggest Tier 1 Dream" in told[0]
    reason = view.findChild(NoteField, "tierReason")
    assert reason is not None
    reason.setFocus()
    qtbot.keyClicks(reason, "Too far from my family")
    view.lanes["2"].list.setFocus()
    assert programs.get(ids["dream"], TODAY).tier_reason == "Too far from my family"
    push(view, qtbot, "suggestTiers")
    assert "Dream" not in {row.one.row.name for row in view.suggestions.model.rows}


def test_eligible_programs_are_marked_at_once(view: TiersView, ids: dict[str, int], qtbot: QtBot) -> None:
    push(view, qtbot, "willApplyEligible")
    statuses = [row.status for row in programs.rows(TODAY)]
    assert statuses.count(ProgramStatus.WILL_APPLY) == 52
    assert programs.get(ids["closed"], TODAY).status is ProgramStatus.CONSIDERING


def test_the_balance_names_what_is_missing(
    view: TiersView, ids: dict[str, int], workspace: Workspace
) -> None:
    assert label(view, "tierAdvice").startswith("No program has a tier yet")
    workspace.run("Tier", lambda: programs.edit(ids["dream"], "tier", 1))
    assert label(view, "tierAdvice") == "Nothing in Tier 2 Core, Tier 3 Safety: apply across all three."
    assert view.balance.accessibleName() == "Tier 1 Dream: 1, Tier 2 Core: 0, Tier 3 Safety: 0"
    workspace.run("Tier", lambda: programs.edit(ids["core"], "tier", 2))
    workspace.run("Tier", lambda: programs.edit(ids["bare"], "tier", 3))
    assert label(view, "tierAdvice") == "All three tiers are filled."


def choose(view: TiersView, qtbot: QtBot, name: str, text: str) -> None:
    box = view.findChild(QComboBox, name)
    assert box is not None, name
    box.setFocus()
    qtbot.keyClicks(box, text)


def test_target_ratings_and_weights_are_set_in_the_panel(
    view: TiersView, ids: dict[str, int], workspace: Workspace, qtbot: QtBot
) -> None:
    current(view, NONE, "Core")
    choose(view, qtbot, "tierTarget", "R")
    assert programs.get(ids["core"], TODAY).target == "realistic"
    choose(view, qtbot, "factorRating_cost", "4")
    choose(view, qtbot, "factorWeight_cost", "3")
    assert factors.ratings(ids["core"])[Factor.COST].rating == 4
    assert factors.weights()[Factor.COST] == 3
    assert label(view, "factorFigure") == "Place and stability: 2.3-4.6 of 5"
    assert label(view, "factorKnown") == "Accredited"
    workspace.undo_stack.undo()
    assert factors.weights()[Factor.COST] == 1
    note = view.findChild(QLineEdit, "factorNote_cost")
    assert note is not None
    note.setFocus()
    qtbot.keyClicks(note, "Cheap flats")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert factors.ratings(ids["core"])[Factor.COST].note == "Cheap flats"


def test_no_screen_speaks_of_chances(view: TiersView, qtbot: QtBot) -> None:
    current(view, NONE, "Dream")
    push(view, qtbot, "suggestTiers")
    for text in (one.text() for one in view.findChildren(QLabel)):
        assert "%" not in text
        assert "chance of match" not in text.lower()
        assert "probab" not in text.lower()


def test_a_profile_that_changes_re_reads_the_board(view: TiersView, workspace: Workspace) -> None:
    assert "Sponsors nobody" in names(view.lanes[OUT])
    workspace.run("Profile", lambda: profile.edit("immigration_status", "US citizen"))
    assert "Sponsors nobody" not in names(view.lanes[OUT])


def test_thousands_of_programs_are_only_counted_not_painted(view: TiersView, ids: dict[str, int]) -> None:
    bare = programs.get(ids["bare"], TODAY)
    view.show_rows([replace(bare, id=1000 + number) for number in range(5000)], ())
    assert label(view, f"tierTitle_{NONE}") == "No tier (5000)"
    assert view.lanes[NONE].list.indexAt(QPoint(10, 10)).isValid()


def test_trouble_with_accreditation_is_told_on_the_card_and_above_the_board(
    view: TiersView, ids: dict[str, int], workspace: Workspace
) -> None:
    lane = view.lanes[NONE]
    told = lane.model.data(
        lane.model.index(lane.model.place_of(ids["probation"])), Qt.ItemDataRole.AccessibleTextRole
    )
    assert told.endswith("on probation")
    workspace.run("Tier", lambda: programs.edit(ids["probation"], "tier", 2))
    assert "The accreditation of 1 program in a tier is in trouble." in label(view, "tierAdvice")


def test_the_menu_of_a_card_gives_tiers(view: TiersView, ids: dict[str, int], qtbot: QtBot) -> None:
    lane = current(view, NONE, "Core")
    at = lane.list.visualRect(lane.list.currentIndex()).center()
    lane.list.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, lane.list.viewport().mapToGlobal(at))
    )
    menu = lane.list.findChild(QMenu, "tierMenu")
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Tier 2 Core").trigger()
    menu.close()
    qtbot.waitUntil(lambda: tier(ids["core"]) == 2)


@pytest.fixture
def page(
    workspace: Workspace, notices: Notices, settings: Settings, ids: dict[str, int], qtbot: QtBot
) -> Iterator[ProgramsPage]:
    assert ids
    shown = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1200, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def test_story_six_on_the_programs_page(
    page: ProgramsPage, ids: dict[str, int], workspace: Workspace, qtbot: QtBot
) -> None:
    page.show_view("tiers")
    board = page.findChild(TiersView)
    assert board is not None
    push(board, qtbot, "suggestTiers")
    push(board, qtbot, "acceptAllSuggestions")
    push(board, qtbot, "closeSuggestions")
    assert (tier(ids["dream"]), tier(ids["core"]), tier(ids["zero"]), tier(ids["closed"])) == (
        1,
        2,
        None,
        None,
    )
    assert "Tier 2 Core: 49" in board.balance.accessibleName()
    lane = current(board, "2", "Core")
    at = lane.model.place_of(ids["core"])
    _drop(board.lanes["1"], lane.model.mimeData([lane.model.index(at)]))
    qtbot.waitUntil(lambda: tier(ids["core"]) == 1)
    reason = board.findChild(NoteField, "tierReason")
    assert reason is not None
    reason.setFocus()
    qtbot.keyClicks(reason, "My mentor trained there")
    board.lanes["1"].list.setFocus()
    row = programs.get(ids["core"], TODAY)
    assert (row.tier, row.tier_reason) == (1, "My mentor trained there")
    push(board, qtbot, "willApplyEligible")
    assert programs.get(ids["closed"], TODAY).status is ProgramStatus.CONSIDERING
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert tier(ids["core"]) == 2
    assert {programs.get(program, TODAY).status for program in ids.values()} == {ProgramStatus.CONSIDERING}
    for _step in range(3):
        workspace.undo_stack.redo()
    row = programs.get(ids["core"], TODAY)
    assert (row.tier, row.tier_reason, row.status) == (1, "My mentor trained there", ProgramStatus.WILL_APPLY)


def test_fit_is_a_column_of_the_table(page: ProgramsPage, ids: dict[str, int], workspace: Workspace) -> None:
    model = page.model
    column = next(column for column in model.columns if column.key == "fit")
    rows = {row.id: row for row in programs.rows(TODAY)}
    assert column.shown(rows[ids["dream"]]) == "6 of 6"
    assert column.shown(rows[ids["bare"]]) == "no data"
    assert column.sort is not None
    assert column.sort(rows[ids["bare"]]) is None
    workspace.run("Profile", lambda: profile.edit_all({"focus": "", "vision": ""}))
    assert column.shown(rows[ids["dream"]]) == "no goals yet"


def test_a_profile_changed_by_another_process_judges_the_board_anew(
    workspace: Workspace, notices: Notices, settings: Settings, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.show_view("tiers")
    view = page.views.currentWidget()
    assert isinstance(view, TiersView)
    assert ids["closed"] in [one.row.id for one in view.lanes[OUT].model.cards]

    other = sqlite3.connect(workspace.path)
    other.execute("UPDATE profile SET immigration_status='US citizen'")
    other.commit()
    other.close()
    workspace.look_for_foreign_changes()

    assert ids["closed"] not in [one.row.id for one in view.lanes[OUT].model.cards]
