"""Program codes of NRMP and ACGME: cleaned, explained, doubted, never refused."""

import re
from dataclasses import dataclass

from matchplanner.domain.labels import LabelledEnum

_NRMP = re.compile(r"[0-9]{7}[A-Z][0-9]{1,2}")
_ACGME = re.compile(r"[0-9]{10}")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_INSTITUTION, _SPECIALTY, _NO_BREAK = 4, 7, "\u00a0"
_FULL_WIDTH = {0xFEE0 + ascii_code: ascii_code for ascii_code in range(0x21, 0x7F)}


class CodeProblem(LabelledEnum):
    """What is doubtful about a code."""

    NRMP_SHAPE = (
        "nrmp_shape",
        "An NRMP code has seven digits, a letter and one or two digits, such as 1490765C0.",
    )
    NRMP_IS_ACGME = "nrmp_is_acgme", "Ten digits are an ACGME program ID; the NRMP code is another one."
    ACGME_SHAPE = "acgme_shape", "An ACGME program ID has ten digits, such as 1302621011."
    ACGME_IS_NRMP = "acgme_is_nrmp", "This is an NRMP code; the ACGME program ID is another one."
    ACGME_SPECIALTY = (
        "acgme_specialty",
        "The first three digits name no genetics specialty: 130, 131, 765 or 766.",
    )


class NrmpType(LabelledEnum):
    """The letter of an NRMP code; the meanings of R and M are not officially confirmed."""

    CATEGORICAL = "C", "Categorical: the whole training from PGY-1"
    PRELIMINARY = "P", "Preliminary: one year before other training"
    ADVANCED = "A", "Advanced: starts after a preliminary year"
    PHYSICIAN = "R", "Reserved for physicians with earlier training"
    PRIMARY = "M", "Primary care"


class AcgmeSpecialty(LabelledEnum):
    """The first three digits of an ACGME program ID, as far as genetics uses them."""

    GENETICS = "130", "Medical genetics and genomics"
    BIOCHEMICAL = "131", "Medical biochemical genetics"
    COMBINED_PEDS = "765", "Pediatrics and medical genetics"
    COMBINED_IM = "766", "Internal medicine and medical genetics"


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """A code as it is kept, and what is doubtful about it; an empty code is unknown and no problem."""

    value: str
    problem: CodeProblem | None = None


def visible(text: str) -> str:
    """Return a text without the invisible marks that lists carry, full-width signs made plain."""
    return text.translate(_INVISIBLE | _FULL_WIDTH)


def cleaned(text: str) -> str:
    """Return a code in plain upper case, without blanks and the invisible marks that lists carry."""
    return "".join(visible(text).split()).upper()


def is_acgme_id(text: str) -> bool:
    """Return whether the text has the shape of an ACGME program ID: ten digits."""
    return _ACGME.fullmatch(text) is not None


def is_nrmp_code(text: str) -> bool:
    """Return whether the text has the shape of an NRMP program code."""
    return _NRMP.fullmatch(text) is not None


def spaced(code: str) -> str:
    """Return an NRMP code in groups as one reads it aloud: institution, specialty, kind of position.

    The blanks between them do not break; a code of another shape stays as it is.
    """
    if not is_nrmp_code(code):
        return code
    return _NO_BREAK.join((code[:_INSTITUTION], code[_INSTITUTION:_SPECIALTY], code[_SPECIALTY:]))


def check_nrmp(text: str) -> CheckedCode:
    """Clean an NRMP program code and doubt its shape.

    Four digits institution, three specialty, a letter, one or two digits.
    Source: 6,265 codes of June 2024, domain_facts.md 1.4. NRMP publishes no
    rule, so a code that does not fit is to be warned of, not refused.
    """
    code = cleaned(text)
    if not code or _NRMP.fullmatch(code):
        return CheckedCode(code)
    looks_acgme = _ACGME.fullmatch(code) is not None
    return CheckedCode(code, CodeProblem.NRMP_IS_ACGME if looks_acgme else CodeProblem.NRMP_SHAPE)


def check_acgme(text: str) -> CheckedCode:
    """Clean an ACGME program ID, which is text because it may start with 0, and doubt its shape.

    Three digits specialty, two state, five others (domain_facts.md 1.4).
    """
    code = cleaned(text)
    if not code:
        return CheckedCode(code)
    if not _ACGME.fullmatch(code):
        looks_nrmp = _NRMP.fullmatch(code) is not None
        return CheckedCode(code, CodeProblem.ACGME_IS_NRMP if looks_nrmp else CodeProblem.ACGME_SHAPE)
    return CheckedCode(code, None if acgme_specialty(code) else CodeProblem.ACGME_SPECIALTY)


def nrmp_type(code: str) -> NrmpType | None:
    """Return what the letter of an NRMP code means, or None where that is not known."""
    plain = cleaned(code)
    letter = plain[7] if _NRMP.fullmatch(plain) else ""
    return next((kind for kind in NrmpType if kind == letter), None)


def acgme_specialty(code: str) -> AcgmeSpecialty | None:
    """Return the genetics specialty an ACGME program ID begins with, or None."""
    plain = cleaned(code)
    prefix = plain[:3] if _ACGME.fullmatch(plain) else ""
    return next((specialty for specialty in AcgmeSpecialty if specialty == prefix), None)
