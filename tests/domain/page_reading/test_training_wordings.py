"""How pages word the training: its length, its places, its time in laboratories and for research."""

from collections.abc import Callable

import pytest

Facts = Callable[[str], dict[str, object]]


LENGTH = (
    ("The core of the residency occupies two academic years.", 2),
    ("Two years. ACGME-accredited. We have two slots per class.", 2),
    ("Q: How long is it?\nA: Two years.", 2),
    ("Course of study: Two years; a third by arrangement.", 2),
    ("The residency consists of two years of thirteen four-week blocks each.", 2),
    ("Training is divided into twenty-six blocks over two years.", 2),
    ("The genetics residency itself then lasts two years more.", 2),
    (("Because genetics lasts two years, our graduates spend four years or more in training altogether."), 2),
    ("Years: 2", 2),
    ("Years\n2", 2),
    ("Duration .................... 24 mo.", 2),
    ("1.4 Duration. Twenty-four months. Leaves of absence prolong the training.", 2),
    ("A two-year format has been in place since 1999.", 2),
    ("It has been a residency of two years since 1999.", 2),
    ("You will be with us for twenty-four months.", 2),
    ("Plan on spending two years in our city.", 2),
    ("Our residents train for 24 consecutive months.", 2),
    ("Twenty-four months is all it takes to become a geneticist here.", 2),
    ("Residents complete the program in 24 months.", 2),
    ("Appointment is for two years, PGY-2 and PGY-3.", 2),
    ("The two years are divided into clinical and laboratory time.", 2),
    ("During their two years with the division residents see 900 patients.", 2),
    ("Time to completion: 24 months", 2),
    ("Length of appointment: two years", 2),
    ("Total months of training: 24", 2),
    ("Format: two-year categorical", 2),
    ("Our two-year residency begins each July.", 2),
    ("Ours is a 2-yr program.", 2),
    ("Residency type: categorical, 2 years", 2),
    ("Medical Genetics and Genomics (2 years)", 2),
    ("It is a two-year commitment.", 2),
    ("Over the span of two years, residents rotate at four hospitals.", 2),
    ("The curriculum unfolds over twenty-four months.", 2),
    ("Trainees are enrolled for 2 years.", 2),
    ("We keep you for two years.", 2),
    ("Training lasts from July 2027 until June 2029.", 2),
    ("Two years of training in medical genetics follow.", 2),
    ("The length of the program was set by the ACGME at two years.", 2),
    ("Residents finish in two years.", 2),
    ("A resident's time with us amounts to 24 months.", 2),
    ("This is a full-time, two-year position.", 2),
    ("You come to us for twenty-four months and leave as a geneticist.", 2),
    ("Training takes two years to complete.", 2),
    ("From start to finish the program is 24 months.", 2),
    ("The residency is designed to be finished in two years.", 2),
    ("Two years is the standard duration.", 2),
    ("The ACGME-accredited duration is 24 months.", 2),
    ("Our curriculum is two years, eighteen months of which are clinical.", 2),
    ("It is a two-year categorical program, PGY-2 to PGY-3.", 2),
    ("Residents are with us two years.", 2),
    ("Residents rotate for two years among three hospitals.", 2),
    ("Required length of training: 24 months", 2),
    ("Program duration (years): 2", 2),
    ("Program length (yrs)   2", 2),
    ("Length of accredited training: 2", 2),
    ("The first of the two years is clinical, the second mixed.", 2),
    ("A resident spends two years in our division.", 2),
    ("Two-year program leading to ABMGG eligibility.", 2),
    ("Length stays at two years.", 2),
    ("The residency still lasts two years; nothing changes there.", 2),
    ("How many years will I be there?\nTwo.", 2),
    ("Over 24 months you will see more than 600 families.", 2),
    ("Your two years begin with a boot camp in July.", 2),
    ("The program extends over two academic years.", 2),
)
NO_LENGTH = (
    "Our fellowship in laboratory genetics lasts three years.",
    "Until 2020 the residency lasted three years.",
    "Applicants must have completed two years of training.",
    "We have been here for five years.",
    "Most residents have done three years of pediatrics.",
    "Two years ago we moved to a new building.",
    "Over the last two years we have hired three geneticists.",
    "The chair served for four years.",
)


@pytest.mark.parametrize(("text", "value"), LENGTH)
def test_a_length_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("length_years") == value


