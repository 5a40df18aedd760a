"""How pages name programs: genetics and other specialties, combined programs, fellowships, counselling."""

import re
from enum import StrEnum

GENETICS = (
    r"(?<!biochemical )(?<!laboratory )(?<!molecular )(?<!lab )\b(?:medical |clinical |"
    r"human )?(?:genetics?|genomics?|genomic "
    r"medicine|mgg|geneticists?)(?:(?: and | & |/| ?, ?)genom\w+(?: medicine)?)?"
)
OTHER_SPECIALTY = (
    r"(?:pediatrics?|internal medicine|family medicine|child neurology|neurology|"
    r"obstetrics(?: and gynecology)?|ob/?-?gyn|pathology|surgery|psychiatry|neonatology|"
    r"maternal[- ]fetal medicine|medicine-pediatrics|med-?peds|anesthesiology|radiology|dermatology|"
    r"cardiology|oncology|endocrinology|emergency medicine|urology|orthop(?:a)?edics|"
    r"otolaryngology|ophthalmology|neurosurgery)"
)
GENETICS_RESIDENCY = re.compile(
    rf"{GENETICS}[ ,-]+(?:\(\w+\) )?(?:categorical |gme |training |medicine )?(?:residen\w+|"
    rf"program(?:me)?\b(?! assistant)|training)|residen(?:cy|ts?)(?: training|"
    rf" program(?:me)?)?s? (?:program(?:me)? )?in (?:categorical )?{GENETICS}|"
    rf"categorical (?:\w+ )?{GENETICS}|{GENETICS}[ ,(-]+categorical|clinical geneticists? in training"
)
ANY_GENETICS = re.compile(rf"\b{GENETICS}\b")
COMBINED = re.compile(
    rf"(?<!has )(?<!have )\bcombined[ -]+(?:\(?[\w/&-]+\)?[ ,]+){{0,6}}?(?:program(?:me)?|residen|track|"
    rf"pathway|"
    rf"genetic|training|applica|position|curricul)|"
    rf"(?:pediatrics?|peds?|internal medicine|im|medicine)\s?[-/&+]\s?{GENETICS}|\b(?:peds|med)[-/]gen\w*|"
    rf"(?:pediatrics|internal medicine) and {GENETICS}"
)
FELLOWSHIP = re.compile(
    r"\bfellowships?\b|\bfellows?\b|\blgg\b|laboratory genetics (?:and|&) genomics|"
    r"biochemical genetics (?:program(?:me)?|training program(?:me)?)"
)
OTHER_RESIDENCY = re.compile(
    rf"{OTHER_SPECIALTY}\)?[' s]* (?:residency|residents?|program(?:me)?|training program(?:me)?|applicants|"
    rf"applications?|deadline|"
    rf"interviews?|interview season|coordinator|track|match|positions?|side)\b|"
    rf"categorical {OTHER_SPECIALTY}\b|"
    rf"residen(?:c\w+|ts?) in {OTHER_SPECIALTY}|{OTHER_SPECIALTY} (?:runs|has|offers|takes|keeps) its own"
)
OTHER_AT_TOP = re.compile(
    rf"\b(?:{OTHER_SPECIALTY}|peds)\)?[' s]* (?:(?:categorical|training) )?(?:residency|residents?|"
    rf"house ?staff|internship|training program(?:me)?)\b|categorical {OTHER_SPECIALTY}\b|"
    rf"residen(?:cy|ts?) (?:training |program(?:me)? )?in {OTHER_SPECIALTY}\b"
)
"""What the top of a page says whose program it is, "Pediatrics Residency Program"."""

COUNSELLING = re.compile(
    r"(?:master\w*|\bmsc?|m\Ws\W?)(?: of science)? in genetic counsell?ing|\bgc admissions\b|"
    r"counsell?ing program(?:me)?|genetic counsell?ing (?:graduate |training |master\w*|"
    r"ms )*(?:program(?:me)?|training|"
    r"students?|track|degree|master)|"
    r"genetic counsell?or (?:training|education|program(?:me)?)|genetic counsell?ing (?:graduates?|"
    r"applicants)|genetic counsell?ing,? \(?(?:master\W?s?|m\Ws\W?|msc?|mgc)\b"
)
LEARNERS = re.compile(
    r"\bmedical students?\b|\bvisiting students?\b|\bclerkships?\b|\bobserver(?:s|ships?)\b|\bexternships?\b|"
    r"\b(?:ph\W?d|doctoral|master'?s|undergraduate) (?:program(?:me)?|students?|training|degrees? in)|"
    r"\bpost-?doc\w*|"
    r"\b(?:ph\W?d|doctorate|master'?s?) in\b(?! hand)|"
    r"\bgraduate students?\b|\bresearch scholars?\b|\bvisiting (?:scholars?|scientists?|professors?)\b|"
    r"\bvslo\b"
)
RESIDENTS = re.compile(r"\bresiden(?:cy|ts?)\b")


class Main(StrEnum):
    """The program a page is about."""

    GENETICS = "genetics"
    COMBINED = "combined"
    OTHER = "other"
