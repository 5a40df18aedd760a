"""Themes, keywords and what earlier training is worth."""

import pytest

from matchplanner.domain import background, goals
from matchplanner.domain.applicant import Focus, H1bNeed
from matchplanner.domain.application_advice import Advice, Constraints, advice
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.claims import YesNo
from matchplanner.domain.goals import THEMES, Strength, Theme
from matchplanner.errors import UserError


def test_every_theme_of_the_guide_stands_under_its_focus() -> None:
    assert {theme for themes in THEMES.values() for theme in themes} == set(Theme)
    assert Theme.METABOLISM.focus is Focus.PEDIATRIC
    assert Theme.INFORMATICS.focus is Focus.LABORATORY


def test_themes_are_stored_under_their_focus_and_read_back_in_order() -> None:
    stored = goals.joined_themes((Theme.CYTOGENETICS, Theme.ANOMALIES))
    assert stored == "laboratory/cytogenetics\npediatric/anomalies"
    assert goals.parse_themes(stored) == (Theme.ANOMALIES, Theme.CYTOGENETICS)
    assert goals.stored_themes("pediatric/anomalies\nadult/of a later version") == (Theme.ANOMALIES,)
    with pytest.raises(UserError, match="The theme must be one of"):
        goals.parse_themes("pediatric/unicorns")


@pytest.mark.parametrize(
    "typed",
    ["neuromuscular, craniofacial; informatics", "neuromuscular\ncraniofacial\n informatics \nCraniofacial"],
)
def test_keywords_are_parted_by_commas_semicolons_or_lines_and_kept_once(typed: str) -> None:
    assert goals.parse_keywords(typed) == ("neuromuscular", "craniofacial", "informatics")


def test_a_sentence_is_no_keyword() -> None:
    with pytest.raises(UserError, match="at most 80 characters"):
        goals.parse_keywords("x" * 81)


@pytest.mark.parametrize(
    ("field", "related"),
    [
        ("Paediatrics", "pediatrics"),
        ("General Internal Medicine", "internal medicine"),
        ("OB/GYN", "obstetrics and gynecology"),
        ("Child neurology", "neurology"),
        ("Orthopedic surgery", ""),
        ("", ""),
    ],
)
def test_four_fields_are_related_to_genetics(field: str, related: str) -> None:
    assert background.related_field(field) == related


def test_related_fields_are_named_once() -> None:
    assert background.related_fields(["Pediatrics", "Surgery", "Neonatology"]) == ("pediatrics",)


def test_kinds_of_experience_know_what_they_are_good_for() -> None:
    assert ExperienceKind.CASE_REPORT.scholarly
    assert ExperienceKind.WEBINAR.shows_commitment
    assert not ExperienceKind.WEBINAR.scholarly


def test_commitment_is_shown_by_six_kinds_each_counted_once() -> None:
    assert len(background.COMMITMENT) == 6
    assert all(kind.shows_commitment for kind in background.COMMITMENT)
    held = (ExperienceKind.ROTATION, ExperienceKind.COURSE, ExperienceKind.COURSE, ExperienceKind.TEACHING)
    assert background.commitment_shown(held) == (ExperienceKind.COURSE, ExperienceKind.ROTATION)


@pytest.mark.parametrize(
    ("h1b", "j1", "expected"),
    [
        (H1bNeed.NEEDED, YesNo.YES, Advice.H1B_NARROWS),
        (H1bNeed.PREFERRED, YesNo.YES, Advice.H1B_PREFERENCE),
        (H1bNeed.NOT_NEEDED, YesNo.UNKNOWN, Advice.J1_OPENS),
        (H1bNeed.UNKNOWN, YesNo.UNKNOWN, Advice.VISA_UNKNOWN),
    ],
)
def test_the_visa_decides_how_many_programs_are_open(h1b: H1bNeed, j1: YesNo, expected: Advice) -> None:
    found = advice(Constraints(h1b, j1, YesNo.NO, Strength.BELOW))
    assert expected in found
    assert found[0] is Advice.WIDE_NET
    assert {Advice.STAYS, Advice.WEAK_POINTS, Advice.MIX_TIERS} <= set(found)


def test_empty_parts_are_no_keywords() -> None:
    assert goals.parse_keywords(", ;\n craniofacial ,") == ("craniofacial",)