@pytest.mark.parametrize("text", NO_LENGTH)
def test_what_only_looks_like_a_length_states_none(facts: Facts, text: str) -> None:
    assert "length_years" not in facts(text)


EXTRA = (
    (
        (
            "A third by arrangement with the Laboratory Genetics director.\nCourse of study: "
            "Two years; a third by arrangement with the director."
        ),
        1,
    ),
    (("Those who fall in love with small molecules may add a year of medical biochemical genetics."), 1),
    ("A third year is offered to residents who want to do research.", 1),
    ("If you wish, you may stay a third year for research.", 1),
    ("An optional third year is available.", 1),
    ("Optional third year: yes, research", 1),
    ("There is the possibility of a third year in biochemical genetics.", 1),
    ("With departmental approval, training can be extended by twelve months for research.", 1),
    ("Some stay for a third year devoted to the laboratory; it is voluntary.", 1),
    ("A third year, if you want one, can be spent in the lab.", 1),
    ("Interested residents can tack on a year of biochemical genetics.", 1),
    ("A resident may elect to continue for an additional year.", 1),
    ("The program can be prolonged to three years for those pursuing a research career.", 1),
    ("A research year may be added.", 1),
    ("An extra twelve months can be funded for those with an interest in research.", 1),
    ("It is possible to remain for one more year as a biochemical genetics trainee.", 1),
    ("Two plus one: the extra year is up to you.", 1),
    ("Length: 2 years (+1 optional)", 1),
    ("Length: 2 years (3 with the optional biochemical year)", 1),
    ("Years: 2 (third year optional)", 1),
    ("Third year: optional, medical biochemical genetics", 1),
    (("The third year, which is optional, leads to certification in medical biochemical genetics."), 1),
    ("Ikram is the first resident in our history to have taken the optional third year.", 1),
    ("Residents have the choice of finishing after two years or of staying for a third.", 1),
    ("For those who want a second certificate, a third year can be arranged.", 1),
    ("Want more? A third year in laboratory genetics can be had for the asking.", 1),
    ("Two years, with a third for anybody who wants it.", 1),
    ("One further year of research training is offered on request.", 1),
    ("Two optional research years can follow.", 2),
    ("There is room for a third year if you want to add biochemical genetics.", 1),
    (("An additional year of training in biochemical genetics is available to interested residents."), 1),
    ("A third, optional year combines research and teaching.", 1),
    ("Residents wishing to do so can spend a third year on research.", 1),
    ("Third year possible? Yes, for medical biochemical genetics.", 1),
    ("Length of program: 2 years, with an optional 3rd year", 1),
    ("Can I stay longer?\nYes. A third year in biochemical genetics can be added.", 1),
    ("Training may be extended to three years.", 1),
    ("An elective third year exists.", 1),
    ("Length: two years; a third on request", 1),
)
NO_EXTRA = (
    "There is no optional third year.",
    "We cannot extend training beyond two years.",
    "A third year is not offered.",
    "Applicants may have completed an additional year of training.",
    "Leaves of absence of more than eight weeks prolong the training.",
    "The third year has been discontinued.",
    "There is no third year.",
)


@pytest.mark.parametrize(("text", "value"), EXTRA)
def test_a_further_year_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("optional_extra_years") == value


@pytest.mark.parametrize("text", NO_EXTRA)
def test_what_only_looks_like_a_further_year_states_none(facts: Facts, text: str) -> None:
    assert "optional_extra_years" not in facts(text)


