"""The shapes of what could identify a patient: names, numbers, dates, addresses, ages, places.

Every pattern looks at a bounded stretch, so that a long text takes time in proportion to its length.
Numbers of databases (OMIM, PMID, rs, HP), variants, bands and coordinates are read as what they are.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from matchplanner.domain.countries import country_named
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.places import state_code


class FindingKind(LabelledEnum):
    """Kinds of what could identify somebody."""

    NAME = "name", "Name"
    RECORD = "record", "Record number"
    DATE = "date", "Full date"
    PHONE = "phone", "Phone number"
    EMAIL = "email", "E-mail address"
    ADDRESS = "address", "Street address"
    AGE = "age", "Age over 89"
    PLACE = "place", "Place"

    @property
    def reason(self) -> str:
        """Why it should not stand in notes on patients, and what says as much without it."""
        return _REASONS[self]


_REASONS = {
    FindingKind.NAME: "A name points to one person; “the mother” or “a boy” says as much.",
    FindingKind.RECORD: "A number from a record leads straight to the patient; leave it out.",
    FindingKind.DATE: "A full date can be matched with a clinic list; the month or the week is enough.",
    FindingKind.PHONE: "A phone number belongs to one household; leave it out.",
    FindingKind.EMAIL: "An e-mail address belongs to one person; leave it out.",
    FindingKind.ADDRESS: "An address points to one home; leave it out.",
    FindingKind.AGE: "Few people are older than 89; write “over 89”.",
    FindingKind.PLACE: "A rare condition in a named town can be one known family; name the country at most.",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape and the test its matches must pass; a group `it` is the stretch, without its cue."""

    kind: FindingKind
    pattern: re.Pattern[str]
    accept: Callable[[re.Match[str]], bool] = lambda _match: True


# Names

_WORD = r"[^\W\d_](?:[\w-]|['\u2019](?=\w\w)){1,40}"
_NO_NAME = re.compile(
    "and|or|of|with|the|to|was|is|has|had|for|in|on|at|by|from|who|whose|class|thesis|degree|plan|student|"
    "program(?:me)?|angiogra(?:phy|m)|enterography|elastography|imaging|images?|scans?|sequences?|signal|"
    "spectroscopy|venography|guided|contrast|brain|spine|cardiac",
    re.IGNORECASE,
)


_MADE_BY_MR = re.compile(r"\w{2,38}(?:graphy|grams?|scopy|ings?)", re.IGNORECASE)


def _is_name(match: re.Match[str]) -> bool:
    first, title = match["name"], match["title"]
    if _NO_NAME.fullmatch(first) or (title == "mr" and _MADE_BY_MR.fullmatch(first)):
        return False
    return first[0].isupper() or title.islower()


def _is_proper(match: re.Match[str]) -> bool:
    return match["it"][0].isupper() and not _NO_NAME.fullmatch(match["it"].split()[0])


_TITLED = re.compile(
    r"\b(?P<title>Mrs|Mr|Ms|Miss|Mx|Master|MRS|mrs|mr|Se[\u00f1n]or(?:a|ita)?|Herr|Frau|Madame|Monsieur|Mme|"
    r"Signora?|[Bb]aby(?:[ ](?:[Bb]oy|[Gg]irl))?)\b\.?[ \t\xa0]{1,3}"
    rf"(?:[^\W\d_]\.?[ ]){{0,2}}(?P<name>{_WORD})(?:[ ](?=[^\W\d_a-z]){_WORD})?"
)
_LABELLED = re.compile(
    r"(?:\b(?i:patient|pt|proband|child|mother|father|parent|sibling|baby|first|last|full|family|middle)"
    rf"(?:['\u2019]s)?[ ]|(?m:^))(?i:name)[ ]?[:=][ ]{{0,3}}(?P<it>{_WORD}(?:[ ]{_WORD}){{0,2}})"
)
_CALLED = re.compile(
    r"\b(?i:boy|girl|man|woman|lady|gentleman|patient|proband|child|infant|baby|newborn|neonate|mother|"
    r"father|son|daughter|brother|sister|cousin|aunt|uncle|twin|wife|husband)(?:[ ](?:is|was))?"
    rf"[ ](?:named|called)[ ](?P<it>{_WORD}(?:[ ](?=[^\W\d_a-z]){_WORD})?)"
)


