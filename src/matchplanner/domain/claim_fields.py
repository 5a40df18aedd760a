"""The researched fields of a program, one line each: stored name, label and rule."""

from typing import Self

from matchplanner.domain.field_rules import (
    FieldRule,
    Section,
    ShelfLife,
    choice,
    day,
    number,
    page,
    percent,
    several,
    text,
    visa,
    yes_no,
)
from matchplanner.domain.labels import LabelledEnum

ACCREDITATION_STATUSES: tuple[str, ...] = (
    "Initial Accreditation",
    "Initial Accreditation with Warning",
    "Continued Accreditation",
    "Continued Accreditation without Outcomes",
    "Continued Accreditation with Warning",
    "Probationary Accreditation",
    "Accreditation Withheld",
    "Withdrawal of Accreditation",
    "Withdrawal of Accreditation under Special Circumstances",
    "Administrative Withdrawal",
    "Voluntary Withdrawal",
)
"""ACGME's own words for the common statuses; a field holds others as well."""

_ECFMG = (
    ("by_application", "To apply"),
    ("by_interview", "To be interviewed"),
    ("by_ranking", "To be ranked"),
    ("by_start", "To start"),
    ("required", "Required, no date given"),
)
_RESEARCH = (
    ("none", "None"),
    ("limited", "Limited"),
    ("moderate", "Moderate"),
    ("extensive", "Extensive"),
)
_FOCUSES = ("cancer", "metabolic", "prenatal", "cardiogenetics", "neurogenetics", "bioinformatics")
_ROTATIONS = (
    "inpatient",
    "outpatient",
    "metabolic",
    "prenatal",
    "cancer",
    "dysmorphology",
    "craniofacial",
    "NICU",
)
_CLINICS = (*_FOCUSES[:-1], "craniofacial", "dysmorphology", "skeletal dysplasia", "connective tissue")
_BOARDS = (
    "clinical genetics and genomics",
    "clinical biochemical genetics",
    "laboratory genetics and genomics",
)
_DISORDERS = ("single-gene", "chromosomal", "mitochondrial", "multifactorial", "teratogenic")
_TEAM = ("genetic counselors", "dietitians", "nurses", "social workers", "therapists", "laboratory directors")
_MARKS = ("wellness", "immigration office", "mentorship", "inclusion")

_SOURCES, _VISA, _IMGS, _APPLYING = Section.SOURCES, Section.VISA, Section.IMGS, Section.APPLYING
_PROGRAM, _TRAINING, _PEOPLE = Section.PROGRAM, Section.TRAINING, Section.PEOPLE
_STUDY, _SUPPORT = Section.RESEARCH, Section.SUPPORT
_SEASON, _YEAR, _TWO, _FIVE = ShelfLife.SEASON, ShelfLife.YEAR, ShelfLife.TWO_YEARS, ShelfLife.FIVE_YEARS
_KEPT = ShelfLife.ALWAYS