POSITIONS = (
    ("Each summer two residents begin.", 2),
    ("We have two slots per class, so four residents at any time.", 2),
    ("Intake: one every year", 1),
    ("The regular intake is two.", 2),
    ("Number appointed per year: 2", 2),
    ("Trainees admitted yearly .................. two", 2),
    ("In each year three residents are appointed.", 3),
    ("Each class has three members.", 3),
    ("We choose two new residents per year from among our applicants.", 2),
    ("We match 1 person annually.", 1),
    ("For 2027 we have been approved to recruit three residents, as we do each year.", 3),
    ("Residents per year\n1", 1),
    ("Two residents join us each July.", 2),
    ("One new resident arrives every July.", 1),
    ("Q: How many residents do you take?\nA: Two.", 2),
    ("With only two residents in each class, everybody knows everybody.", 2),
    ("Every year we fill two positions through the Match.", 2),
    ("We offer three first-year positions.", 3),
    ("There will be 2 openings in July 2027.", 2),
    ("Approved for 4 residents, 2 per year.", 2),
    ("The ACGME has approved six positions, three at each level.", 3),
    ("Our total complement is four, two in each year.", 2),
    ("Four residents are in training at any time, two in each class.", 2),
    ("The program trains two residents per class.", 2),
    ("Class size: 2", 2),
    ("Annual quota: 2", 2),
    ("NRMP quota: 2", 2),
    ("Positions offered in the 2027 Match: two", 2),
    ("Number of PGY-2 positions for July 2027: 1", 1),
    ("Residents accepted each year: 2", 2),
    ("First-year residents: 2", 2),
    ("New residents annually: 3", 3),
    ("We welcome a pair of new residents every summer.", 2),
    ("A single resident is appointed each year.", 1),
    ("Just one applicant is selected each year.", 1),
    ("One person a year gets to train here.", 1),
    ("There are two of you in every class.", 2),
    ("Our classes are small: two residents, sometimes three.", "2-3"),
    ("We recruit one or two residents a year.", "1-2"),
    ("Between two and three positions are available annually.", "2-3"),
    ("Starting in 2027 we will take three residents a year instead of two.", 3),
    ("The class grows from two to three residents in July 2027.", 3),
    ("Up to three residents may start each year.", 3),
    ("You will have one classmate: we take two a year.", 2),
    ("Two categorical positions are filled annually.", 2),
    ("Yearly, two physicians enter the program.", 2),
    ("Annually we admit 2.", 2),
    ("2 residents/yr", 2),
    ("A new pair of residents starts each summer.", 2),
    ("We have the funds for two residents per class.", 2),
    ("Two trainees are accepted into each class.", 2),
    ("Class size has gone from two to three.", 3),
    ("The 2027 class will have three residents.", 3),
    ("Every July we are joined by two physicians.", 2),
    ("Applicants compete for two places a year.", 2),
    ("There are two places every year.", 2),
    ("Two residents in each year of training, four overall.", 2),
    ("Number of residents: 2 per year (4 total)", 2),
    ("We list two positions in the Match.", 2),
    ("How big is a class?\nTwo residents.", 2),
    ("Openings for July 2027: 2", 2),
    ("New trainees each July .......... 2", 2),
    ("Annual number of positions: one", 1),
    ("Entering class: 3", 3),
    ("PGY-2 positions: 2", 2),
    ("We take on two a year.", 2),
    ("One resident is taken every year, never more.", 1),
    ("Our program is small, with one resident per year.", 1),
)
NO_POSITIONS = (
    "There are four residents in the program at the moment.",
    "We interview twenty applicants each year for our positions.",
    "Two fellows are accepted every year.",
    "Residents see three new patients per half-day each week.",
    "Each year two residents present at the ACMG meeting.",
    "Until 2019 we took one resident a year.",
    "Pediatrics takes 22 interns a year.",
    "Every year residents attend two national conferences.",
    "Last year two residents graduated.",
    "Two residents a year receive an award.",
)


@pytest.mark.parametrize(("text", "value"), POSITIONS)
def test_a_number_of_places_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("positions_per_year") == value


@pytest.mark.parametrize("text", NO_POSITIONS)
def test_what_only_looks_like_a_number_of_places_states_none(facts: Facts, text: str) -> None:
    assert "positions_per_year" not in facts(text)


