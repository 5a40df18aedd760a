"""How pages word the standing of a program: boards, adults among the patients, founding, accreditation."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


BOARDS = (
    ("Seventeen took the boards the year they left, and all seventeen passed.", 100),
    (
        (
            "In the last decade eighteen residents have finished with us. Seventeen took the "
            "boards the year they left, and all seventeen passed."
        ),
        100,
    ),
    ("Thirty of the thirty-one are certified by the ABMGG.", 97),
    (
        (
            "Of our 40 graduates since 1996, 22 are in practice. Thirty-eight of the forty are "
            "certified by the ABMGG."
        ),
        95,
    ),
    ("Last year's graduates passed the boards, as had all their predecessors.", 100),
    ("Board takers / passed ..................... 8 / 8", 100),
    (
        (
            "Of residents who completed training in 2014-2025, 100% became board certified in "
            "their first attempt."
        ),
        100,
    ),
    ("Over the last six years the pass rate of the residency has been 92 percent.", 92),
    (
        (
            "Nineteen residents completed the residency and nineteen sat for the certifying "
            "examination of the ABMGG. Eighteen passed on their first attempt."
        ),
        95,
    ),
    ("No graduate of ours has failed the boards.", 100),
    ("Nobody has failed the ABMGG examination in fifteen years.", 100),
    ("Our graduates have a perfect record on the boards.", 100),
    ("Every resident who has sat the certifying examination has passed it.", 100),
    ("Board pass rate: 100%", 100),
    ("ABMGG first-time pass rate (last 5 years): 94%", 94),
    ("First-attempt board success: 9 of 10", 90),
    ("Boards passed at first attempt: 12/12", 100),
    ("Ninety-four percent of our graduates pass the general genetics exam on the first try.", 94),
    ("The five-year pass rate on the ABMGG certifying exam is 93%.", 93),
    ("Do your graduates pass the boards?\nAll of them have.", 100),
    (("How do residents do on the boards?\nSince 2012, fourteen out of fifteen passed the first time."), 93),
    ("Fourteen of fifteen graduates passed their boards at the first sitting.", 93),
    ("Our graduates' board pass rate stands at 96 percent.", 96),
    ("All ten of our graduates are now board certified.", 100),
    (("Each of our twelve alumni is certified by the American Board of Medical Genetics and Genomics."), 100),
    ("Without exception, our graduates have passed the boards.", 100),
    ("Of eleven who sat for the boards, eleven passed.", 100),
    ("Eleven have taken the ABMGG examination, and eleven have passed.", 100),
    ("So far 20 graduates have taken the boards; 19 passed on the first attempt.", 95),
    ("Board certification: 100 percent of graduates", 100),
    ("Certified graduates: 15 of 16", 94),
    ("Our ABMGG pass rate has been 100% since 2015.", 100),
    ("A 100% board pass rate over the past decade.", 100),
    ("Graduates have enjoyed a 100 percent success rate on the certification exam.", 100),
    (("The proportion of graduates who pass the certifying examination at the first attempt is 91 %."), 91),
    ("None of the fourteen residents who graduated here has failed the boards.", 100),
    ("Nine in ten graduates pass the boards on their first attempt.", 90),
    ("Outcomes: 100 % ABMGG certification", 100),
    ("Both of last year's graduates passed the boards.", 100),
    ("To date all graduates have become board certified.", 100),
    ("Nobody who trained here has ever failed the boards.", 100),
    (("Twelve graduates took the exam in the last five years; eleven passed at the first attempt."), 92),
    ("Our graduates do well: 97 percent are certified.", 97),
    ("Since 2010 every graduate has been certified.", 100),
    ("ABMGG certification (last 5 yrs): 10/10", 100),
    ("Of those who sat for the general exam in the past seven years, all passed.", 100),
    ("The boards? Eighteen of our last nineteen graduates passed first time.", 95),
    ("Certification rate of graduates 2015-2025: 96%", 96),
    ("Pass rate, ABMGG general examination: 100%", 100),
    ("In 2025 both graduates passed the ABMGG examination.", 100),
    ("In the last ten years, 16 of 17 residents became board certified on their first try.", 94),
    ("Our five-year pass rate at the boards is one hundred percent.", 100),
    ("All residents passed their boards.", 100),
    ("Board results: all passed", 100),
    ("Boards: 100%", 100),
)
NO_BOARDS = (
    "The national pass rate on the boards is 88 percent.",
    "All applicants must have passed Step 2 CK.",
    "All faculty are board certified by the ABMGG.",
    "Since 2005, every one of our 19 laboratory fellows has passed the LGG boards.",
    "78 percent of our graduates are in academic medicine.",
    "Attendance of at least 80 percent at board review is expected.",
    "All residents are required to take the boards.",
    "Two of our counselors are certified.",
    "Residents take the in-training examination each year.",
    "We pay for a board review course.",
    "Nine out of ten of our patients are satisfied.",
)


@pytest.mark.parametrize(("text", "value"), BOARDS)
def test_a_board_result_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("board_pass") == value


@pytest.mark.parametrize("text", NO_BOARDS)
def test_what_only_looks_like_a_board_result_states_none(facts: Facts, text: str) -> None:
    assert "board_pass" not in facts(text)


ADULT = (
    ("Roughly seventy percent of those who come to our clinics are adults.", 70),
    (
        (
            "The split between children and adults is close to even: in the last academic year, "
            "48 percent of new patients were 18 or older."
        ),
        48,
    ),
    ("Looking at a typical panel, one patient in three is an adult.", 33),
    ("Adult patients\n52%", 52),
    ("Adults among patients ..................... 35%", 35),
    (
        (
            "Genetics residents see a mixture: four of ten patients are adults, at the "
            "university hospital across the park."
        ),
        40,
    ),
    (("In many programs adults are an afterthought. With us, they make up 57 percent of all visits."), 57),
    (
        (
            "The adult share of all outpatients was 38 percent in 2021 and has been growing; in "
            "the year that ended in June 2026 it was 46 percent."
        ),
        46,
    ),
    ("Adults: 40% of visits", 40),
    ("Adult share of visits: 40%", 40),
    ("Patient mix: 60% children, 40% adults", 40),
    ("Patient mix: 60/40 pediatric/adult", 40),
    ("Our patients are 60% pediatric and 40% adult.", 40),
    ("Sixty percent of the patients are children, the rest adults.", 40),
    ("Three out of five patients are children; the others are adults.", 40),
    ("Around 30 percent of clinic visits are with adult patients.", 30),
    ("Adult medicine accounts for a third of our visits.", 33),
    ("About a third of the people you see will be over 18.", 33),
    ("Nearly half of our new consults are adults.", 50),
    ("Half of the patients seen by residents are adults.", 50),
    ("One visit in four is by a grown-up.", 25),
    ("Adults account for 45 percent of outpatient encounters.", 45),
    ("Of 4,000 visits a year, 1,600 are by adults.", 40),
    ("1,600 of our 4,000 annual visits are adult visits.", 40),
    ("We saw 2,000 patients last year, 900 of them adults.", 45),
    ("Children make up 55 percent of our patients and adults 45 percent.", 45),
    ("Is it all children?\nNo, 40 percent of our patients are adults.", 40),
    ("You will see as many adults as children in clinic.", 50),
    ("The patient population is evenly divided between adults and children.", 50),
    ("Two in five patients are adults.", 40),
    ("40 % of patients are aged 18 or more.", 40),
    ("Patients 18 and over: 44%", 44),
    ("A quarter of the clinic population has reached adulthood.", 25),
    ("Patients over the age of eighteen make up two thirds of the clinic.", 67),
    ("Percentage of adult patients: 35", 35),
    ("35% of outpatient visits are adult.", 35),
    ("More than a third (36%) of our patients are adults.", 36),
    ("The clinics see adults (55%) and children (45%).", 55),
    ("With 55 percent of its patients above 18, ours is an adult-heavy program.", 55),
    ("Every third patient is an adult.", 33),
    ("Every second patient is an adult.", 50),
    ("Four patients in ten are adults.", 40),
    ("The clinic population is 45% adult.", 45),
    ("Adults account for two visits out of five.", 40),
    ("Pediatric 60%, adult 40% of visits", 40),
    ("Children 65%, adults 35% of the patients", 35),
    ("A good third of our patients are adults.", 33),
    ("Grown-ups make up 30 percent of the patients.", 30),
    ("Adult clinic visits: 1,200 of 3,000", 40),
    ("One out of every three consultations concerns an adult.", 33),
    ("Of every ten patients, four are adults.", 40),
    ("50% of the patients you see will be adults.", 50),
    ("About 55 per cent of consults are for adult patients.", 55),
    ("Share of adult patients: about one third", 33),
    ("How many of the patients are adults?\nAbout 40 percent.", 40),
    ("Do I see adults?\nYes. They are 45 percent of our patients.", 45),
    ("The proportion of adults among outpatients is 41 %.", 41),
    ("Ages: 60% under 18, 40% over 18 (of all patients)", 40),
)
NO_ADULT = (
    "Two thirds are adults these days.\n",
    "Forty percent of our faculty see adults.",
    "About half of our residents buy a house; adults like it.",
    "Thirty percent of visits are by telehealth, for adults and children.",
    "Residents spend 40 percent of their time in the adult hospital.",
    "In the laboratory fellowship 60 percent of the cases are adults.",
)


@pytest.mark.parametrize(("text", "value"), ADULT)
def test_a_share_of_adults_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("adult_share") == value


@pytest.mark.parametrize("text", NO_ADULT)
def test_what_only_looks_like_a_share_of_adults_states_none(facts: Facts, text: str) -> None:
    assert "adult_share" not in facts(text)


FOUNDED = (
    (
        (
            "Physicians have been able to specialize here since 2001, the year in which the "
            "residency was approved."
        ),
        2001,
    ),
    ("We got going in 2016.", 2016),
    ("In existence since: 1986", 1986),
    ("Opened to residents: 2008", 2008),
    ("Program start\n1984", 1984),
    ("This residency dates from 1990.", 1990),
    ("We have been educating residents since 1982.", 1982),
    ("The residency in its current form accepted its first residents in 1993.", 1993),
    (
        ("The program has had uninterrupted ACGME accreditation since its first resident arrived in 1991."),
        1991,
    ),
    ("Of our 31 graduates since 1996, when the program began, 22 are in academic practice.", 1996),
    ("Of the 12 residents we have trained since 2013, the year we opened, 7 were IMGs.", 2013),
    ("Our first trainees came in 1988.", 1988),
    ("In 1988 the first two residents moved in.", 1988),
    ("1988 saw our first resident.", 1988),
    ("Our program was born in 1994.", 1994),
    ("Residents have trained here since 1975.", 1975),
    ("The program has been training geneticists since 1975.", 1975),
    ("Since 1975, 62 geneticists have graduated from this residency.", 1975),
    ("Training geneticists since 1975.", 1975),
    ("Program established: 1975", 1975),
    ("Year of first class: 1975", 1975),
    ("First residents: 1975", 1975),
    ("Residents since: 1975", 1975),
    ("Training since 1975", 1975),
    ("Program opened ............ 1999", 1999),
    ("The residency opened its doors in 1999.", 1999),
    ("It was in 1999 that the residency admitted its first class.", 1999),
    ("The first class entered in July 1999.", 1999),
    ("A residency in genetics has existed at Elm since 1999.", 1999),
    ("When was the program founded?\n1999.", 1999),
    ("The residency turned 25 in 2024; it was set up in 1999.", 1999),
    ("The hospital was founded in 1893, the genetics residency in 1974.", 1974),
    ("Founded in 1974, the residency is one of the oldest in the country.", 1974),
    ("One of the oldest genetics residencies in the nation (since 1974).", 1974),
    ("We have offered a residency in medical genetics since 1974.", 1974),
    ("We are a young program: the first resident started in 2019.", 2019),
    ("The program took in its first resident in 2019.", 2019),
    ("The first residents were welcomed in 2019.", 2019),
    ("ACGME accreditation was first granted in 1982, when the program began.", 1982),
    ("The training program has run without a break since 1982.", 1982),
    ("Launched in 2015, our residency has graduated fourteen physicians.", 2015),
    ("Residents have come here to learn genetics since 1987.", 1987),
    ("Our residency goes back to 1978.", 1978),
    ("The residency has been around since 1978.", 1978),
    ("1978 is the year in which our program was created.", 1978),
    ("Created in 1978, the program was among the first in the country.", 1978),
    ("It all began in 1978 with one resident and one microscope.", 1978),
    ("This program has been turning out geneticists since 1978.", 1978),
    ("We've been training residents since 1978.", 1978),
    ("The genetics residency celebrated its 40th anniversary in 2018; it was founded in 1978.", 1978),
    ("The program received its accreditation in 1978 and took its first residents that July.", 1978),
    ("Program founded: 1978. Hospital founded: 1901.", 1978),
    ("Accepting residents since 1978.", 1978),
    ("Our first resident, Dr. Ann Pell, began in 1978.", 1978),
    ("First class: 1978", 1978),
    ("First residents enrolled: 1978", 1978),
    ("The first cohort of residents arrived in July 1978.", 1978),
    ("The hospital was chartered in 1901. The residency is younger: it dates from 1978.", 1978),
    ("Started in 1978 by Dr. Moss, the residency has trained 60 physicians.", 1978),
    ("Dr. Moss started the residency in 1978.", 1978),
)
NO_FOUNDED = (
    "Established 1975",
    "Elm Hospital was founded in 1912.",
    "Our clinic opened in 1971.",
    "Dr. Moss has directed the program since 2014.",
    "The curriculum was revised in 2019.",
    "The building opened in 2003.",
    "Our residents have passed the boards since 2010.",
    "We have sponsored J-1 visas since 2005.",
    "Since 2017 the department has paid for an online question bank.",
    "Residents have published 62 papers since 2019.",
    "The university was established in 1856 and the cytogenetics laboratory in 1969.",
    "The laboratory opened in 1969.",
    "Our fellowship was founded in 1999.",
    "Dr. Moss came to Elm in 1999.",
    "In 2019 the residents won the teaching award.",
)


@pytest.mark.parametrize(("text", "value"), FOUNDED)
def test_a_founding_year_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("founded_year") == value


@pytest.mark.parametrize("text", NO_FOUNDED)
def test_what_only_looks_like_a_founding_year_states_none(facts: Facts, text: str) -> None:
    assert "founded_year" not in facts(text)


ACCR = (
    ("Recognition: ACGME, continued accreditation; next site visit 2031", "Continued Accreditation"),
    (
        ("The program has had uninterrupted ACGME accreditation since its first resident arrived in 1991."),
        "ACGME accredited",
    ),
    (
        (
            "They bring a minimum of one completed year in a residency accredited by the ACGME, "
            "as our own program is."
        ),
        "ACGME accredited",
    ),
    ("The ACGME accredits the program.", "ACGME accredited"),
    ("The residency is accredited (ACGME).", "ACGME accredited"),
    ("The residency, ACGME-accredited itself, is two years in length.", "ACGME accredited"),
    (
        ("Accreditation of the university: regional (since 1931). Residency in genetics: ACGME, 1300721904."),
        "ACGME accredited",
    ),
    ("Accreditation: ACGME, 1300621717", "ACGME accredited"),
    ("The program carries ACGME accreditation (ID 1304818399).", "ACGME accredited"),
    ("The ACGME granted us continued accreditation in 2025.", "Continued Accreditation"),
    (
        "It has been a residency of two years, with full accreditation by the ACGME throughout.",
        "Continued Accreditation",
    ),
    ("We hold ACGME accreditation.", "ACGME accredited"),
    ("Our residency enjoys full ACGME accreditation.", "ACGME accredited"),
    ("In good standing with the ACGME since 1990.", "ACGME accredited"),
    ("ACGME status: Continued Accreditation", "Continued Accreditation"),
    ("ACGME status: initial accreditation", "Initial Accreditation"),
    ("The ACGME has given us initial accreditation.", "Initial Accreditation"),
    ("Accredited by: ACGME", "ACGME accredited"),
    ("Accrediting body: ACGME", "ACGME accredited"),
    (
        (
            "The Review Committee for Medical Genetics and Genomics continued our accreditation "
            "in 2024 without citations."
        ),
        "Continued Accreditation",
    ),
    ("Are you accredited?\nYes, by the ACGME, without citations.", "ACGME accredited"),
    ("FALK: Two years. ACGME-accredited. Two slots.", "ACGME accredited"),
    ("ACGME-accredited since .................... 2018", "ACGME accredited"),
    ("At its last review the program received continued accreditation.", "Continued Accreditation"),
    ("We are an ACGME program.", "ACGME accredited"),
    ("Our ACGME accreditation was renewed in 2023.", "ACGME accredited"),
    ("The program was placed on initial accreditation in 2022.", "Initial Accreditation"),
    ("Accredited continuously by the ACGME since 1985.", "ACGME accredited"),
    ("Accreditation Council for Graduate Medical Education: accredited", "ACGME accredited"),
    ("The residency is approved by the ACGME for four residents.", "ACGME accredited"),
    ("The program is on continued accreditation with the ACGME.", "Continued Accreditation"),
    ("We are fully accredited by the ACGME.", "ACGME accredited"),
    ("ACGME accreditation: continued", "Continued Accreditation"),
    ("Status: Continued Accreditation (ACGME, 2024)", "Continued Accreditation"),
    ("Accreditation status .......... Initial", "Initial Accreditation"),
    ("As a new program we have initial accreditation.", "Initial Accreditation"),
    ("The residency has held ACGME accreditation since 1984.", "ACGME accredited"),
    ("The ACGME last visited us in 2021 and continued our accreditation.", "Continued Accreditation"),
    ("ACGME: continued accreditation since 2019", "Continued Accreditation"),
    ("Our residency is recognized by the ACGME.", "ACGME accredited"),
    ("An ACGME-accredited residency of two years.", "ACGME accredited"),
    (
        ("Sponsored by Elm University and accredited by the ACGME, the residency has four residents."),
        "ACGME accredited",
    ),
)
NO_ACCR = (
    "Applicants need one year in an ACGME-accredited program.",
    "The laboratory is accredited by CAP.",
    "We are applying for ACGME accreditation.",
    "Training must have been in a program accredited by the ACGME.",
)


@pytest.mark.parametrize(("text", "value"), ACCR)
def test_an_accreditation_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("accreditation") == value


@pytest.mark.parametrize("text", NO_ACCR)
def test_what_only_looks_like_an_accreditation_states_none(facts: Facts, text: str) -> None:
    assert "accreditation" not in facts(text)
