"""Every researched fact, one by one: asked on the Research tab, kept with its source, and exported."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import programs
from matchplanner.services.exchange import program_files
from matchplanner.store.store import Store
from matchplanner.ui.programs.research.model import Column
from matchplanner.ui.programs.research.tab import ResearchTab
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
PAGE = "https://birch.example.org/genetics"
BIRCH = 1


@dataclass(frozen=True, slots=True)
class Typed:
    """Enter opens the editor of the answer, Enter hands over what was typed."""

    text: str

    def give(self, tab: ResearchTab) -> None:
        QTest.keyClick(tab.view, Qt.Key.Key_Return)
        field = tab.view.current_field()
        editor = tab.view.findChild(QLineEdit, f"edit_{field}")
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, self.text)
        QTest.keyClick(editor, Qt.Key.Key_Return)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter answers; once more goes to the next answer that starts with it."""

    letter: str
    times: int = 1

    def give(self, tab: ResearchTab) -> None:
        for _press in range(self.times):
            QTest.keyClicks(tab.view, self.letter)


@dataclass(frozen=True, slots=True)
class Words:
    """Clicks put on the usual words of a list."""

    words: tuple[str, ...]

    def give(self, tab: ResearchTab) -> None:
        for word in self.words:
            clicked(tab, f"word_{word}")


@dataclass(frozen=True, slots=True)
class Click:
    """A click on one of the answers that state nothing."""

    button: str

    def give(self, tab: ResearchTab) -> None:
        clicked(tab, self.button)


YES, NO = Letter("y"), Letter("n")
Given = Typed | Letter | Words | Click

