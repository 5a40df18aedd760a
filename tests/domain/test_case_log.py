"""The case log's words: what is counted, where to look up, and what a case becomes."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import case_log
from matchplanner.domain.case_log import CaseRole, Inheritance, LookUp, PracticeKind, Told
from matchplanner.domain.interviews import Enough

MARFAN = Told(
    condition="Suspected Marfan syndrome",
    gene="FBN1",
    inheritance=Inheritance.DOMINANT,
    roles=(CaseRole.HISTORY, CaseRole.CONFERENCE),
    practice=((PracticeKind.PEDIGREE, 1), (PracticeKind.ARM_SPAN, 0)),
    learning="How the Ghent criteria weigh the aortic root.\nAnd the lenses.",
    site="Example Hospital",
)
NOTHING = Told("", "", Inheritance.UNKNOWN, (), (), "", "")


def test_a_case_becomes_a_bullet_for_the_letter_writer() -> None:
    assert case_log.packet_bullet(MARFAN) == (
        "Suspected Marfan syndrome (FBN1, autosomal dominant): took the history, presented at conference and "
        "drew 1 pedigree. Learned: how the Ghent criteria weigh the aortic root. And the lenses."
    )


def test_a_case_becomes_a_talking_point() -> None:
    assert case_log.talking_point(MARFAN).startswith(
        "A case to tell: suspected Marfan syndrome (FBN1, autosomal dominant). What I did: took the history"
    )


def test_a_case_becomes_an_experience_in_eras() -> None:
    assert case_log.eras_line(MARFAN) == (
        "Suspected Marfan syndrome (FBN1, autosomal dominant) at Example Hospital: I took the history, "
        "presented at conference and drew 1 pedigree. I learned how the Ghent criteria weigh the aortic "
        "root. And the lenses."
    )


def test_what_is_not_known_is_left_out() -> None:
    assert case_log.packet_bullet(NOTHING) == "A case."
    assert case_log.eras_line(NOTHING) == "A case."
    assert case_log.subject(Told("", "FBN1, TGFBR1", Inheritance.UNKNOWN, (), (), "", "")) == "FBN1, TGFBR1"


def test_counts_are_told_in_a_sentence() -> None:
    assert case_log.practice_sentence(
        {PracticeKind.TALK: 1, PracticeKind.PEDIGREE: 3, PracticeKind.HEAD: 0}
    ) == ("Drew 3 pedigrees and gave 1 five-minute talk.")
    assert case_log.practice_sentence({}) == ""


def test_three_to_five_questions_are_enough() -> None:
    text = "Tall stature, pectus\nWhich criteria?\n  Whom to examine? \nIs it FBN1?"

    assert case_log.question_count(text) == 3
    judged = [case_log.questions_enough(count) for count in (0, 2, 3, 5, 6)]
    assert judged == [Enough.FEW, Enough.FEW, Enough.FINE, Enough.FINE, Enough.MANY]


def test_look_ups_are_built_from_gene_and_condition() -> None:
    assert [(link.site, link.url) for link in case_log.links("suspected Marfan syndrome?", "FBN1")] == [
        (LookUp.GENEREVIEWS, "https://www.ncbi.nlm.nih.gov/books/NBK1116/?term=FBN1"),
        (LookUp.OMIM, "https://www.omim.org/search?index=entry&search=FBN1"),
        (LookUp.GENEREVIEWS, "https://www.ncbi.nlm.nih.gov/books/NBK1116/?term=Marfan+syndrome"),
        (LookUp.OMIM, "https://www.omim.org/search?index=entry&search=Marfan+syndrome"),
    ]
    assert case_log.links("", " ") == ()
    assert [link.term for link in case_log.links("", "FBN1, TGFBR1/TGFBR2; SMAD3")][::2] == [
        "FBN1",
        "TGFBR1",
        "TGFBR2",
    ]


@pytest.mark.parametrize(
    ("condition", "term"),
    [
        ("Marfan syndrome", "Marfan syndrome"),
        ("?Noonan", "Noonan"),
        ("r/o 22q11.2 deletion", "22q11.2 deletion"),
        ("Highly suspected Fabry disease", "Fabry disease"),
        ("Possible", "Possible"),
        ("VACTERL association", "VACTERL association"),
        ("Knowness?", "Knowness"),
        ("  Ehlers-Danlos  ", "Ehlers-Danlos"),
    ],
)
def test_words_of_doubt_are_not_searched_for(condition: str, term: str) -> None:
    assert case_log.looked_for(condition) == term


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_goes_into_the_query_and_nowhere_else(condition: str, gene: str) -> None:
    for link in case_log.links(condition, gene):
        parts = urlsplit(link.url)
        assert (parts.scheme, parts.netloc) in {("https", "www.ncbi.nlm.nih.gov"), ("https", "www.omim.org")}
        assert parts.path in {"/books/NBK1116/", "/search"}
        assert not parts.fragment
        assert link.url.isascii()
        query = parse_qs(parts.query, errors="strict")
        assert [link.term] == (query.get("term") or query["search"])


def test_ticks_read_back_and_unknown_ones_are_left_out() -> None:
    ticked = (CaseRole.HISTORY, CaseRole.CONFERENCE)

    assert case_log.parse_ticked(CaseRole, case_log.ticked_text(ticked)) == ticked
    assert case_log.parse_ticked(CaseRole, "future\nhistory") == (CaseRole.HISTORY,)
    assert case_log.parse_ticked(CaseRole, "") == ()


def test_a_case_keeps_its_week_and_not_its_day() -> None:
    assert {case_log.week_of(date(2027, 6, day)) for day in range(7, 14)} == {date(2027, 6, 7)}


def test_every_kind_can_be_told_once_and_more_than_once() -> None:
    assert all(kind.done(1) != kind.done(2) for kind in PracticeKind)
    assert [kind for kind in PracticeKind if not kind.skill] == [
        PracticeKind.NOTE,
        PracticeKind.PRESENTATION,
        PracticeKind.TALK,
    ]
