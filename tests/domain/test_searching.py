"""Words are found without case and accents, and what is meant stands first."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.searching import Entry, Group, Hit, Index, fold, marks, words


def index(*titles: str) -> Index:
    """Return an index of programs with these names."""
    made = Index()
    made.put(Group.PROGRAMS, [Entry("programs", at, title) for at, title in enumerate(titles, start=1)])
    return made


def found(made: Index, query: str, each: int = 5) -> list[str]:
    """Return the titles a query finds, in their order."""
    return [hit.title for hits in made.search(query, each) for hit in hits.best]


def marked(text: str, places: tuple[tuple[int, int], ...]) -> list[str]:
    """Return the marked parts of a text."""
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("lodz", "Łódź"),
        ("ŁÓDŹ", "lodz"),
        ("strasse", "Straße"),
        ("aarhus", "AARHUS"),
        ("sorensen", "Sørensen"),
        ("istanbul", "İstanbul"),
        ("iğd\u0131r", "Igdir"),
        ("thorsson", "Þórsson"),
        ("muller", "Mu\u0308ller"),
    ],
)
def test_accents_and_case_do_not_matter_on_either_side(typed: str, written: str) -> None:
    assert found(index("Elsewhere", written), typed) == [written]


@given(st.text())
def test_a_text_folds_letter_by_letter_and_only_once(text: str) -> None:
    assert fold(text) == "".join(fold(letter) for letter in text)
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(min_size=1), st.text(), st.text())
def test_what_was_typed_is_found_wherever_it_stands(word: str, before: str, after: str) -> None:
    sought = words(word)
    text = f"{before} {word} {after}"
    made = Index()
    made.put(Group.TEXTS, [Entry("application/texts", 1, "Statement", "", text)])
    assert len(made.search(word)) == (1 if sought else 0)
    for part in marked(text, marks(text, sought)):
        assert any(one in fold(part) for one in sought)


def test_a_title_that_begins_so_comes_before_words_that_do_and_those_before_the_rest() -> None:
    made = Index()
    made.put(
        Group.PROGRAMS,
        [
            Entry("programs", 1, "Elsewhere", "Genetics in the street"),
            Entry("programs", 2, "Cytogenetics"),
            Entry("programs", 3, "Medical Genetics"),
            Entry("programs", 4, "Genetics (combined)"),
        ],
    )
    assert found(made, "gene") == ["Genetics (combined)", "Medical Genetics", "Cytogenetics", "Elsewhere"]
    assert found(made, "gene", each=2) == ["Genetics (combined)", "Medical Genetics"]
    assert made.search("gene", each=2)[0].total == 4


def test_every_word_must_be_there_in_any_order_and_place() -> None:
    made = index("Boston Pediatrics", "Boston Genetics", "Houston Genetics")
    assert found(made, "genetics bos") == ["Boston Genetics"]
    assert found(made, "bos tex") == []
    assert found(made, "   ") == []


def test_groups_stand_in_their_order_and_each_shows_its_best() -> None:
    made = Index()
    made.put(Group.NOTES, [Entry("programs/notes", 1, "Birch", "Note on the program", "Ask about oak")])
    made.put(Group.PEOPLE, [Entry("people", at, f"Oak {at}") for at in range(1, 10)])
    shown = made.search("oak", each=3)
    assert [(hits.group, len(hits.best), hits.total) for hits in shown] == [
        (Group.PEOPLE, 3, 9),
        (Group.NOTES, 1, 1),
    ]
    assert len(made.search("oak", each=3, more={Group.PEOPLE: 50})[0].best) == 9


def test_a_note_is_found_by_what_it_says_not_by_what_it_is_about_alone() -> None:
    made = Index()
    made.put(Group.NOTES, [Entry("programs/notes", 1, "Birch", "Note on the program", "They fund travel")])
    assert found(made, "birch") == []
    assert found(made, "birch travel") == ["Birch"]


def one(made: Index, query: str) -> Hit:
    """Return the only entry a query finds."""
    (hits,) = made.search(query)
    (hit,) = hits.best
    return hit


def test_what_was_found_is_marked_as_it_was_written() -> None:
    hit = one(index("Uniwersytet Łódź, Straße 3"), "lodz strasse")
    assert marked(hit.title, hit.marks) == ["Łódź", "Straße"]


def test_the_line_shown_is_the_one_the_words_stand_in() -> None:
    made = Index()
    text = (
        "First line\n" + "many words before it " * 10 + "the H-1B is sponsored here and there and so on " * 5
    )
    made.put(Group.MESSAGES, [Entry("programs/log", 3, "A question", "to Birch", text)])
    hit = one(made, "h-1b")
    assert hit.line.startswith("... ")
    assert marked(hit.line, hit.line_marks)[0] == "H-1B"
    assert len(hit.line) < 160
    assert one(made, "question").line == "to Birch"


def test_a_word_in_a_paragraph_of_pages_is_shown_too() -> None:
    made = Index()
    made.put(
        Group.TEXTS, [Entry("application/texts", 3, "S", "", "é and so on " * 5_000 + "Łódź " + "x " * 5_000)]
    )
    hit = one(made, "lodz")
    assert marked(hit.line, hit.line_marks) == ["Łódź"]


def test_an_index_can_be_told_anew_group_by_group() -> None:
    made = index("Birch")
    made.put(Group.PROGRAMS, [Entry("programs", 1, "Alder")])
    assert found(made, "birch") == []
    assert found(made, "ald") == ["Alder"]