FACTS: tuple[tuple[int, ClaimField, Given, str, str], ...] = (
    # requirement, fact, what the user does, what is stored and exported, what the tab shows
    (
        39,
        ClaimField.APPLICATION_PATHWAY,
        Typed("Categorical track"),
        "Categorical track",
        "Categorical track",
    ),
    (39, ClaimField.ERAS_CODE, Typed("1304021C0"), "1304021C0", "1304021C0"),
    (
        40,
        ClaimField.RESIDENTS_PAGE,
        Typed("birch.org/residents"),
        "birch.org/residents",
        "birch.org/residents",
    ),
    (40, ClaimField.FACULTY_PAGE, Typed("birch.org/faculty"), "birch.org/faculty", "birch.org/faculty"),
    (43, ClaimField.DURATION_YEARS, Typed("2"), "2", "2"),
    (44, ClaimField.OPTIONAL_EXTRA_YEARS, Typed("1"), "1", "1"),
    (
        44,
        ClaimField.EXTRA_YEAR_CONDITION,
        Typed("if a slot is free"),
        "if a slot is free",
        "if a slot is free",
    ),
    (
        *(45, ClaimField.BOARD_OUTCOMES),
        Words(("clinical genetics and genomics", "clinical biochemical genetics")),
        *("clinical genetics and genomics; clinical biochemical genetics",) * 2,
    ),
    (46, ClaimField.CERTIFYING_BOARD, Typed("ABMGG"), "ABMGG", "ABMGG"),
    (46, ClaimField.BOARD_RECOGNISED, YES, "yes", "Yes"),
    (47, ClaimField.LISTED_ACGME, YES, "yes", "Yes"),
    (47, ClaimField.LISTED_ABMGG, YES, "yes", "Yes"),
    (47, ClaimField.LISTED_FREIDA, NO, "no", "No"),
    (47, ClaimField.LISTED_ERAS, NO, "no", "No"),
    (49, ClaimField.HEARD_FROM, Typed("Dr. Hale, a mentor"), "Dr. Hale, a mentor", "Dr. Hale, a mentor"),
    (50, ClaimField.SOCIETY_ACTIVITY, Typed("2 ACMG abstracts"), "2 ACMG abstracts", "2 ACMG abstracts"),
    (
        51,
        ClaimField.HOST_INSTITUTE,
        Typed("Birch Genome Centre"),
        "Birch Genome Centre",
        "Birch Genome Centre",
    ),
    (52, ClaimField.STRENGTHS, Words(("cancer", "metabolic")), "cancer; metabolic", "cancer; metabolic"),
    (53, ClaimField.POSITIONS_PER_YEAR, Typed("3"), "3", "3"),
    (53, ClaimField.PROGRAM_SIZE, Typed("6"), "6", "6"),
    (53, ClaimField.FACULTY_COUNT, Typed("21"), "21", "21"),
    (56, ClaimField.FOUNDED_YEAR, Typed("1994"), "1994", "1994"),
    (57, ClaimField.ACCREDITATION, Typed("Continued Accreditation"), *("Continued Accreditation",) * 2),
    (58, ClaimField.BOARD_PASS, Typed("95 %"), "95", "95"),
    (59, ClaimField.ACADEMIC_CENTER, YES, "yes", "Yes"),
    (61, ClaimField.ADULT_SHARE, Typed("half"), "50", "50"),
    (61, ClaimField.PATIENT_AGES, Words(("prenatal", "adults")), "prenatal; adults", "prenatal; adults"),
    (61, ClaimField.REFERRAL, Words(("nation", "abroad")), "nation; abroad", "nation; abroad"),
    (62, ClaimField.DISORDERS, Words(("mitochondrial", "teratogenic")), *("mitochondrial; teratogenic",) * 2),
    (63, ClaimField.LAB_MONTHS, Typed("4.5"), "4.5", "4.5"),
    (63, ClaimField.LABS, Words(("cytogenetic", "molecular")), *("cytogenetic; molecular",) * 2),
    (64, ClaimField.COUNSELING, Typed("Non-directive, taught"), *("Non-directive, taught",) * 2),
    (65, ClaimField.TEAM, Words(("dietitians", "social workers")), *("dietitians; social workers",) * 2),
    (65, ClaimField.DEPARTMENTS, Typed("cardiology, neurology"), *("cardiology, neurology",) * 2),
    (66, ClaimField.EXPECTATIONS, Typed("Attend diet visits"), "Attend diet visits", "Attend diet visits"),
    (67, ClaimField.STIPEND, Typed("68000"), "68000", "68000"),
    (67, ClaimField.BENEFITS, Typed("Health insurance"), "Health insurance", "Health insurance"),
    (67, ClaimField.CAMPUS_PAGE, Typed("birch.org/living"), "birch.org/living", "birch.org/living"),
    (68, ClaimField.APPLICATION_SYSTEM, Typed("ERAS and NRMP"), "ERAS and NRMP", "ERAS and NRMP"),
    (68, ClaimField.RULES_CHECKED, Typed("2027"), "2027", "2027"),
    (69, ClaimField.HOW_TO_APPLY_PAGE, Typed("birch.org/apply"), "birch.org/apply", "birch.org/apply"),
    (69, ClaimField.ELIGIBILITY_PAGE, Typed("birch.org/rules"), "birch.org/rules", "birch.org/rules"),
    (69, ClaimField.IMG_PAGE, Typed("birch.org/img"), "birch.org/img", "birch.org/img"),
    (70, ClaimField.J1, YES, "yes", "Yes"),
    (71, ClaimField.H1B, Letter("u"), "conditional", "Under conditions"),
    (72, ClaimField.VISA_SPONSORSHIP, NO, "no", "No"),
    (73, ClaimField.ECFMG_REQUIRED, Letter("t", 3), "by_ranking", "To be ranked"),
    (74, ClaimField.USMLE_STEP1_MIN, Click("answerNotStated"), "not stated", "not stated"),
    (74, ClaimField.USMLE_STEP2_MIN, Typed("230"), "230", "230"),
    (74, ClaimField.ATTEMPT_LIMIT, Typed("2"), "2", "2"),
    (74, ClaimField.YOG_LIMIT_YEARS, Typed("5"), "5", "5"),
    (75, ClaimField.IMG_FAQ, YES, "yes", "Yes"),
    (81, ClaimField.CREDIT_TRANSFER, Letter("u"), "conditional", "Under conditions"),
    (82, ClaimField.TRAINED_ABROAD, YES, "yes", "Yes"),
    (
        83,
        ClaimField.ROTATIONS,
        Words(("dysmorphology", "NICU")),
        "dysmorphology; NICU",
        "dysmorphology; NICU",
    ),
    (83, ClaimField.CLINICS, Words(("skeletal dysplasia",)), "skeletal dysplasia", "skeletal dysplasia"),
    (84, ClaimField.RESEARCH_REQUIRED, YES, "yes", "Yes"),
    (86, ClaimField.MD_GENETICISTS, Typed("9"), "9", "9"),
    (86, ClaimField.PHD_GENETICISTS, Typed("4"), "4", "4"),
    (86, ClaimField.COUNSELORS, Typed("12"), "12", "12"),
    (87, ClaimField.MULTIDISCIPLINARY_CLINICS, YES, "yes", "Yes"),
    (87, ClaimField.ADVANCED_TESTING, YES, "yes", "Yes"),
    (87, ClaimField.CANCER_CENTER, NO, "no", "No"),
    (87, ClaimField.CHILDRENS_HOSPITAL, YES, "yes", "Yes"),
    (88, ClaimField.PROTECTED_TIME, YES, "yes", "Yes"),
    (88, ClaimField.RESEARCH_CURRICULUM, YES, "yes", "Yes"),
    (88, ClaimField.FUNDED_RESEARCH, NO, "no", "No"),
    (88, ClaimField.RESIDENTS_PUBLISH, YES, "yes", "Yes"),
    (89, ClaimField.RESEARCH_LEVEL, Letter("e"), "extensive", "Extensive"),
    (90, ClaimField.CLEAR_EXPECTATIONS, YES, "yes", "Yes"),
    (90, ClaimField.RESEARCH_MENTORS, NO, "no", "No"),
    (91, ClaimField.SUPPORT, Words(("wellness", "inclusion")), "wellness; inclusion", "wellness; inclusion"),
    (92, ClaimField.OTHER_IMG_RECORD, Typed("many"), "many", "many"),
    (94, ClaimField.PRIOR_GME_YEARS, Click("answerNotApplicable"), *("not applicable",) * 2),
    (95, ClaimField.DEGREE_OPTIONS, Words(("master's",)), "master's", "master's"),
    (95, ClaimField.BIOINFORMATICS, YES, "yes", "Yes"),
    (106, ClaimField.PEDIATRIC_EMPHASIS, Typed("5"), "5", "5"),
    (106, ClaimField.ADULT_EMPHASIS, Typed("2"), "2", "2"),
)