def _is_baby_name(match: re.Match[str]) -> bool:
    # "Baby girl" alone names nobody, and "baby girl with" neither.
    return _is_name(match) and (
        "aby" not in match["title"] or (match["name"][0].isupper() and match["name"] not in {"Boy", "Girl"})
    )


# Numbers of records

_LEAST_DIGITS = 4
_NUMBER = r"(?:[A-Za-z]{1,4}[-/]?)?\d[\d/-]{1,19}\d(?:[ ]\d{3,4}){0,3}(?!\w)"
_RECORD = re.compile(
    r"\b(?:(?:MRN|MR[ ]?#|medical record|hospital (?:no|number|id)|NHS|SSN|social security|passport|CNIC|"
    r"NIC|NRIC|Aadhaar|Medicare|Medicaid|(?:patient|pt|encounter|accession|specimen)[ ](?:no|number|id)|"
    r"(?:chart|case|account|policy|insurance|visit|lab|laboratory|file|folder|unit|sample)"
    r"[ ](?:no|number|id|\#))\b[.#]?)(?:[ ](?:no|number|id|is))?[.]?[ ]?[:#=]?[ ]?" + f"(?P<num>{_NUMBER})",
    re.IGNORECASE,
)
_SHAPED = re.compile(r"(?<![\w.-])(?:\d{3}-\d{2}-\d{4}|\d{5}-\d{7}-\d|[A-Z]\d{7,10})(?![\w-])")
_TWELVE = re.compile(r"(?<![\w.-])\d{4}[ ]\d{4}[ ]\d{4}(?![\w-])")
_TEN = re.compile(r"(?<![\w+.-])\d{3}[ ]\d{3}[ ]\d{4}(?![\w-])")
_LONG = re.compile(r"(?<![\w.:,/+-])\d{7,20}(?![\w:]|[.,-]\d)")
_DATABASE = re.compile(
    r"(?:PMID|PMCID|PMC|OMIM|MIM|ORPHA\w{0,4}|HPO|HP|ClinVar|variation|allele|dbSNP|rs|Bookshelf|NCT|DOI|"
    r"chr(?:omosome)?[ ]?\w{0,2}|position|pos|GRCh\d\d|hg\d\d|ISBN|SNOMED|LOINC|CAID|Entrez|NCBI|gene|"
    r"gnomAD|trial)\W{0,4}(?:(?:no|number|id|entry)\W{0,3})?$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[ ]?(?:bp|kb|mb|base|basepairs?|reads?|cop(?:y|ies)|cells?|platelets|births|people|per|/|x|\u00d7|%|"
    r"IU|U|units?|variants?|individuals|alleles)",
    re.IGNORECASE,
)
_LABEL_REACH = 24
_YEARS = range(1900, 2101)
_NHS_WEIGHTS = range(10, 1, -1)
_ELEVEN = 11


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _is_record(match: re.Match[str]) -> bool:
    return len(_digits(match["num"])) >= _LEAST_DIGITS


def _is_long_number(match: re.Match[str]) -> bool:
    text = match.string
    before = text[max(match.start() - _LABEL_REACH, 0) : match.start()]
    return not _DATABASE.search(before) and not _UNIT.match(text, match.end())


def _is_nhs(match: re.Match[str]) -> bool:
    digits = [int(sign) for sign in _digits(match[0])]
    total = sum(digit * weight for digit, weight in zip(digits, _NHS_WEIGHTS, strict=False))
    return (_ELEVEN - total % _ELEVEN) % _ELEVEN == digits[-1]


def _no_years(match: re.Match[str]) -> bool:
    return not all(int(part) in _YEARS for part in match[0].split())


# Dates

_MONTH = (
    r"(?P<month>(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))(?![^\W\d_])\.?"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?P<year>,?[ /.-]{0,2}(?:19|20)[0-9]{2}(?![0-9]))?"