LAB = (
    (
        (
            "We ask residents to learn cytogenetics, molecular genetics and biochemical "
            "genetics in the laboratory with their own hands. Fourteen weeks are set aside."
        ),
        3.5,
    ),
    (("Laboratories: cytogenomics (six weeks), molecular (six weeks), biochemical (four weeks)."), 4),
    ("Bench work: Three months (array and karyotype, sequencing, enzymology)", 3),
    ("Lab rotations: biochemical 6 weeks, cytogenomics 6 weeks, molecular 6 weeks", 4.5),
    ("Months in laboratories .................... 3", 3),
    (
        (
            "They rotate in the biochemical, cytogenetics and molecular laboratories for a "
            "total of five months, do research for six, and attend the clinics."
        ),
        5,
    ),
    (
        (
            "Residents are at the bench for six months, no less: two in cytogenomics, two in "
            "molecular genetics, two in biochemical genetics."
        ),
        6,
    ),
    (
        (
            "Residents spend a total of four months in the laboratories of the section: six "
            "weeks in cytogenomics, six weeks in molecular genetics and four weeks in "
            "biochemical genetics."
        ),
        4,
    ),
    ("They spend two months in the cytogenetic and molecular laboratories of our partner.", 2),
    ("Laboratory time: 3 months", 3),
    ("Laboratory training: 12 weeks", 3),
    ("Lab: 3 mo", 3),
    ("Diagnostic laboratories, 3 months", 3),
    ("Three months are devoted to laboratory medicine.", 3),
    ("A quarter of a year belongs to the diagnostic laboratories.", 3),
    ("Half of the second year is spent in the laboratories.", 6),
    ("One month each in cytogenetics, molecular and biochemical labs.", 3),
    ("Residents rotate for a month through each of the three laboratories.", 3),
    (
        (
            "You will spend one month in cytogenetics, one in the molecular lab and one in "
            "biochemical genetics."
        ),
        3,
    ),
    (
        ("Cytogenetics laboratory: 4 weeks. Molecular laboratory: 4 weeks. Biochemical laboratory: 4 weeks."),
        3,
    ),
    (
        (
            "Laboratory experience comprises six weeks in the molecular laboratory, four in "
            "cytogenetics and two in biochemistry."
        ),
        3.0,
    ),
    ("The laboratory block lasts ten weeks.", 2.5),
    ("There is a three-month laboratory rotation in the second year.", 3),
    ("A laboratory block of three months opens the second year.", 3),
    ("In the first year there are two months of laboratory, in the second one.", 3),
    ("Two months of laboratory rotations in the first year, one month in the second.", 3),
    ("How much time do residents spend in the lab?\nTwelve weeks.", 3),
    ("Wet-lab time is three months in total.", 3),
    ("Bench time: eight weeks", 2),
    ("Rotations in the laboratory (cytogenomics, molecular, biochemical): 4 weeks each", 3),
    ("Each laboratory takes residents for four weeks: cytogenetics, molecular, biochemical.", 3),
    ("Residents pass through three laboratories, spending four weeks in each.", 3),
    ("Laboratory: 3 blocks of four weeks", 3),
    ("Two blocks (eight weeks) are spent in the laboratory.", 2),
    ("The laboratory rotation has been lengthened from two to three months.", 3),
    ("Laboratory rotations now take three months instead of two.", 3),
    ("Sixteen weeks of the program are laboratory based.", 4),
    ("The laboratories get you for three months.", 3),
    ("Three of the twenty-four months are laboratory months.", 3),
    ("Laboratory months: 3", 3),
    ("Twelve weeks of laboratory work are spread over two years.", 3),
    ("Four weeks in cytogenomics, four in molecular, two in biochemical genetics laboratory.", 2.5),
    ("Each resident completes a 12-week block in the diagnostic laboratories.", 3),
    (
        (
            "A month of cytogenetics, a month of molecular diagnostics and a month of "
            "biochemical genetics in the laboratory."
        ),
        3,
    ),
    ("Laboratory rotations (10 weeks)", 2.5),
    ("Labs: 3 x 4 weeks", 3),
    ("Time at the bench adds up to four months.", 4),
    ("The second year starts with a quarter in the laboratories: three months.", 3),
    ("Laboratory: 6 weeks each in cytogenetics and molecular", 3),
)
NO_LAB = (
    "Fourteen weeks are set aside.",
    "Fellows spend twelve months in the cytogenetics laboratory.",
    "Research in a basic laboratory for six months is expected.",
    "Laboratory results take two weeks.",
    "Applicants should have two months of laboratory experience.",
    "Residents may choose up to two months of laboratory electives.",
)


@pytest.mark.parametrize(("text", "value"), LAB)
def test_laboratory_time_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("lab_months") == value


@pytest.mark.parametrize("text", NO_LAB)
def test_what_only_looks_like_laboratory_time_states_none(facts: Facts, text: str) -> None:
    assert "lab_months" not in facts(text)


