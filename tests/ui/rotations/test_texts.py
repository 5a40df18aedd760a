"""What the Rotations page advises, word by word where the words are the advice."""

from datetime import date

from matchplanner.domain.rotations import RotationMode
from matchplanner.domain.spans import Span
from matchplanner.services import profile, rotations
from matchplanner.store.store import Store
from matchplanner.ui.rotations.texts import calendar_text, consequence, span_text
from matchplanner.ui.rotations.violation_words import violation_text

TODAY = date(2026, 10, 1)


def test_an_observership_says_what_a_letter_from_it_lacks_and_what_makes_up_for_it() -> None:
    text = consequence(RotationMode.OBSERVERSHIP)
    assert "a letter can say less about your work" in text
    for compensation in ("attend all teaching", "draft notes for yourself", "present cases"):
        assert compensation in text
    assert "strongest ground for a letter" in consequence(RotationMode.HANDS_ON)
    assert consequence(RotationMode.UNKNOWN).startswith("Ask the host")


def test_a_fourth_rotation_is_told_what_the_time_would_serve_better(store: Store) -> None:
    with store.write("Plan"):
        profile.edit("target_year", 2027)
        for site in ("A", "B", "C", "D"):
            rotations.add(site, kind="genetics")
    plan = rotations.plan(TODAY)
    advice = " ".join(violation_text(one, plan) for one in plan.violations)
    assert advice.startswith("4 genetics rotations planned; beyond 3")
    for alternative in ("research output", "personal statement", "remote work"):
        assert alternative in advice


def test_a_single_day_is_said_once() -> None:
    leap = Span(date(2028, 2, 29), date(2028, 2, 29))
    assert (span_text(leap), calendar_text(leap)) == ("29 Feb 2028", "29 Feb")
