"""Story 3: a newer official list against the plan; what changed, what is gone, and what to look into."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from tests.parts import part
from tests.ui.importing.conftest import Hands, children, text

from matchplanner.domain import official_lists
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import history, programs
from matchplanner.ui.importing.dialog import ImportDialog, Step
from matchplanner.ui.importing.lines import CHANGED, NEW, VANISHED

TICKED = date(2026, 9, 1)
LISTED = ClaimField.LISTED_ACGME
SPECIALTY = "Medical genetics and genomics"


def page(rows: list[tuple[str, str, str, str, str]]) -> str:
    cells = "".join(
        f"<tr><td><a href='#'>{code}</a></td><td>{SPECIALTY}</td><td>{name}</td><td>{city}</td>"
        f"<td>{state}</td><td>{status}</td><td style='display:none'>hidden</td></tr>"
        for code, name, city, state, status in rows
    )
    return (
        "<!-- saved from url=(0048)https://apps.acgme.org/ads/Public/Programs/Search -->\n<!DOCTYPE html>"
        "<html><head><title>ACGME - Program Search</title></head><body>"
        "<div hidden>1300000000 - Not shown - Nowhere, TX</div><table><tr><th>Code</th><th>Specialty</th>"
        "<th>Name</th><th>City</th><th>State</th><th>Accreditation Status</th>"
        "<th style='display:none'>x</th></tr>"
        f"{cells}</table></body></html>"
    )


def listed(n: int) -> tuple[str, str, str, str, str]:
    return f"13055010{n:02d}", f"Program {n}", f"City {n}", "MN", "Continued Accreditation"


@pytest.fixture
def newer(hands: Hands, tmp_path: Path) -> ImportDialog:
    """Eighteen programs with ticks, and a page on which three differ and one is new."""

    def fill() -> None:
        for n in range(18):
            code, name, city, state, status = listed(n)
            program = programs.add(name, city=city, state=state, acgme_id=code, program_type="categorical")
            programs.set_fact(program, LISTED, "yes", TICKED, source_kind=SourceKind.OWN)
            programs.add_claim(
                program,
                ClaimField.ACCREDITATION,
                status,
                SourceKind.ACGME,
                source="ACGME list",
                seen_on=TICKED,
            )
        programs.set_fact(18, ClaimField.LISTED_ERAS, "yes", TICKED)

    hands.plan.run("Fill", fill)
    rows = [listed(n) for n in range(17)]
    rows[3] = (*rows[3][:4], "Probationary Accreditation")
    rows[5] = (rows[5][0], "Program 5, renamed", *rows[5][2:])
    file = tmp_path / "ACGME January.html"
    file.write_text(page([*rows, listed(40)]), encoding="utf-8")
    dialog = hands.open_file(file)
    assert dialog.step is Step.PREVIEW
    assert part(dialog, QComboBox, "importOrigin").currentData() == "acgme"
    hands.press(dialog, "importBack")
    day = part(dialog, QLineEdit, "importDated")
    day.setText("2027-01-05")
    day.editingFinished.emit()
    hands.press(dialog, "importNext")
    return dialog


def test_the_preview_shows_old_and_new_and_what_to_look_into(hands: Hands, newer: ImportDialog) -> None:
    tree = newer.preview.tree
    counts = text(newer, "importCounts")
    assert counts.startswith("1 new · 2 changed · 15 unchanged · 0 uncertain · 1 not in this list any more")
    assert [line.text(0) for line in children(tree.group(NEW))] == ["Program 40"]
    assert [line.text(0) for line in children(tree.group(VANISHED))] == ["Program 17"]
    fields = {}
    for changed in children(tree.group(CHANGED)):
        tree.expandItem(changed)
        fields[changed.text(0)] = [tuple(line.text(at) for at in range(3)) for line in children(changed)]
    assert fields == {
        "Program 3": [("Accreditation", "Continued Accreditation", "Probationary Accreditation")],
        "Program 5": [("Program name", "Program 5", "Program 5, renamed")],
    }
    alerts = text(newer, "importAlerts")
    assert "Program 3: accreditation: Probationary Accreditation" in alerts
    assert "Program 17: not in this list any more, but in ERAS" in alerts
    assert hands.count() == 18


def test_what_is_accepted_is_one_dated_step_and_nothing_is_deleted(hands: Hands, newer: ImportDialog) -> None:
    hands.press(newer, "importAccept")

    rows = {row.name: row for row in programs.rows(date(2027, 1, 10))}
    assert len(rows) == 19
    gone = rows["Program 17"]
    assert official_lists.warnings(gone.facts) == (
        "Not in the latest list: ACGME.",
        "In ERAS, but not accredited by ACGME's list.",
    )
    assert official_lists.warnings(rows["Program 3"].facts) == ("Accreditation: Probationary Accreditation.",)
    assert official_lists.warnings(rows["Program 4"].facts) == ()
    ticks = {name: row.facts[LISTED].shown for name, row in rows.items()}
    assert {(t.value, t.seen_on) for name, t in ticks.items() if t and name != "Program 17"} == {
        ("yes", date(2027, 1, 5))
    }
    assert not rows["Program 3"].facts[ClaimField.ACCREDITATION].disputed
    labels = {entry.label for entry in history.of(rows["Program 3"].id)}
    assert "Import ACGME January.html" in labels
    hands.undo()
    assert hands.count() == 18
    assert {row.facts[LISTED].value for row in programs.rows(hands.today)} == {"yes"}


def test_the_same_page_again_changes_nothing(hands: Hands, newer: ImportDialog, tmp_path: Path) -> None:
    hands.press(newer, "importAccept")

    again = hands.open_file(tmp_path / "ACGME January.html")

    assert text(again, "importCounts").startswith("0 new · 1 changed · 17 unchanged · 0 uncertain · 0 not in")
    assert text(again, "importSummary") == "0 to add, 0 to change", "the new name was not accepted, and waits"
