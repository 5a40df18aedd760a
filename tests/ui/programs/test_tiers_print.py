"""The tiers are printed from their view."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.errors import UserError
from matchplanner.progress import whole
from matchplanner.services import programs, scoring, tier_print, tiers
from matchplanner.services.reporting import Document, Printing, render
from matchplanner.services.scoring import Given
from matchplanner.services.tier_print import TierOverview
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.tiers.printing import NONE, OUT, overview
from matchplanner.ui.programs.tiers.view import TiersView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)


def fill() -> None:
    for name in ("Birch", "Oak"):
        program = programs.add(name, institution=f"{name} Clinic")
        programs.add_claim(program, ClaimField.J1, "yes", SourceKind.PROGRAM_PAGE, seen_on=TODAY)
        scoring.save(program, {"past_imgs": Given(2), "visa": Given(2)})
    tiers.put(1, 1, TODAY, "Family nearby")


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[TiersView]:
    workspace.run("Fill", fill)
    made = TiersView(workspace, notices, settings)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def test_print_hands_over_the_tiers_with_reasons_ranges_and_what_is_unknown(
    view: TiersView, qtbot: QtBot
) -> None:
    view.show_rows(programs.rows(TODAY), ())
    found: list[Document] = []
    view.print_requested.connect(found.append)
    view.print_button.setFocus()
    qtbot.keyClick(view.print_button, Qt.Key.Key_Return)
    (document,) = found
    pdf = PdfReader(BytesIO(render(document, Printing("Plan", TODAY), None).data))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "2 programs considered" in text
    assert "Tier 1 Dream 1 program" in text
    assert "Birch Birch Clinic 4-8 of 10" in text
    assert "My reason: Family nearby" in text
    assert "No tier 1 program" in text
    assert "For: IMG score of at least 4 of 10" in text
    assert document.file_name == "Tiers 2026-10-01.pdf"


def test_without_a_program_there_is_nothing_to_print(view: TiersView) -> None:
    view.show_rows((), ())
    assert not view.print_button.isEnabled()
    with pytest.raises(UserError, match="no program to print"):
        tier_print.document(TierOverview("", "", ()), TODAY)


def test_a_lane_of_thousands_is_worded_only_as_far_as_it_is_listed(workspace: Workspace) -> None:
    workspace.run("Fill", lambda: [programs.add(f"Program {at}") for at in range(tier_print.MOST + 5)])
    standings = whole(tiers.standings(programs.rows(TODAY), tiers.ruler()))
    cards = {"1": [], "2": [], "3": [], NONE: standings, OUT: []}
    (group,) = overview(cards, "").groups
    assert (len(group.entries), group.more) == (tier_print.MOST, 5)