RESEARCH = (
    ("Residents dedicate four full months to research and are given a budget for conferences.", 4),
    ("Scholarly time: Eight weeks per year", 4),
    ("Research months ........................... 4", 4),
    (
        (
            "They rotate in the laboratories for a total of five months, do research for six, "
            "and attend clinics."
        ),
        6,
    ),
    ("A quarter of the training, that is six months, belongs to research.", 6),
    (
        (
            "Each resident has three months free of clinical duty for research. With approval "
            "another two months of electives may be used for the same purpose."
        ),
        3,
    ),
    ("Research: 6 months", 6),
    ("Research: six months, protected", 6),
    ("Protected research time: 4 months", 4),
    ("Scholarship: 12 weeks", 3),
    ("Time for research\n4 months", 4),
    ("Six months are set aside for a scholarly project.", 6),
    ("Every resident has six months to pursue a project of his or her own.", 6),
    ("The last six months of training are free for research.", 6),
    ("Research occupies six months of the second year.", 6),
    ("Half of the second year is protected for research.", 6),
    ("Residents have one month of research in the first year and three in the second.", 4),
    ("One research month in year one, three in year two.", 4),
    ("Four blocks of four weeks are reserved for research.", 4),
    ("Research is protected for sixteen weeks.", 4),
    ("We guarantee twelve weeks of research time.", 3),
    ("How much research time is there?\nFour months.", 4),
    ("Is research required?\nYes. You get four months for it.", 4),
    ("A research block of four months.", 4),
    ("Residents do four months of research.", 4),
    ("You will have four months, free of clinical duties, for your own project.", 4),
    ("Elective time: 2 months. Research time: 4 months.", 4),
    ("The research period is six months long.", 6),
    ("Research time doubles from two months to four.", 4),
    ("Research time: 4 months (formerly 2)", 4),
    ("A total of 16 weeks is dedicated to scholarly activity.", 4),
    (
        (
            "Three months in year 2 are given over to an investigation under a mentor; research "
            "is taken seriously here."
        ),
        3,
    ),
    ("PGY-2: 1 month research. PGY-3: 3 months research.", 4),
    ("Mentored research: two months each year", 4),
    ("Two months of research each year.", 4),
    ("There are two months for research in each of the two years.", 4),
    ("Five months are yours for research.", 5),
    ("Research gets six of the twenty-four months.", 6),
    ("There is a six-month research block in the second year.", 6),
    ("Residents spend their last four months on a research project.", 4),
    ("Protected time for research amounts to four months.", 4),
    ("Research: 2 months in the first year, 4 months in the second", 6),
    ("Research months: 2 + 4", 6),
    ("Two months for research in PGY-2, two more in PGY-3.", 4),
    ("We set aside twelve weeks for scholarly work.", 3),
    ("A research rotation of three months is required.", 3),
    ("Three months (required) of mentored research", 3),
    ("Do residents get time for research?\nYes: four months, protected.", 4),
    ("Each resident carries out a research project, for which four months are reserved.", 4),
    ("Research time has been raised from three to five months.", 5),
    ("Sixteen weeks belong to research.", 4),
)
NO_RESEARCH = (
    "An optional research year can be added.",
    "Fellows have eighteen months of research.",
    "Applicants should have done six months of research.",
    "No time is set aside for research.",
    "Research meetings take place every two months.",
)


@pytest.mark.parametrize(("text", "value"), RESEARCH)
def test_research_time_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("research_months") == value


@pytest.mark.parametrize("text", NO_RESEARCH)
def test_what_only_looks_like_research_time_states_none(facts: Facts, text: str) -> None:
    assert "research_months" not in facts(text)


LABS = (
    (
        ("Laboratories: cytogenomics (six weeks), molecular (six weeks), biochemical (four weeks)."),
        ("cytogenetics", "biochemical", "molecular"),
    ),
    (
        (
            "Behind the clinics stand the laboratories. We ask residents to learn cytogenetics, "
            "molecular genetics and biochemical genetics with their own hands."
        ),
        ("cytogenetics", "biochemical", "molecular"),
    ),
    (
        (
            "Laboratory time is spent in-house (molecular) and at the state reference "
            "laboratory (cytogenomic and biochemical)."
        ),
        ("cytogenetics", "biochemical", "molecular"),
    ),
    ("Bench work: karyotyping, sequencing, enzyme assays", ("cytogenetics", "biochemical", "molecular")),
    (
        ("Residents rotate in cytogenomics, DNA diagnostics and biochemical genetics laboratories."),
        ("cytogenetics", "biochemical", "molecular"),
    ),
    (
        "Our diagnostic laboratories cover chromosomes, DNA and metabolites.",
        ("cytogenetics", "biochemical", "molecular"),
    ),
    ("Labs: cyto, molecular, biochem", ("cytogenetics", "biochemical", "molecular")),
    ("The laboratory rotation includes the state newborn screening laboratory.", ("newborn screening",)),
    (
        "All three kinds of laboratory (cytogenetic, molecular, biochemical) are in house.",
        ("cytogenetics", "biochemical", "molecular"),
    ),
    (
        "You will sign out cases in the cytogenetics lab and the metabolic lab.",
        ("cytogenetics", "biochemical"),
    ),
    (
        "Residents learn bench skills in the cytogenetics and molecular laboratories.",
        ("cytogenetics", "molecular"),
    ),
    (
        ("You will look down the microscope in cytogenetics and read exomes in the molecular laboratory."),
        ("cytogenetics", "molecular"),
    ),
    ("Laboratory rotation sites: Cytogenetics (Main), Molecular (East)", ("cytogenetics", "molecular")),
)


