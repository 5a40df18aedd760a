"""Names give way to roles wherever they stand, and nothing else does."""

import pytest

from matchplanner.domain.names_left_out import KnownName, hider, numbered

PEOPLE = [
    ("Ánna Maria Kowalska", "The applicant"),
    ("Dr. Ricardo Muñoz-Silva, MD, PhD", "Letter writer"),
    ("Mei Li", "Letter writer"),
    ("王伟", "Program director"),
    ("May Chen", "Faculty"),
    ("Program coordinator", "Recipient"),
    ("", "Resident"),
    ("mei li", "Resident"),
]
PLACES = ["Chen Institute of Genetics", "Silva County Hospital"]
hide = hider(numbered(PEOPLE), PLACES)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ánna Maria Kowalska", "The applicant"),
        ("anna maria KOWALSKA", "The applicant"),
        ("Kowalska, Anna Maria", "The applicant"),
        ("A. Kowalska's plan", "The applicant's plan"),
        ("Anna Kowalska wrote", "The applicant wrote"),
        ("Anna\nand Kowalska", "The applicant\nand The applicant"),
        ("with Dr. Ricardo Muñoz-Silva today", "with Letter writer 1 today"),
        ("with Prof. Munoz at noon", "with Letter writer 1 at noon"),
        ("Mei Li and MEI LI", "Letter writer 2 and Letter writer 2"),
        ("Dr. Li agreed", "Letter writer 2 agreed"),
        ("王伟教授 wrote", "Program director教授 wrote"),
        ("on 3 May 2027, Dr. May said", "on 3 May 2027, Faculty said"),
        ("may I ask", "may I ask"),
        ("Chen will", "Faculty will"),
        ("at the Chen Institute of Genetics", "at the Chen Institute of Genetics"),
        ("Silva County Hospital, Dr. Silva", "Silva County Hospital, Letter writer 1"),
        ("Listen to Likely", "Listen to Likely"),
        ("Program coordinator", "Program coordinator"),
        ("write to m.li@host.example.org.", "write to (address left out)."),
        ("https://host.example.org/faculty/munoz-silva", "(link left out)"),
        ("https://host.example.org/genetics", "https://host.example.org/genetics"),
        ("", ""),
    ],
)
def test_names_give_way_and_the_rest_stays(text: str, told: str) -> None:
    assert hide(text) == told


def test_hiding_twice_changes_nothing_more() -> None:
    for name, _role in PEOPLE:
        assert hide(hide(f"Dr. {name} spoke")) == hide(f"Dr. {name} spoke")


def test_who_shares_a_surname_is_somebody_where_only_that_is_told() -> None:
    two = hider([KnownName("Ada Roe", "Faculty 1"), KnownName("Ben Roe", "Faculty 2")])
    assert two("Ada Roe, then Dr. Roe and Ben") == "Faculty 1, then somebody and Faculty 2"


def test_only_those_with_one_role_together_are_numbered() -> None:
    roles = {one.name: one.role for one in numbered(PEOPLE)}
    assert roles["Mei Li"] == "Letter writer 2"
    assert roles["May Chen"] == "Faculty"
    assert "Program coordinator" not in roles


def test_without_names_only_addresses_go() -> None:
    assert hider([])("Anna, a@b.org") == "Anna, (address left out)"
