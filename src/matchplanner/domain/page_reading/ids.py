"""The program's two numbers, told from telephone, NPI and other programs' numbers."""

import re
from collections.abc import Iterator

from matchplanner.domain.codes import AcgmeSpecialty, acgme_specialty, cleaned
from matchplanner.domain.page_reading.fields import Field, Finding
from matchplanner.domain.page_reading.specialties import Main
from matchplanner.domain.page_reading.subject import Clause

_TEN_DIGITS = re.compile(r"(?<![\d+/-])(?<!\d[ .])(?:\d{10}|\d{3}-\d{2}-\d{2}-\d{3})(?![\d-])")
_NRMP = re.compile(r"(?<![\da-z])(\d{4})[ -]?(\d{3})[ -]?([a-z])[ -]?(\d{1,2})(?![\da-z])")
_ACGME_LABEL = re.compile(
    r"\bacgme\b|(?:^|[ ;,.])id\b|\baccreditation council\b|\bprogram (?:id|code|number|no\.?|#)|"
    r"\beras (?:program(?:me)? )?(?:id|"
    r"code|number)|\beras\b(?=[^.;]{0,60}$)"
)
_FOREIGN_LABEL = re.compile(
    r"\bnpi\b|\bphone\b|\btel\w*\b|\bfax\b|\bcall\b|\bpager\b|\bein\b|\btax\b|\bmobile\b|\bcell\b|\bdial\b|"
    r"\baamc\b|\bduns\b|\blicen[cs]e\b|\bsponsor\w* (?:id|code|number)|\binstitution (?:id|code|number)|"
    r"\baccount\b|\bgrant\b"
)
_LABELS = re.compile(f"(?P<acgme>{_ACGME_LABEL.pattern})|(?P<foreign>{_FOREIGN_LABEL.pattern})")
_OF_MAIN = {
    Main.GENETICS: (AcgmeSpecialty.GENETICS,),
    Main.COMBINED: (AcgmeSpecialty.COMBINED_PEDS, AcgmeSpecialty.COMBINED_IM),
}
_NRMP_SPECIALTIES = {
    Main.GENETICS: ("130",),
    Main.COMBINED: ("765", "766"),
}
_OTHER_NRMP = re.compile(r"\bnrmp\b|\bmatch\b|\bcode\b|\bprogram (?:number|id)")


def find(clause: Clause, main: Main) -> Iterator[Finding]:
    """Read ACGME program ID and NRMP code of the page's own program."""
    sentence = clause.sentence
    for found in _TEN_DIGITS.finditer(clause.text):
        before = sentence.lead + " " + sentence.text[: clause.at + found.start()]
        digits = found.group().replace("-", "")
        if _is_acgme(digits, before, main):
            yield Finding(Field.ACGME_ID, digits, sentence.start, sentence.end, int(sentence.labelled))
    for found in _NRMP.finditer(clause.text):
        fits = _NRMP_SPECIALTIES.get(main, ())
        named = _OTHER_NRMP.search(f"{sentence.lead} {sentence.text}") is not None
        if found[2] in fits or (named and found[2] not in {"130", "131", "320", "140", "765", "766"}):
            code = cleaned("".join(found.groups()))
            yield Finding(Field.NRMP_CODE, code, sentence.start, sentence.end, int(found[2] in fits))


def _is_acgme(digits: str, before: str, main: Main) -> bool:
    """Return whether ten digits are the ACGME ID: the label nearest before them decides."""
    labels = [found.lastgroup for found in _LABELS.finditer(before)]
    if not labels or labels[-1] != "acgme":
        return False
    specialty = acgme_specialty(digits)
    return specialty is None if main is Main.OTHER else specialty in _OF_MAIN[main]