@pytest.mark.parametrize(("text", "value"), LABS)
def test_a_laboratory_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("labs") == value


CLINICS = (
    (
        "Outpatient work: Bone and growth clinic; phenylketonuria clinic; ataxia clinic",
        ("bone", "growth", "phenylketonuria", "ataxia"),
    ),
    (
        (
            "Our residents can be found in the Fabry and Pompe clinic, the general genetics "
            "clinic, the thoracic aorta clinic and at the telegenetics desk."
        ),
        ("fabry", "pompe", "general", "thoracic aorta"),
    ),
    (
        (
            "CLINICS\nMonday: general genetics; neurofibromatosis clinic.\nTuesday: metabolic "
            "clinic; fetal anomalies clinic.\nWednesday: cancer genetics."
        ),
        ("general genetics", "neurofibromatosis", "metabolic", "fetal anomalies", "cancer genetics"),
    ),
    (
        (
            "Outpatient clinics. During the two years residents are assigned to general "
            "genetics (Tuesday), metabolic disease (Thursday), cancer genetics (Wednesday) and "
            "reproductive genetics (Thursday)."
        ),
        ("general genetics", "metabolic disease", "cancer genetics", "reproductive genetics"),
    ),
    (
        (
            "We have a huge hereditary cancer clinic, a Marfan clinic, the muscular dystrophy "
            "clinic at the VA, and then the classic dysmorphology clinic."
        ),
        ("hereditary cancer", "marfan", "muscular dystrophy", "dysmorphology"),
    ),
    (
        (
            "You will meet patients in the general pediatric genetics clinic, in the adult "
            "genetics clinic, in the fetal care center and in the tuberous sclerosis clinic."
        ),
        ("general pediatric", "adult", "fetal care center", "tuberous sclerosis"),
    ),
    (
        "Clinics: metabolic, cancer, prenatal, craniofacial, cardiogenetics",
        ("metabolic", "cancer", "prenatal", "craniofacial", "cardiogenetics"),
    ),
    (
        "Specialty clinics (lysosomal, skeletal dysplasia, 22q) meet monthly.",
        ("lysosomal", "skeletal dysplasia", "22q"),
    ),
    ("Residents work in general, cancer and metabolic genetics.", ("general", "cancer", "metabolic")),
    (
        (
            "Where will I see patients?\nIn general genetics, the metabolic clinic, hereditary "
            "cancer and prenatal diagnosis."
        ),
        ("general genetics", "metabolic", "hereditary cancer", "prenatal diagnosis"),
    ),
    (
        (
            "Rotations: general genetics 6 months, biochemical genetics 4 months, cancer "
            "genetics 2 months, prenatal genetics 2 months"
        ),
        ("general genetics", "biochemical genetics", "cancer genetics", "prenatal genetics"),
    ),
    (
        (
            "Blocks 1-4: General genetics\nBlocks 5-7: Biochemical genetics clinic\nBlock 8: "
            "Prenatal diagnosis\nBlocks 9-10: Cytogenomics laboratory\nBlocks 11-13: "
            "Oncogenetics"
        ),
        ("general genetics", "biochemical", "prenatal diagnosis", "oncogenetics"),
    ),
    (
        "Clinical sites: Down syndrome clinic, Prader-Willi clinic, connective tissue clinic",
        ("down syndrome", "prader-willi", "connective tissue"),
    ),
    (
        ("Mondays belong to metabolic clinic, Tuesdays to cancer clinic and Fridays to the cleft team."),
        ("metabolic", "cancer"),
    ),
    (
        (
            "Clinical rotations\n- General genetics\n- Metabolic genetics\n- Cancer genetics\n- "
            "Prenatal genetics\n- Cardiac genetics"
        ),
        (
            "general genetics",
            "metabolic genetics",
            "cancer genetics",
            "prenatal genetics",
            "cardiac genetics",
        ),
    ),
    (
        "Residents staff the craniofacial, hemophilia and Marfan clinics.",
        ("craniofacial", "hemophilia", "marfan"),
    ),
    (
        "Half-day clinics: Monday metabolic, Tuesday prenatal, Thursday cancer genetics.",
        ("metabolic", "prenatal", "cancer genetics"),
    ),
    (
        "There are clinics for lysosomal disorders, for neurofibromatosis and for Down syndrome.",
        ("lysosomal disorders", "neurofibromatosis", "down syndrome"),
    ),
    (
        "Clinics we run: general, metabolic, bone dysplasia, 22q11, hereditary cancer.",
        ("general", "metabolic", "bone dysplasia", "22q11", "hereditary cancer"),
    ),
    (
        (
            "You rotate through general genetics, metabolic genetics, prenatal genetics and "
            "cancer genetics clinics."
        ),
        ("general genetics", "metabolic genetics", "prenatal genetics", "cancer"),
    ),
    (
        "Specialty clinics\n- Neurofibromatosis\n- Lysosomal storage\n- Cleft and craniofacial",
        ("cleft", "craniofacial", "neurofibromatosis", "lysosomal storage"),
    ),
    (
        (
            "Our clinics include a Huntington disease clinic, a connective tissue clinic and a "
            "cardiogenetics clinic."
        ),
        ("huntington disease", "connective tissue", "cardio"),
    ),
)


