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
    rf"residen(?:c\w+|ts?) in {OTHER_SPECIALTY}|{OTHER_SPECIALTY} (?:(?:runs|has|offers|takes|keeps) its own|"
    r"(?:holds|sponsors|interviews|requires|accepts|asks for|uses)\b)"
)
_HOUSE = r"(?:departments?|divisions?|programs?|programmes?|residenc(?:y|ies)|services?|side|team|colleagues)"
OTHER_SUBJECT = re.compile(
    r"^\W*(?:(?:and|but|however|by contrast|also|note that|you (?:may|might|will) (?:have )?"
    r"(?:hear|heard|read|see|seen)(?: that)?)\W+)*(?:(?:(?:the|our|their) )?(?:(?:categorical|general|"
    rf"neighbou?ring) )?(?:{_HOUSE} (?:of|in) )?(?:friends in |colleagues in |people in )?"
    rf"(?:{OTHER_SPECIALTY}|pediatric|peds|surgical|medicine(?= {_HOUSE})|(?<=department of )medicine|im)"
    rf"(?: and {OTHER_SPECIALTY})?(?: (?:{_HOUSE}|residents?))*(?: (?:down|across|on|in) (?:the|this|our) "
    rf"\w+)?|"
    r"(?:the |some |many |most |several |all |our )?other (?:\w+ )?(?:departments|programs|hospitals|"
    r"residenc(?:y|ies)|"
    r"institutions|divisions|specialties)(?: (?:of|in|at|on|within) (?:the|this|our) [\w ]{3,30}?)?|"
    r"(?:some|many|several|a few|certain) (?:of the )?(?:departments|hospitals|institutions|divisions)"
    r"(?: here| (?:of|in|at) (?:the|this|our) [\w ]{3,30}?)?|"
    r"(?:the |our )?(?:sister|neighbou?ring|nearby) (?:hospital|program(?:me)?|institution|university|school)"
    r"(?: (?:in|at|of) [\w .]{3,30}?)?|"
    r"(?:the |our |a )?(?:\w+ ){0,2}(?:hospital|program(?:me)?|university|institute|school|center) "
    r"(?:next door|across (?:town|the (?:street|road|river|bay|city|hall))|down the (?:street|road|hall|"
    r"block)))"
    r"(?:, (?:unlike us|on its own|for (?:its|their) part|however|which [^,;.]{3,40}),)?"
    r"(?: (?:also|still|generally|usually|itself|alone|even|only|sometimes|now))* "
    r"(?:(?:will|do|does|can|may|did|has|have)(?: (?:also|not|still|always|never|only|in fact))* )?"
    r"(?:sponsor|consider|support|accept|take|file|interview|close|use|do|host|petition|ask|require|want|"
    r"offer|"
    r"arrange|enrol|match|read|rank|participate|pay|come|sponsored|recruit|moved|switched|went|changed|"
    r"left)(?:l?s|e?s)?\b"
)
"""Another department as the subject of a sentence: "The medicine department does support H-1Bs"."""

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