_DAY_MONTH = re.compile(
    rf"(?<![\w.,:/%-]){_DAY}(?:st|nd|rd|th)?(?P<of>[ ]of)?(?P<gap>[ /.-]{{0,2}}){_MONTH}{_YEAR}(?!\w)"
)
_MONTH_DAY = re.compile(rf"(?<!\w){_MONTH}[ ]{_DAY}(?P<of>st|nd|rd|th)?(?![\w%:]|[.,/-][0-9]){_YEAR}")
_ISO_DAY = re.compile(
    rf"(?<![\w./-])(?:19|20)[0-9]{{2}}(?P<sep>[-/.])(?:0?[1-9]|1[0-2])(?P=sep){_DAY}(?![\w/-]|\.[0-9])"
)
_NUMERIC_DAY = re.compile(
    r"(?<![\w./-])(?P<a>[0-9]{1,2})(?P<sep>[/.-])(?P<b>[0-9]{1,2})(?P=sep)"
    r"(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![\w/-]|\.[0-9])"
)
_VERBS = frozenset({"may", "march", "mar"})
_ABBREVIATIONS = frozenset({"OCT", "SEP", "MAR"})  # optical tomography, evoked potentials, a record of drugs
_DAYS, _MONTHS = 31, 12
_SHORT_YEAR = 2


def _is_day(match: re.Match[str]) -> bool:
    if match["year"] or match["of"]:
        return True
    month = match["month"]
    # "type 1. May be de novo": a sentence may begin with one of the verbs.
    begins = "." in match.groupdict().get("gap", "") and month.casefold() in _VERBS
    return not begins and month not in _VERBS and month not in _ABBREVIATIONS


def _is_numeric_day(match: re.Match[str]) -> bool:
    a, b = int(match["a"]), int(match["b"])
    if not (0 < min(a, b) <= _MONTHS and max(a, b) <= _DAYS):
        return False
    full = len(match["a"]) == len(match["b"]) == _SHORT_YEAR
    return len(match["year"]) > _SHORT_YEAR or match["sep"] == "/" or full


# Phones, mail, streets

_PHONE_NAMED = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mobile|fax|whatsapp|cell[ ]?(?:phone|no))\b[.:]?[ ]{0,2}(?:no\.?|number|is)?"
    r"[ :]{0,2}(?P<it>\+?[0-9(][0-9 ().-]{5,20}[0-9])",
    re.IGNORECASE,
)
_PHONE_US = re.compile(
    r"(?<![\w.+-])(?:\+?1[ .-])?(?:\([0-9]{3}\)[ ]?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}(?![\w-]|\.[0-9])"
)
_PHONE_ABROAD = re.compile(r"(?<![\w+])\+[0-9]{1,3}(?:[ .-]?\(?[0-9]{1,4}\)?){2,5}(?!\w)")
_PHONE_HOME = re.compile(r"(?<![\w.:,-])0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,5}(?![\w-])")
_PHONE_DIGITS = range(9, 16)
_SHORT_PHONE_DIGITS = range(7, 16)
_EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_STREET = re.compile(
    r"(?<![\w.,:/-])[0-9]{1,5}[A-Za-z]?,?[ ](?:(?=[^\W\d_a-z])[\w'\u2019.-]{2,30}[ ]){1,3}"
    r"(?:(?:Street|Road|Avenue|Ave|Rd|Lane|Boulevard|Blvd|Drive|Court|Close|Place|Terrace|Square|Crescent|"
    r"Highway|Hwy|Way)\b|(?:St|Dr|Ct|Ln)(?=\.?(?:[,;\n]|$)))"
)
_BOX = re.compile(r"\bP\.?[ ]?O\.?[ ]?Box[ ][0-9]{1,6}\b", re.IGNORECASE)
_ZIP = re.compile(r"\b(?P<state>[A-Z]{2})[ ][0-9]{5}(?:-[0-9]{4})?(?![\w.,-])")


def _is_phone(match: re.Match[str]) -> bool:
    return len(_digits(match[0])) in _PHONE_DIGITS


def _is_named_phone(match: re.Match[str]) -> bool:
    return len(_digits(match["it"])) in _SHORT_PHONE_DIGITS


# Ages and places

