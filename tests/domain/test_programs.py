import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.program_columns import checked
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.errors import UserError


def test_words_of_a_newer_version_are_read_as_the_most_open_one() -> None:
    assert ProgramType.read("new_kind") is ProgramType.OTHER
    assert ProgramType.read("") is ProgramType.UNKNOWN
    assert ProgramStatus.read("new_word") is ProgramStatus.CONSIDERING
    assert ProgramStatus.read("applied") is ProgramStatus.APPLIED
    assert not ProgramStatus.NOT_APPLYING.pursued


def test_typed_columns_are_tidied() -> None:
    assert checked("name", "  Mayo   Clinic ") == "Mayo Clinic"
    assert checked("nrmp_code", " 1978140c3\u200b ") == "1978140C3"
    assert checked("state", "mn") == "MN"
    assert checked("state", "Ontario") == "Ontario"
    assert checked("tier", "2") == 2
    assert checked("tier", "") is None
    assert checked("interest", 10) == 10
    assert checked("notes", " two\nlines ") == "two\nlines"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("name", " \u2003 "),
        ("program_type", "surgery"),
        ("status", "maybe"),
        ("tier", 4),
        ("interest", "high"),
        ("interest", 11),
    ],
)
def test_what_does_not_fit_a_column_is_refused(column: str, value: object) -> None:
    with pytest.raises(UserError):
        checked(column, value)


@given(st.text())
def test_a_name_is_refused_only_if_it_is_blank(text: str) -> None:
    if text.split():
        assert checked("name", text)
    else:
        with pytest.raises(UserError, match="needs a name"):
            checked("name", text)
