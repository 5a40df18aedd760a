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


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            """Genetic Medicine at Fairhaven
Make an appointment

Our team sees patients of all ages. About 40% of our patients are adults. Our clinics include
metabolic, cancer and
cardiogenetics clinics. We are a teaching hospital; residents may take part in your visit.
Call 555-0100 or write to genetics@fairhaven.example.
""",
            id="patient page",
        ),
        pytest.param(
            """Genetic Counselor II - Division of Medical Genetics

We are hiring a genetic counselor who will work with our residents and fellows. Two years of experience
are required.
Visa sponsorship is not available for this position. Apply online by December 1.
""",
            id="counsellor job",
        ),
        pytest.param(
            """Alumni of the Medical Genetics Residency

2024: Ann Poe, MD - fellowship in biochemical genetics, one year
2023: Raj Rao, MBBS - came from India, faculty at Elm Medical Center
2020: Liu Wei, MD - two-year research fellowship
""",
            id="alumni page",
        ),
        pytest.param(
            """Faculty - Medical Genetics Residency

Maria Sol, MD, Program Director. Residency: pediatrics, 3 years, Metro Hospital. Medical school: Lima,
1998.
Joined in 2006. E-mail: msol@elm.example
Tom Ray, PhD, Director of Cytogenetics Laboratory. E-mail: tray@elm.example
""",
            id="faculty page",
        ),
        pytest.param(
            """Salaries and Benefits
Medical Genetics Residency

PGY-2: $68,000. PGY-3: $71,000. Vacation: 4 weeks. Education allowance: $1,500 per year for two years.
Residents on J-1 visas receive the same benefits. Visa fees are not reimbursed.
""",
            id="salary page",
        ),
        pytest.param(
            """News from the Department of Genetics

October 3, 2026 - Two residents win awards
September 12, 2026 - Our residency receives continued accreditation
July 1, 2026 - We welcome three new residents
May 5, 2026 - H-1B lawyers visit campus
""",
            id="news list",
        ),
        pytest.param(
            """Genetics Resident Research Symposium

The symposium for residents takes place on November 20, 2026. Abstracts are due October 30, 2026. Each
program may send
two residents. Registration: symposium@elm.example. Travel grants for J-1 residents are available.
""",
            id="symposium",
        ),
        pytest.param(
            """My interview season in medical genetics

I applied to 12 programs through ERAS. Most programs are two years long. One program told me that they
sponsor H-1B
visas. I interviewed from October to January and ranked nine programs. My scores were 235 and 248.
""",
            id="blog of student",
        ),
        pytest.param(
            """Re: medical genetics residency IMG friendly?

They take two residents each year and sponsor J-1. I heard they need Step 2 above 220. Deadline was
November 1.
""",
            id="forum",
        ),
        pytest.param(
            """Medical genetics

Medical genetics is a branch of medicine. In the United States, residency training lasts two years
after one year of
another residency. There are about 50 programs. Residents spend at least 18 months in clinical training.
""",
            id="wikipedia-like",
        ),
        pytest.param(
            """ABMGG: Training Requirements for Residents

Candidates must complete a two-year residency in an accredited program. One year of prior training is
required.
Programs may offer a combined pathway of four years. The examination fee is due on March 1.
""",
            id="abmgg",
        ),
        pytest.param(
            """ECFMG certification for residents

To start residency you need ECFMG certification. OET is required for Pathway applicants. J-1
sponsorship is available
for residents at accredited programs. Our office is in Philadelphia.
""",
            id="ecfmg",
        ),
        pytest.param(
            """Neurogenetics Fellowship for graduates of a residency

Our fellowship lasts two years, with six months of laboratory training. One fellow each year. J-1 and
H-1B accepted.
""",
            id="neuro",
        ),
        pytest.param(
            """Maternal-Fetal Medicine and Medical Genetics Combined Fellowship

This combined program lasts four years and accepts one fellow every other year. Applicants must have
completed a residency.
Apply through ERAS by July 31.
""",
            id="maternal fetal",
        ),
        pytest.param(
            """Laboratory Genetics and Genomics Training Program

Our program trains one fellow per year for two years. Residents in medical genetics rotate through our
laboratories for
three months. Visa: J-1 or H-1B. Deadline: August 15.
""",
            id="lab genetics",
        ),
        pytest.param(
            """Pathology Residency
Molecular genetic pathology

Our residency lasts four years and takes five residents per year. Residents spend two months in
molecular genetics and
one in cytogenetics. J-1 and H-1B visas are sponsored. Interviews run from October to December.
""",
            id="pathology residency",
        ),
        pytest.param(
            """Medicine-Pediatrics Residency

Our four-year program takes six residents a year. An elective in medical genetics is popular. J-1 visas
are accepted.
ERAS deadline: October 1. USMLE minimum: 220.
""",
            id="med peds",
        ),
        pytest.param(
            """Residency | Child Neurology | Elm
Welcome to child neurology

Our program lasts five years. Rotations: genetics (1 month). We sponsor J-1 visas. ERAS only.
""",
            id="child neuro w tab",
        ),
        pytest.param(
            """Obstetrics and Gynecology Residency Program
University of the Plains

Eight residents join each year for four years. Our residents have a four-week rotation in reproductive
genetics and two in
the cytogenetics laboratory. No H-1B. Deadline October 15.
""",
            id="ob",
        ),
        pytest.param(
            """Predoctoral and Postdoctoral Training in Human Genetics (T32)

The training program supports four trainees each year for two years. Residents may apply for the
research track. Only
citizens and permanent residents are eligible. Applications are due on March 1.
""",
            id="research",
        ),
        pytest.param(
            """Genetics elective - fourth-year students

Length: 4 weeks. Positions: 2 per month. Students work beside the residents in our clinics: metabolic,
cancer, prenatal.
Prerequisite: completion of the third year. Visa: B-1 or F-1. Contact: Pat Low, plow@elm.example
""",
            id="med student elective",
        ),
        pytest.param(
            """Observerships in Medical Genetics for International Graduates

Observers spend one to three months with our residents. A B-1 visa is needed; J-1 is not sponsored for
observers. USMLE
Step 1 is required. Apply six months ahead to observers@elm.example.
""",
            id="observership",
        ),
    ],
)
def test_pages_about_genetics_and_residents_may_still_be_somebody_elses(page):
    assert read(page, TODAY) == ()