class ClaimField(LabelledEnum):
    """The researched facts of a program, each beside the requirement it answers."""

    rule: FieldRule

    def __new__(cls, value: str, label: str = "", rule: FieldRule | None = None) -> Self:
        """Make a member from its stored value, its label and its rule; a call with the value looks one up."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        if rule is not None:
            member.rule = rule
        return member

    J1 = "j1", "J-1", visa(_VISA, _SEASON, important=True)  # R70
    H1B = "h1b", "H-1B", visa(_VISA, _SEASON, important=True)  # R71
    VISA_SPONSORSHIP = "visa_sponsorship", "Sponsors any visa", yes_no(_VISA, _SEASON, important=True)  # R72
    ECFMG_REQUIRED = (
        "ecfmg_required",
        "ECFMG certification",
        choice(_VISA, _SEASON, _ECFMG, important=True),
    )  # R73
    USMLE_STEP1_MIN = "usmle_step1_min", "Lowest Step 1 score", number(_VISA, _SEASON, 300)  # R74
    USMLE_STEP2_MIN = "usmle_step2_min", "Lowest Step 2 CK score", number(_VISA, _SEASON, 300, important=True)
    ATTEMPT_LIMIT = "attempt_limit", "Attempts allowed", number(_VISA, _SEASON, 20, important=True)
    YOG_LIMIT_YEARS = (
        "yog_limit_years",
        "Years since graduation, at most",
        number(_VISA, _SEASON, 60, important=True),
    )
    OET_REQUIRED = "oet_required", "OET required", yes_no(_VISA, _SEASON)
    PRIOR_GME_YEARS = (
        "prior_gme_years",
        "Earlier ACGME training, years",
        number(_VISA, _SEASON, 10, important=True),
    )
    CREDIT_TRANSFER = "credit_transfer", "Credit for earlier training", visa(_VISA, _SEASON)  # R81

    IMGS_AMONG_RESIDENTS = (
        "imgs_among_residents",
        "IMGs among residents",
        yes_no(_IMGS, _YEAR, important=True),
    )
    IMG_SHARE = "img_share", "Share of IMGs, %", percent(_IMGS, _YEAR)
    IMG_INFO = "img_info", "IMG information", text(_IMGS, _SEASON, disputable=False)
    IMG_FAQ = "img_faq", "IMG questions answered on the site", yes_no(_IMGS, _YEAR)  # R75
    TRAINED_ABROAD = "trained_abroad", "Took residents trained abroad", yes_no(_IMGS, _TWO)  # R82
    OTHER_IMG_RECORD = (  # R92
        "other_img_record",
        "IMGs in other specialties there",
        text(_IMGS, _TWO, ("many", "some", "few", "none")),
    )

    DURATION_YEARS = (
        "duration_years",
        "Length in years",
        number(_PROGRAM, _TWO, 10, smallest=0.5, important=True),
    )
    OPTIONAL_EXTRA_YEARS = "optional_extra_years", "Optional extra years", number(_PROGRAM, _TWO, 5)  # R44
    EXTRA_YEAR_CONDITION = (
        "extra_year_condition",
        "Condition of the extra year",
        text(_PROGRAM, _TWO, ("depends on available slots",)),
    )
    POSITIONS_PER_YEAR = (
        "positions_per_year",
        "Positions a year",
        number(_PROGRAM, _TWO, 200, smallest=0.5, important=True),
    )
    ACCREDITATION = (  # R57
        "accreditation",
        "Accreditation",
        text(_PROGRAM, _YEAR, ACCREDITATION_STATUSES, important=True),
    )
    PROGRAM_SIZE = "program_size", "Residents in all", number(_PROGRAM, _TWO, 1000)  # R53
    FOUNDED_YEAR = "founded_year", "Founded", number(_PROGRAM, _KEPT, 2100, smallest=1900)  # R56
    CERTIFYING_BOARD = "certifying_board", "Certifying board", text(_PROGRAM, _FIVE, ("ABMGG",))  # R46
    BOARD_RECOGNISED = "board_recognised", "Board recognised", yes_no(_PROGRAM, _FIVE)
    BOARD_OUTCOMES = "board_outcomes", "Certifications within reach", several(_PROGRAM, _FIVE, _BOARDS)  # R45
    BOARD_PASS = "board_pass", "Graduates who passed the boards, %", percent(_PROGRAM, _TWO)  # R58
    HOST_INSTITUTE = "host_institute", "Genetics centre or institute", text(_PROGRAM, _FIVE)  # R51
    ACADEMIC_CENTER = "academic_center", "Academic centre", yes_no(_PROGRAM, _FIVE)  # R59
    SOCIETY_ACTIVITY = (
        "society_activity",
        "Seen at society meetings",
        text(_PROGRAM, _TWO, disputable=False),
    )  # R50

    APPLICATION_SYSTEM = (  # R68
        "application_system",
        "Application system",
        text(_APPLYING, _SEASON, ("ERAS and NRMP", "ERAS", "Directly to the program"), important=True),
    )
    APPLICATION_PATHWAY = "application_pathway", "Application pathway", text(_APPLYING, _SEASON)  # R39
    ERAS_CODE = "eras_code", "ERAS code", text(_APPLYING, _TWO)
    TAKES_APPLICATIONS = "takes_applications", "Takes applications this season", yes_no(_APPLYING, _SEASON)
    RULES_CHECKED = (
        "rules_checked",
        "Rules checked for season",
        number(_APPLYING, _SEASON, 2100, smallest=2000),
    )
    APPLICATION_DEADLINE = (
        "application_deadline",
        "Application deadline",
        day(_APPLYING, _SEASON, important=True),
    )
    INTERVIEW_PERIOD = "interview_period", "Interview period", text(_APPLYING, _SEASON)
    THANK_YOU_NOTES = "thank_you_notes", "Thank-you notes welcome", yes_no(_APPLYING, _SEASON)
    LETTERS_REQUIRED = "letters_required", "Letters asked for", number(_APPLYING, _SEASON, 10)
    CONTACT_NAME = "contact_name", "Contact", text(_APPLYING, _YEAR)
    CONTACT_EMAIL = "contact_email", "Contact e-mail", text(_APPLYING, _YEAR)
    DIRECTOR = "director", "Program director", text(_APPLYING, _TWO)

    PEDIATRIC_EMPHASIS = (  # R106
        "pediatric_emphasis",
        "Pediatric emphasis, 1 to 5",
        number(_TRAINING, _FIVE, 5, smallest=1),
    )
    ADULT_EMPHASIS = "adult_emphasis", "Adult emphasis, 1 to 5", number(_TRAINING, _FIVE, 5, smallest=1)
    STRENGTHS = "strengths", "Strengths", several(_TRAINING, _FIVE, _FOCUSES)  # R52
    ROTATIONS = "rotations", "Rotations offered", several(_TRAINING, _TWO, _ROTATIONS)  # R83
    CLINICS = "clinics", "Clinics", several(_TRAINING, _TWO, _CLINICS)
    LAB_MONTHS = "lab_months", "Months in laboratories", number(_TRAINING, _TWO, 60)  # R63
    LABS = "labs", "Laboratories", several(_TRAINING, _TWO, ("cytogenetic", "biochemical", "molecular"))
    ADULT_SHARE = "adult_share", "Adult patients, %", percent(_TRAINING, _FIVE)  # R61
    PATIENT_AGES = "patient_ages", "Ages seen", several(_TRAINING, _FIVE, ("prenatal", "children", "adults"))
    REFERRAL = "referral", "Patients come from", several(_TRAINING, _FIVE, ("region", "nation", "abroad"))
    DISORDERS = "disorders", "Range of disorders", several(_TRAINING, _FIVE, _DISORDERS)  # R62
    COUNSELING = "counseling", "Counseling training", text(_TRAINING, _FIVE, disputable=False)  # R64
    EXPECTATIONS = "expectations", "Expected of residents", text(_TRAINING, _TWO, disputable=False)  # R66
    MULTIDISCIPLINARY_CLINICS = (
        "multidisciplinary_clinics",
        "Multidisciplinary clinics",
        yes_no(_TRAINING, _FIVE),
    )
    ADVANCED_TESTING = "advanced_testing", "Advanced genetic testing", yes_no(_TRAINING, _FIVE)  # R87
    CANCER_CENTER = "cancer_center", "Linked cancer centre", yes_no(_TRAINING, _FIVE)
    CHILDRENS_HOSPITAL = "childrens_hospital", "Children's hospital", yes_no(_TRAINING, _FIVE)

    FACULTY_COUNT = "faculty_count", "Faculty in all", number(_PEOPLE, _TWO, 1000)  # R53
    MD_GENETICISTS = "md_geneticists", "MD geneticists", number(_PEOPLE, _TWO, 500)  # R86
    PHD_GENETICISTS = "phd_geneticists", "PhD geneticists", number(_PEOPLE, _TWO, 500)
    COUNSELORS = "counselors", "Genetic counselors", number(_PEOPLE, _TWO, 500)
    TEAM = "team", "Team", several(_PEOPLE, _FIVE, _TEAM)  # R65
    DEPARTMENTS = "departments", "Departments consulted with", several(_PEOPLE, _FIVE)

    RESEARCH_LEVEL = "research_level", "Research time", choice(_STUDY, _TWO, _RESEARCH, important=True)  # R89
    RESEARCH_MONTHS = "research_months", "Months of research", number(_STUDY, _TWO, 60)
    RESEARCH_REQUIRED = "research_required", "Research project required", yes_no(_STUDY, _TWO)  # R84
    PROTECTED_TIME = "protected_time", "Protected research time", yes_no(_STUDY, _TWO)  # R88, R90
    RESEARCH_CURRICULUM = "research_curriculum", "Formal research curriculum", yes_no(_STUDY, _TWO)
    FUNDED_RESEARCH = "funded_research", "NIH grants or consortia", yes_no(_STUDY, _TWO)
    RESIDENTS_PUBLISH = "residents_publish", "Residents publish", yes_no(_STUDY, _TWO)
    CLEAR_EXPECTATIONS = "clear_expectations", "Clear research expectations", yes_no(_STUDY, _TWO)
    RESEARCH_MENTORS = "research_mentors", "Research mentors named", yes_no(_STUDY, _TWO)
    DEGREE_OPTIONS = "degree_options", "Degree options", several(_STUDY, _FIVE, ("master's", "PhD"))  # R95
    BIOINFORMATICS = "bioinformatics", "Bioinformatics or genomic institute", yes_no(_STUDY, _FIVE)

    SUPPORT = "support", "Support for residents", several(_SUPPORT, _TWO, _MARKS)  # R91
    STIPEND = "stipend", "Stipend, first year, USD", number(_SUPPORT, _YEAR, 500_000)  # R67
    BENEFITS = "benefits", "Benefits", text(_SUPPORT, _YEAR, disputable=False)
    CAMPUS_PAGE = "campus_page", "Campus and community page", page(_SUPPORT)

    LISTED = "listed", "Listed at", yes_no(_SOURCES, _TWO, disputable=False)
    LISTED_ACGME = "listed_acgme", "On ACGME's list", yes_no(_SOURCES, _YEAR)  # R47
    LISTED_ABMGG = "listed_abmgg", "On ABMGG's list", yes_no(_SOURCES, _YEAR)
    LISTED_FREIDA = "listed_freida", "In FREIDA", yes_no(_SOURCES, _YEAR)
    LISTED_ERAS = "listed_eras", "In ERAS", yes_no(_SOURCES, _SEASON)
    HOW_TO_APPLY_PAGE = "how_to_apply_page", "How to apply page", page(_SOURCES)  # R69
    ELIGIBILITY_PAGE = "eligibility_page", "Eligibility page", page(_SOURCES)
    IMG_PAGE = "img_page", "IMG page", page(_SOURCES)
    RESIDENTS_PAGE = "residents_page", "Residents page", page(_SOURCES)  # R40
    FACULTY_PAGE = "faculty_page", "Faculty page", page(_SOURCES)
    HEARD_FROM = "heard_from", "Heard of it from", text(_SOURCES, _KEPT, disputable=False)  # R49


def fields_of(section: Section) -> tuple[ClaimField, ...]:
    """Return the fields of a part of the checklist, in its order."""
    return _BY_SECTION[section]


_BY_SECTION = {
    section: tuple(field for field in ClaimField if field.rule.section is section) for section in Section
}
IMPORTANT = tuple(field for field in ClaimField if field.rule.important)
"""The facts that decide whether and where to apply."""
