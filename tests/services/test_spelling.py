"""The word list as it is shipped, and the words of a plan."""

import pytest

from matchplanner.domain import spelling as rules
from matchplanner.errors import UserError
from matchplanner.services import people, programs, spelling, spelling_words
from matchplanner.services.spelling import Dictionary
from matchplanner.store.store import Store


@pytest.fixture(scope="module")
def words() -> Dictionary:
    return spelling.load()


def known(words: Dictionary, text: str) -> list[str]:
    return [word for word in text.split() if not rules.known(word, words.knows)]


def test_english_of_both_sides_and_the_words_of_the_field_are_known(words: Dictionary) -> None:
    assert not known(
        words,
        "I don't think we'll recognise the centre's behaviour or color paediatric haematology tumour "
        "observership dysmorphology exome karyotype residency fellowships geneticist preceptor waitlisted "
        "mosaicism hypotonia microarray spelt programme enrolment counselling didactics mentees",
    )
    assert known(words, "recieve teh definately observershp genetisc occured") != []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recieve", "receive"),
        ("teh", "the"),
        ("Definately", "Definitely"),
        ("observershp", "observership"),
        ("genetisc", "genetic"),
        ("acommodatoin", "accommodation"),
        ("dysmorpholgy", "dysmorphology"),
        ("inthe", "in the"),
    ],
)
def test_what_was_meant_comes_first(words: Dictionary, typed: str, meant: str) -> None:
    offered = words.suggestions(typed)
    assert offered[0] == meant
    assert len(offered) <= rules.SUGGESTED


def test_words_of_the_plan_are_offered_too(words: Dictionary) -> None:
    assert words.suggestions("Okonkwa", {"okonkwo"})[0] == "Okonkwo"


def test_names_of_the_plan_are_known_and_of_a_change_only_what_it_touched(store: Store) -> None:
    with store.write("Add"):
        programs.add("Brightwater Genetics")
    with store.write("Add") as changes:
        people.add("Ada Okonkwo-Lind")
    assert {"brightwater", "okonkwo", "lind"} <= spelling_words.of_names()
    touched = spelling_words.of_names(changes[0])
    assert "okonkwo" in touched
    assert "brightwater" not in touched


def test_words_are_added_once_kept_in_order_and_removed(store: Store) -> None:
    for word in ("Zebrafish", " exomiser ", "zebrafish"):
        with store.write("Add"):
            spelling_words.add(word)
    assert spelling_words.mine() == ("exomiser", "Zebrafish")
    with store.write("Remove"):
        spelling_words.remove("exomiser")
    assert spelling_words.mine() == ("Zebrafish",)
    with pytest.raises(UserError, match="One word"), store.write("Add"):
        spelling_words.add("two words")
