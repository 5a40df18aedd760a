"""Pages that speak of genetics and residents and are no genetics residency's: nothing is read."""

from datetime import date

import pytest

from matchplanner.domain.page_reading.reader import read

TODAY = date(2026, 11, 22)

PEDIATRICS = """Harbor Light Children's Hospital
Pediatrics Residency Program

Welcome. Twelve categorical residents join us each year for three years of training.

Facts
- Application: ERAS, open until October 15, 2026
- Visas: J-1 through ECFMG
- USMLE Step 2 CK: 225 or higher

Electives
Residents on the medical genetics elective spend four weeks in the metabolic and craniofacial clinics.
"""

UNTITLED_PEDIATRICS = """Welcome from the program director

Thank you for looking at our three-year categorical pediatrics residency. We take 14 interns each year
through ERAS and sponsor J-1 visas.

Our graduates go into general practice and into fellowships such as medical genetics. The genetics residents
of the university join us for journal club. Applications close on October 20.
"""

INTERNAL_MEDICINE = """Residency
Internal Medicine

Our program
The internal medicine residency lasts three years. We accept 30 residents per year. H-1B visas are considered.

Subspecialty clinics
Residents rotate through the lipid, cardiac and adult genetics clinics. Four weeks in the clinical genetics
service are offered. Interviews are held from October to January.
"""

CHILD_NEUROLOGY = """Child Neurology Residency at Greywater

Length: five years
Positions: 2 per year
Deadline: October 1, 2026
Residents spend one month in medical genetics and rotate in the cytogenetics laboratory for two weeks.
ECFMG certification is required by the time of application.
"""

COUNSELLING = """Master of Science in Genetic Counseling

Our program lasts two years and takes 12 students each year. Students work with the residents of the
medical genetics residency. Deadline: December 15. Apply directly to the program.
Contact: Ivy Larkin, gcprogram@larkspur.example
"""

CLINIC = """Genetics Clinic
Marbury Medical Center

Our clinics: general genetics, metabolic, neurofibromatosis, and Down syndrome.
You may be seen by a resident in our two-year medical genetics training program before you meet the attending.
Cytogenetic and biochemical tests are done in our own laboratory.
Scheduling: Dora Finch, genetics.clinic@marbury.example
"""

NEWS = """Resident receives national award

Posted on May 3, 2026 by Corporate Communications
Dr. Ada Bell, a second-year medical genetics resident, said she was happy. "We are few," she told us.
The two-year residency, founded in 1991, takes two residents each year and sponsors J-1 visas.
Media contact: press@marbury.example
"""

STUDENT_GUIDE = """How to match into medical genetics: a guide for students

Most programs last two years and take one to three residents per year. Many programs sponsor J-1 visas, some
H-1B. Apply through ERAS by October 1. You need at least one year of prior residency training.
"""

ROTATING_STUDENTS = """Medical Genetics Elective for Visiting Students

Our elective lasts four weeks. We accept two students each month. Visiting students on J-1 visas are welcome.
Apply through VSLO by March 1. You will work with the genetics residents in our cancer and prenatal clinics.
Contact: Nell Orbach, electives@marbury.example
"""

SCHOLARS_OFFICE = """International Scholars Office

We file H-1B petitions for faculty and J-1 petitions for research scholars. Residents are handled by another
office. Our staff need the documents at least six months before the start. Contact: iso@marbury.example
"""

FELLOWSHIP = """Medical Biochemical Genetics Fellowship

Our fellowship lasts one year and takes one fellow per year. Applicants must have completed a residency in
medical genetics and genomics. J-1 visas are sponsored. Apply by March 31 to fellowship@marbury.example.
"""

JOBS = """Careers: Medical Geneticist (faculty)

The Department of Pediatrics is looking for a board-certified geneticist who will teach residents.
H-1B sponsorship is available. Apply by December 1. Contact: recruiting@marbury.example
"""


@pytest.mark.parametrize(
    "page",
    [
        PEDIATRICS,
        UNTITLED_PEDIATRICS,
        INTERNAL_MEDICINE,
        CHILD_NEUROLOGY,
        COUNSELLING,
        CLINIC,
        NEWS,
        STUDENT_GUIDE,
        ROTATING_STUDENTS,
        SCHOLARS_OFFICE,
        FELLOWSHIP,
        JOBS,
    ],
)
def test_nothing_is_read_off_a_page_that_is_no_genetics_residency(page):
    assert read(page, TODAY) == ()


def test_another_specialtys_page_is_read_where_that_is_wanted():
    found = {str(fact.field): fact.value for fact in read(PEDIATRICS, TODAY, any_specialty=True)}
    assert found["positions_per_year"] == 12
    assert found["j1"] == "yes"


def test_a_genetics_section_on_another_specialtys_page_is_all_that_is_read():
    page = (
        f"{PEDIATRICS}\nCombined Pediatrics-Medical Genetics Residency\n"
        "The combined program lasts four years and takes one resident per year.\n"
    )
    found = {str(fact.field): fact.value for fact in read(page, TODAY)}
    assert found == {"length_years": 4, "positions_per_year": 1}


def test_a_house_wide_visa_policy_for_all_residents_counts():
    page = (
        "Graduate Medical Education\nVisa Policy\n\n"
        "This policy covers all residents and fellows in every residency program.\n"
        "The hospital sponsors J-1 visas for residents. H-1B visas are not sponsored for residents.\n"
        "H-1B petitions for faculty are filed by the law office.\n"
    )
    assert {str(fact.field): fact.value for fact in read(page, TODAY)} == {"j1": "yes", "h1b": "no"}