def clicked(tab: ResearchTab, name: str) -> None:
    found = tab.findChild(QPushButton, name)
    assert found is not None, name
    found.click()
    QApplication.sendPostedEvents()


@pytest.fixture(scope="module")
def checklist(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ResearchTab]:  # noqa: ARG001 - Qt must be up first
    """The Research tab of Birch, one for all facts of this module: each is asked about once."""
    store = Store.create(tmp_path_factory.mktemp("checklist") / "plan.matchplan")
    workspace = Workspace(store, lambda: TODAY)
    workspace.run("Add", lambda: programs.add("Birch"))
    tab = ResearchTab(workspace)
    tab.resize(1100, 460)

    def show(_change: ChangeSet | None = None) -> None:
        tab.show_program(programs.get(BIRCH, TODAY))

    workspace.changed.connect(show)
    show()
    kind = tab.findChild(QComboBox, "researchSourceKind")
    where = tab.findChild(QLineEdit, "researchSource")
    assert kind is not None
    assert where is not None
    kind.setCurrentText(SourceKind.PROGRAM_PAGE.label)
    where.setText(PAGE)
    yield tab
    workspace.changed.disconnect(show)
    store.close()


@pytest.fixture
def tab(checklist: ResearchTab) -> Iterator[ResearchTab]:
    checklist.show()
    yield checklist
    checklist.hide()


