"""Program codes: cleaned, explained, doubted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import codes
from matchplanner.domain.codes import AcgmeSpecialty, CodeProblem, NrmpType

NRMP = st.from_regex(r"[0-9]{7}[A-Z][0-9]{1,2}", fullmatch=True)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1490765C0", "1490765C0"),
        (" 1490765c0 ", "1490765C0"),
        ("1978140C3\u200b", "1978140C3"),
        ("1490 765 C0", "1490765C0"),
        ("\ufeff1516400C10", "1516400C10"),
        ("\uff11490765C0", "1490765C0"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_an_nrmp_code_is_cleaned_and_accepted(typed: str, kept: str) -> None:
    assert codes.check_nrmp(typed) == codes.CheckedCode(kept, None)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("1302621011", CodeProblem.NRMP_IS_ACGME),
        ("149076C0", CodeProblem.NRMP_SHAPE),
        ("1490765C", CodeProblem.NRMP_SHAPE),
        ("1490765C123", CodeProblem.NRMP_SHAPE),
        ("to be asked", CodeProblem.NRMP_SHAPE),
    ],
)
def test_a_doubtful_nrmp_code_is_kept_with_its_problem(typed: str, problem: CodeProblem) -> None:
    checked = codes.check_nrmp(typed)
    assert checked.problem is problem
    assert checked.value == "".join(typed.split()).upper()
    assert problem.label


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("1302621011", None),
        ("130 262 1011", None),
        ("7650544005", None),
        ("", None),
        ("0401100209", CodeProblem.ACGME_SPECIALTY),
        ("130262101", CodeProblem.ACGME_SHAPE),
        ("13026210111", CodeProblem.ACGME_SHAPE),
        ("1490765C0", CodeProblem.ACGME_IS_NRMP),
    ],
)
def test_an_acgme_id_is_checked(typed: str, problem: CodeProblem | None) -> None:
    checked = codes.check_acgme(typed)
    assert checked.problem is problem
    assert checked.value == "".join(typed.split())


def test_a_leading_zero_is_kept() -> None:
    assert codes.check_acgme("0401100209").value == "0401100209"


def test_the_letter_and_the_prefix_are_explained() -> None:
    assert codes.nrmp_type("1490765c0") is NrmpType.CATEGORICAL
    assert codes.nrmp_type("1490765R1") is NrmpType.PHYSICIAN
    assert codes.nrmp_type("1490765X0") is None
    assert codes.nrmp_type("nonsense") is None
    assert codes.acgme_specialty("1302621011") is AcgmeSpecialty.GENETICS
    assert codes.acgme_specialty("7650544005") is AcgmeSpecialty.COMBINED_PEDS
    assert codes.acgme_specialty("0401100209") is None
    assert codes.acgme_specialty("130") is None


@given(NRMP)
def test_every_code_of_the_right_shape_passes_and_stays_as_it_is(code: str) -> None:
    assert codes.check_nrmp(code) == codes.CheckedCode(code, None)


@given(st.text())
def test_checking_twice_changes_nothing_more(text: str) -> None:
    for check in (codes.check_nrmp, codes.check_acgme):
        once = check(text)
        assert check(once.value) == once


def test_the_shape_of_a_code_is_told_without_cleaning() -> None:
    assert all(codes.is_acgme_id(text) for text in ("1302421024", "0401100209"))
    assert not any(codes.is_acgme_id(text) for text in ("", "130242102", "13024210240", "13024 1024"))
    assert all(codes.is_nrmp_code(text) for text in ("1490765C0", "1516400C10"))
    assert not any(codes.is_nrmp_code(text) for text in ("", "1490765", "C01490765", "1490765C000"))
