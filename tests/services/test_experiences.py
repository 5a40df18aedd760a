"""Experiences, and the profile's new answers."""

from datetime import date

import pytest

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.goals import BackgroundType, CareerShape, Strength, Theme
from matchplanner.errors import UserError
from matchplanner.services import experiences, goals, profile
from matchplanner.store.store import Store


def test_an_experience_needs_a_title_and_keeps_the_rest_open(store: Store) -> None:
    with store.write("Add"):
        one = experiences.add("  Case series  ", ExperienceKind.CASE_REPORT)
    (row,) = experiences.rows()
    assert (row.id, row.title, row.kind) == (one, "Case series", ExperienceKind.CASE_REPORT)
    assert (row.keywords, row.started_on, row.url, row.words) == ((), None, "", ("Case series",))
    with pytest.raises(UserError, match="needs a title"), store.write("Add"):
        experiences.add("  ")


def test_fields_are_stored_as_typed_and_the_latest_comes_first(store: Store) -> None:
    with store.write("Add"):
        old, new = experiences.add("Old"), experiences.add("New")
        experiences.edit(old, "started_on", date(2020, 1, 1))
        experiences.edit(new, "started_on", "2025-03-01")
        experiences.edit(new, "keywords", "metabolic; statistics")
        experiences.edit(new, "kind", "abstract")
        experiences.edit(new, "url", "https://example.org/abstract")
        experiences.add("Undated")
    found = experiences.rows()
    assert [row.title for row in found] == ["New", "Old", "Undated"]
    assert (found[0].keywords, found[0].kind) == (("metabolic", "statistics"), ExperienceKind.ABSTRACT)
    assert found[0].words == ("metabolic", "statistics")


def test_an_experience_cannot_end_before_it_starts(store: Store) -> None:
    with store.write("Add"):
        one = experiences.add("Post")
        experiences.edit(one, "started_on", date(2025, 5, 1))
    with pytest.raises(UserError, match="ends before it starts"), store.write("Edit"):
        experiences.edit(one, "ended_on", date(2025, 4, 1))
    with store.write("Edit"):
        experiences.edit(one, "ended_on", date(2025, 5, 1))


def test_editing_what_is_gone_says_so_and_undo_brings_it_back(store: Store) -> None:
    with store.write("Add"):
        one = experiences.add("Post")
    before = store.dump()
    with store.write("Delete") as done:
        experiences.delete(one)
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Edit"):
        experiences.edit(one, "title", "Post")
    store.revert(done[0], "Undo")
    assert store.dump() == before


def test_the_profile_keeps_goals_and_constraints(store: Store) -> None:
    with store.write("Profile"):
        profile.edit_all(
            {
                "focus": "pediatric",
                "sub_focus": (Theme.METABOLISM,),
                "career_shape": "academic",
                "keywords": "Craniofacial, craniofacial, informatics",
                "background_type": "generalist",
                "prepared_note": "Chronic disease",
                "relocate": "yes",
                "strength": "strong",
                "english_test": "IELTS 8.0",
                "english_expires": date(2027, 5, 3),
            }
        )
    row = profile.get()
    assert (row.themes, row.career_shape) == ((Theme.METABOLISM,), CareerShape.ACADEMIC)
    assert row.keywords == ("Craniofacial", "informatics")
    assert (row.background_type, row.strength) == (BackgroundType.GENERALIST, Strength.STRONG)
    assert (row.english_test, row.english_expires) == ("IELTS 8.0", date(2027, 5, 3))
    assert [goal.word for goal in goals.goals()] == [
        "pediatric",
        "academic",
        "metabolism",
        "Craniofacial",
        "informatics",
    ]
    assert len(goals.advice_on_number()) == 5


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("career_shape", "lazy", "The shape of the career must be one of"),
        ("background_type", "none", "The background must be one of"),
        ("strength", "mighty", "The strength of the application must be one of"),
        ("relocate", "perhaps", "The readiness to move must be one of"),
        ("english_expires", "soon", "must be a date like"),
    ],
)
def test_what_does_not_fit_is_refused(store: Store, field: str, value: str, said: str) -> None:
    with pytest.raises(UserError, match=said), store.write("Profile"):
        profile.edit(field, value)


def test_a_related_residency_is_an_asset(store: Store) -> None:
    with store.write("Add"):
        profile.add_training("Paediatrics")
        profile.add_training("Radiology")
    assert [row.related for row in profile.trainings()] == ["pediatrics", ""]