def exported_as_csv(field: ClaimField) -> str:
    (row,) = csv.DictReader(io.StringIO(program_files.to_csv([programs.get(BIRCH, TODAY)]).decode()))
    return row[field.value]


def exported_as_json(field: ClaimField) -> str:
    (row,) = json.loads(program_files.to_json([programs.get(BIRCH, TODAY)]))
    return str(row[field.value])


@pytest.mark.parametrize(
    ("field", "given", "stored", "shown"),
    [pytest.param(*fact[1:], id=f"R{fact[0]}-{fact[1].value}") for fact in FACTS],
)
def test_a_researched_fact_is_kept(
    tab: ResearchTab, field: ClaimField, given: Given, stored: str, shown: str, qtbot: QtBot
) -> None:
    answer = tab.model.find(field)
    assert answer.data() == "unknown"
    tab.show_fact(field)
    given.give(tab)
    qtbot.waitUntil(lambda: answer.data() == shown)

    (claim,) = programs.get(BIRCH, TODAY).facts[field].claims
    assert claim.value == stored
    assert (claim.source_kind, claim.source, claim.seen_on) == (SourceKind.PROGRAM_PAGE, PAGE, TODAY)

    assert answer.siblingAtColumn(Column.SOURCE).data() == "birch.example.org"
    assert answer.siblingAtColumn(Column.SEEN).data() == "today"
    tab.show_fact(field)
    assert heading(tab) == field.label
    assert claim_line(tab, claim.id).isVisible()

    assert exported_as_csv(field) == stored
    assert exported_as_json(field) == stored


def heading(tab: ResearchTab) -> str:
    found = tab.findChild(QLabel, "researchQuestion")
    assert found is not None
    return found.text()


def claim_line(tab: ResearchTab, claim: int) -> QWidget:
    found = tab.findChild(QWidget, f"claim_{claim}")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("field", "catch"),
    [
        pytest.param(ClaimField.CREDIT_TRANSFER, "counts only if the ABMGG has reviewed it", id="R81"),
        pytest.param(ClaimField.VISA_SPONSORSHIP, "sponsors neither J-1 nor H-1B", id="R72"),
        pytest.param(ClaimField.RULES_CHECKED, "once you have read this season's rules", id="R68"),
    ],
)
def test_a_question_with_a_catch_names_it(tab: ResearchTab, field: ClaimField, catch: str) -> None:
    tab.show_fact(field)
    hint = tab.findChild(QLabel, "researchHint")
    assert hint is not None
    assert catch in hint.text()


def test_every_fact_of_the_checklist_has_a_requirement_of_its_own_or_belongs_to_one_above() -> None:
    asked = {field for _requirement, field, *_rest in FACTS}
    beside = {
        ClaimField.LISTED,  # written by imports alone
        ClaimField.OET_REQUIRED,
        ClaimField.IMGS_AMONG_RESIDENTS,
        ClaimField.IMG_SHARE,
        ClaimField.IMG_INFO,
        ClaimField.TAKES_APPLICATIONS,
        ClaimField.APPLICATION_DEADLINE,
        ClaimField.INTERVIEW_PERIOD,
        ClaimField.THANK_YOU_NOTES,
        ClaimField.LETTERS_REQUIRED,
        ClaimField.CONTACT_NAME,
        ClaimField.CONTACT_EMAIL,
        ClaimField.DIRECTOR,
        ClaimField.RESEARCH_MONTHS,
    }
    assert asked.isdisjoint(beside)
    assert asked | beside == set(ClaimField)