_OLD = r"(?:9[0-9]|1[0-2][0-9])"
_AGE = re.compile(
    rf"(?<![\w.,/-])(?:{_OLD}(?:[ -]?(?:years?|yrs?)[ -](?:old|of[ ]age)|[ ]?(?:yo|y/o|y\.o\.)(?!\w))"
    rf"|(?i:age[ds]?(?:[ ](?:of|at[ ]death))?:?[ ]){_OLD}(?![\w%]|[.,][0-9])"
    r"(?![ ]?(?:months?|weeks?|days?|hours?))"
    rf"|(?i:at|until|lived[ ]to|lived)[ ]{_OLD}[ ](?:years|yrs)(?![ ]ago)"
    r"|(?i:in[ ](?:his|her|their)[ ](?:90s|nineties)|nonagenarian|centenarian))"
)
_IN_GENERAL = re.compile(
    r"penetrance|risk|survival|probability|cumulative|lifetime|surveillance|screening", re.I
)
_SENTENCE_REACH = 48


def _is_age(match: re.Match[str]) -> bool:
    # "Penetrance at 90 years" is about nobody.
    before = match.string[max(match.start() - _SENTENCE_REACH, 0) : match.start()]
    return not _IN_GENERAL.search(before.rpartition(".")[2])


_FROM = re.compile(
    r"\b(?i:(?:boy|girl|man|woman|patient|proband|child|children|infant|newborn|couple|family|families|"
    r"siblings|brothers|sisters|parents)[ ]from|lives?[ ]in|living[ ]in|resident[ ]of|resides[ ]in|"
    r"born[ ]in|(?:village|town|city)[ ](?:of|near))[ ]"
    rf"(?P<it>(?=[^\W\d_a-z])(?=\w{{3}}){_WORD}(?:[ ](?=[^\W\d_a-z]){_WORD})?)"
)
_WIDE = re.compile(
    "africa|asia|europe|americas?|caribbean|scandinavia|balkans|mediterranean|ashkenazi|amish|mennonite|roma|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|"
    "march|april|may|june|july|august|september|october|november|december",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"(?i)(?:clinic|clinics|peds|ward|unit|service|medicine|surgery|hospital|nicu|picu|\w{2,30}(?:ology|iatrics?|"
    r"genetics|genomics))$"
)


def _is_place(match: re.Match[str]) -> bool:
    words = match["it"]
    parts = words.split()
    wide = country_named(words) or country_named(parts[0]) or state_code(words)
    if wide or words.isupper() or any(map(_WIDE.fullmatch, parts)):
        return False
    return not any(map(_WHERE.search, parts))


RULES: tuple[Rule, ...] = (
    Rule(FindingKind.EMAIL, _EMAIL),
    Rule(FindingKind.RECORD, _RECORD, _is_record),
    Rule(FindingKind.PHONE, _PHONE_NAMED, _is_named_phone),
    Rule(FindingKind.DATE, _ISO_DAY),
    Rule(FindingKind.DATE, _NUMERIC_DAY, _is_numeric_day),
    Rule(FindingKind.DATE, _DAY_MONTH, _is_day),
    Rule(FindingKind.DATE, _MONTH_DAY, _is_day),
    Rule(FindingKind.RECORD, _SHAPED),
    Rule(FindingKind.RECORD, _TWELVE, _no_years),
    Rule(FindingKind.RECORD, _TEN, _is_nhs),
    Rule(FindingKind.PHONE, _PHONE_US),
    Rule(FindingKind.PHONE, _PHONE_ABROAD, _is_phone),
    Rule(FindingKind.PHONE, _PHONE_HOME, _is_phone),
    Rule(FindingKind.RECORD, _LONG, _is_long_number),
    Rule(FindingKind.NAME, _TITLED, _is_baby_name),
    Rule(FindingKind.NAME, _LABELLED, _is_proper),
    Rule(FindingKind.NAME, _CALLED, _is_proper),
    Rule(FindingKind.ADDRESS, _STREET),
    Rule(FindingKind.ADDRESS, _BOX),
    Rule(FindingKind.ADDRESS, _ZIP, lambda match: bool(state_code(match["state"]))),
    Rule(FindingKind.AGE, _AGE, _is_age),
    Rule(FindingKind.PLACE, _FROM, _is_place),
)
"""In order of precedence: what claims a stretch first keeps it."""