@pytest.mark.parametrize(("text", "value"), CLINICS)
def test_a_clinic_is_read_in_many_wordings(facts: Facts, text: str, value: object) -> None:
    assert facts(text).get("clinics") == value


CONTACT = (
    (
        (
            "If you have questions, ask for Bartholomew Nkemelu, who has coordinated the "
            "residency for eleven years: bnkemelu@pellharbor.org, 555-200-1717."
        ),
        ("Bartholomew Nkemelu", "bnkemelu@pellharbor.org"),
    ),
    (
        (
            "Visa papers: international-office@sablemountain.edu. ECFMG matters: Intealth. "
            "Everything about the genetics residency: Marit Solheim-Adeyemi at "
            "genres-sm@sablemountain.edu."
        ),
        ("Marit Solheim-Adeyemi", "genres-sm@sablemountain.edu"),
    ),
    (
        (
            "Drop a line to our chief resident, Corwin (cstapleford@hollinsprings.edu) about "
            "life here, or to Henrike Ames-Duval (hamesduval@hollinsprings.edu), the program "
            "coordinator, about everything official."
        ),
        ("Henrike Ames-Duval", "hamesduval@hollinsprings.edu"),
    ),
    (
        (
            "Orla Svensson-Pike answers questions at osvenssonpike@stonecrop.edu or "
            "555-077-6512. Technical questions: eras-help@stonecrop.edu."
        ),
        ("Orla Svensson-Pike", "osvenssonpike@stonecrop.edu"),
    ),
    (
        (
            "WRITE TO\nDelphine Okoro-Hart, Education Specialist, dokorohart@ntamsel.edu\n(For "
            "the combined program: Max Ferreira, mferreira@ntamsel.edu)"
        ),
        ("Delphine Okoro-Hart", "dokorohart@ntamsel.edu"),
    ),
    (
        ("Program director: Ada Moss, MD, amoss@elm.edu\nFor information: Lia Prentice, lprentice@elm.edu"),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        (
            "Program coordinator | Lia Prentice | lprentice@elm.edu | 555-123-4567\nProgram "
            "director | Ada Moss | amoss@elm.edu | 555-123-4568"
        ),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        ("Our coordinator, Jo Bell, retired in June; her successor is Lia Prentice (lprentice@elm.edu)."),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "Lia Prentice has taken over from Jo Bell as coordinator: lprentice@elm.edu.",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        (
            "Clinical questions go to Dr. Moss (amoss@elm.edu); everything else goes to Lia "
            "Prentice (lprentice@elm.edu)."
        ),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    ("Anything about the residency: Lia Prentice, lprentice@elm.edu", ("Lia Prentice", "lprentice@elm.edu")),
    (
        "The person who knows all the answers is Lia Prentice (lprentice@elm.edu).",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "Applicants should direct their questions to Lia Prentice, lprentice@elm.edu.",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    ("Lia Prentice will be glad to help: lprentice@elm.edu.", ("Lia Prentice", "lprentice@elm.edu")),
    (
        "Lia Prentice runs the residency office. Reach her at lprentice@elm.edu.",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        ("Please don't email me. Email Lia. Lia Prentice, she's the coordinator. lprentice@elm.edu."),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        (
            "Mail for the program: Lia Prentice (coordinator), lprentice@elm.edu. Director: Ada "
            "Moss, amoss@elm.edu."
        ),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "Enquiries: Lia Prentice, residency administrator, lprentice@elm.edu, (555) 380-1875",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "Your first point of contact is Lia Prentice, lprentice@elm.edu.",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    ("Point of contact: Lia Prentice, lprentice@elm.edu", ("Lia Prentice", "lprentice@elm.edu")),
    (
        (
            "Lia Prentice\nAcademic Programs Coordinator\nlprentice@elm.edu\n\nAda Moss, "
            "MD\nProgram Director\namoss@elm.edu"
        ),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    ("Contact\n\nLia Prentice\nlprentice@elm.edu", ("Lia Prentice", "lprentice@elm.edu")),
    ("Who do I talk to?\nLia Prentice, at lprentice@elm.edu.", ("Lia Prentice", "lprentice@elm.edu")),
    (
        (
            "For application matters, Lia Prentice (lprentice@elm.edu); for patients, 555-1000 "
            "or clinic@elm.edu."
        ),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    ("Residency Program Manager: Lia Prentice <lprentice@elm.edu>", ("Lia Prentice", "lprentice@elm.edu")),
    (
        "With warm regards,\n\nLia Prentice, Residency Coordinator\nlprentice@elm.edu",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "Questions about the application are answered by Lia Prentice (lprentice@elm.edu).",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    ("Residency secretary: Lia Prentice. E-mail: lprentice@elm.edu.", ("Lia Prentice", "lprentice@elm.edu")),
    (
        (
            "Residency coordinator, and first contact for all applicants: Lia Prentice, "
            "lprentice@elm.edu, 555-342-1994"
        ),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "Reach out to Lia Prentice, our program coordinator, at lprentice@elm.edu.",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    ("Lia Prentice (lprentice@elm.edu) coordinates the program.", ("Lia Prentice", "lprentice@elm.edu")),
    ("Who answers questions: Lia Prentice, lprentice@elm.edu", ("Lia Prentice", "lprentice@elm.edu")),
    (
        "The residency office is run by Lia Prentice (lprentice@elm.edu).",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "As of July 1 our coordinator is Lia Prentice, lprentice@elm.edu.",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        ("Residency contact: Lia Prentice, lprentice@elm.edu\nFellowship contact: Bo Hart, bhart@elm.edu"),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        (
            "Send your questions to Lia at lprentice@elm.edu. Lia Prentice has been the "
            "coordinator since 2010."
        ),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "Ada Moss, MD, Program Director\nLia Prentice, Program Administrator, lprentice@elm.edu",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        ("STAFF\nDirector   Ada Moss   amoss@elm.edu\nCoordinator   Lia Prentice   lprentice@elm.edu"),
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "If anything is unclear, write to Lia Prentice: lprentice@elm.edu.",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    (
        "Lia Prentice, who looks after our residents, can be reached at lprentice@elm.edu.",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
    ("Email: lprentice@elm.edu (Lia Prentice, coordinator)", ("Lia Prentice", "lprentice@elm.edu")),
    ("To learn more, email Lia Prentice at lprentice@elm.edu.", ("Lia Prentice", "lprentice@elm.edu")),
    (
        "Inquiries may be addressed to Ms. Lia Prentice, lprentice@elm.edu.",
        ("Lia Prentice", "lprentice@elm.edu"),
    ),
)


@pytest.mark.parametrize(("text", "who"), CONTACT)
def test_a_contact_is_read_in_many_wordings(facts: Facts, text: str, who: tuple[str, str]) -> None:
    found = facts(text)
    assert (found.get("contact_name"), found.get("contact_email")) == who
