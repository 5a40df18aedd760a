"""File names that every system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.file_names import safe


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Rank list 2026-10-01.pdf", "Rank list 2026-10-01.pdf"),
        ("Prep sheet Peds/Genetics: A 2026-10-01.pdf", "Prep sheet Peds Genetics A 2026-10-01.pdf"),
        ("..hidden.pdf", "hidden.pdf"),
        ("con.pdf", "con_.pdf"),
        ("???.pdf", "Document.pdf"),
        ("St. Jude Program", "St. Jude Program"),
        ("Łódź Genetics .xlsx", "Łódź Genetics.xlsx"),
    ],
)
def test_what_a_system_refuses_is_left_out(name: str, expected: str) -> None:
    assert safe(name, "Document") == expected


@given(st.text(max_size=400))
def test_every_name_can_be_a_file(text: str) -> None:
    name = safe(f"{text} 2026-10-01.pdf", "Document")
    assert name.endswith(".pdf")
    assert len(name.encode("utf-8", "replace")) < 255
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert not name.startswith(".")
