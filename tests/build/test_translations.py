"""Every text can be found for those who translate, and a list of texts becomes what the program loads."""

from pathlib import Path
from typing import Any

import pytest
from tests.build.packaging_modules import module

texts: Any = module("texts")
translations: Any = module("translations")


@pytest.fixture(scope="module")
def found() -> Any:
    return texts.collect()


def test_no_text_is_put_together_before_it_is_looked_up(found: Any) -> None:
    assert not found.hidden, "\n".join(found.hidden)


@pytest.mark.parametrize(
    ("context", "source"),
    [
        ("Words", "A program needs a name."),  # a refusal
        ("Words", "Interview: {name}"),  # a table that a sentence is chosen from
        ("Words", "Will apply"),  # a vocabulary
        ("Words", "The graduation year"),  # the name of a field that refusals begin with
        ("Words", "Dream"),
        ("Words", "named views"),
        ("ProgramTable", "Fit"),
        ("Rotations", "Rotations"),
    ],
)
def test_texts_of_every_kind_are_found(found: Any, context: str, source: str) -> None:
    known = {key for key in found.found if key[1] == source}
    assert (context, source) in known or (context != "Words" and known)


def test_a_number_comes_with_its_singular(found: Any) -> None:
    assert found.found["Words", "{n} programs"].one == "1 program"


def test_both_forms_of_a_number_fill_in_the_same_places(found: Any) -> None:
    places = translations.places
    wrong = [text for text in found.found.values() if not places(text.one) <= places(text.source) | {"n"}]
    assert wrong == []


def test_a_list_that_is_renewed_keeps_what_was_translated(found: Any, tmp_path: Path) -> None:
    listed = tmp_path / "matchplanner_de.ts"
    translations.renew(listed, "de", found)
    empty = listed.read_text("utf-8")
    assert empty.count("<message") == len(found.found)
    told = empty.replace(
        "<source>A program needs a name.</source>",
        "<source>A program needs a name.</source><translation>Name?</translation>",
    )
    listed.write_text(told, "utf-8")
    translations.renew(listed, "de", found)
    assert "<translation>Name?</translation>" in listed.read_text("utf-8")


def test_a_translation_with_a_place_of_its_own_is_named(tmp_path: Path) -> None:
    listed = tmp_path / "matchplanner_de.ts"
    listed.write_text(
        "<TS><context><name>Words</name><message><source>Interview: {name}</source>"
        "<translation>Gespräch: {program}</translation></message></context></TS>",
        "utf-8",
    )
    assert len(translations.faults(listed)) == 1
