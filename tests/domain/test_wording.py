"""The one hook for sentences below the window: English without it, and never a lost sentence with it."""

from collections.abc import Callable, Iterator

import pytest

from matchplanner import wording
from matchplanner.errors import UserError
from matchplanner.wording import counted, joined, say

Speak = Callable[[dict[str, str]], None]


@pytest.fixture
def speak() -> Iterator[Speak]:
    """Say these patterns in another language for one test."""

    def use(told: dict[str, str]) -> None:
        def translate(pattern: str, n: int, /) -> str:
            return told.get(f"{pattern}#{n}", told.get(pattern, pattern))

        wording.speak(translate)

    yield use
    wording.speak(None)


@pytest.mark.parametrize(("n", "text"), [(0, "0 programs"), (1, "1 program"), (2, "2 programs")])
def test_english_has_two_forms(n: int, text: str) -> None:
    assert counted("1 program", "{n} programs", n) == text


def test_large_numbers_may_be_grouped_and_other_values_named() -> None:
    assert (
        counted("1 row of {name}", "{n:,} rows of {name}", 12_000, name="a list") == "12,000 rows of a list"
    )


def test_braces_stay_where_nothing_is_filled_in() -> None:
    assert say("Dear {name},") == "Dear {name},"


def test_a_language_may_have_three_forms_and_another_order(speak: Speak) -> None:
    speak({"{n} days#2": "{n} dni", "{n} days#1": "{n} dzień", "{above} above {below}": "{below} < {above}"})
    assert counted("1 day", "{n} days", 1) == "1 dzień"
    assert counted("1 day", "{n} days", 2) == "2 dni"
    assert say("{above} above {below}", above="A", below="B") == "B < A"


def test_a_translation_with_a_wrong_place_costs_no_sentence(speak: Speak) -> None:
    speak({"{name} expires": "{nom} abläuft", "{n} days": "{m} Tage", "Pay: {what}": "Zahle: {"})
    assert say("{name} expires", name="TB test") == "TB test expires"
    assert counted("1 day", "{n} days", 3) == "3 days"
    assert say("Pay: {what}", what="fee") == "Pay: fee"


def test_what_is_refused_is_said_in_the_language_with_its_hint(speak: Speak) -> None:
    speak({"A program needs a name.": "Ein Programm braucht einen Namen.", "Type one.": "Bitte eingeben."})
    refused = UserError("A program needs a name.", "Type one.")
    assert refused.sentence() == "Ein Programm braucht einen Namen. Bitte eingeben."


def test_parts_are_listed_as_a_sentence_does(speak: Speak) -> None:
    assert [joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    speak({"{parts} and {last}": "{parts} und {last}"})
    assert joined(["a", "b", "c"]) == "a, b und c"
