from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from matchplanner.reports import rank_list
from matchplanner.reports.layout import Pdf, Sheet
from matchplanner.reports.rank_data import Deadline, RankedProgram, RankList

Pages = Callable[[Pdf], list[str]]

DEADLINE = datetime(2028, 3, 1, 21, 0, tzinfo=ZoneInfo("America/New_York"))


def deadline(*, provisional: bool) -> Deadline:
    return Deadline(DEADLINE, DEADLINE.astimezone(ZoneInfo("Asia/Karachi")), provisional)


def test_each_line_names_what_is_typed_into_r3(page: Sheet, pages_of: Pages) -> None:
    programs = (
        RankedProgram(1, "First <&\u0141>", "North", "1400821C0", "6-8 of 10", "near family"),
        RankedProgram(2, "Second", "South", "", "", interviewed=False),
    )
    (text,) = pages_of(rank_list.render(RankList(programs, deadline(provisional=True)), page))
    assert "1 First <&\u0141> North 1400821C0 6-8 of 10 near family" in text
    assert "2 Second South never interviewed code missing unknown" in text
    assert text.count("never interviewed") == 1
    assert "2 programs, most preferred first, 1 NRMP code missing." in text
    assert "Order by true preference" in text
    assert "Entered in R3 Certified" in text
    assert "Season 2028" in text


def test_the_deadline_stands_in_both_zones_and_owns_up_to_being_expected(a4: Sheet, pages_of: Pages) -> None:
    (text,) = pages_of(rank_list.render(RankList((), deadline(provisional=True)), a4))
    assert "Wed 1 Mar 2028, 21:00 EST (America/New_York) expected, check nrmp.org" in text
    assert "Thu 2 Mar 2028, 07:00 PKT (Asia/Karachi)" in text
    (text,) = pages_of(rank_list.render(RankList((), deadline(provisional=False)), a4))
    assert "expected" not in text
    (text,) = pages_of(rank_list.render(RankList(()), a4))
    assert "Certify by unknown - see nrmp.org" in text


def test_a_home_zone_that_is_unknown_is_not_made_up(a4: Sheet, pages_of: Pages) -> None:
    (text,) = pages_of(rank_list.render(RankList((), Deadline(DEADLINE, None)), a4))
    assert "At home unknown - set your home time zone in Profile" in text
    assert text.count("America/New_York") == 1


def test_an_empty_list_says_so(a4: Sheet, pages_of: Pages) -> None:
    assert "No program is ranked yet." in pages_of(rank_list.render(RankList(()), a4))[0]


def test_the_header_row_comes_again_on_every_page(page: Sheet, pages_of: Pages) -> None:
    programs = tuple(RankedProgram(number, f"Program {number}") for number in range(1, 121))
    pages = pages_of(rank_list.render(RankList(programs), page))
    assert len(pages) > 2
    assert all("Rank Program NRMP code IMG score Note" in text for text in pages)
    assert [f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, 1)] == [True] * len(pages)
    everything = " ".join(pages)
    assert all(f"{number} Program {number} code" in everything for number in range(1, 121))


@pytest.mark.parametrize("note", [" ".join(["long"] * 3000), "x" * 10_000])
def test_a_note_taller_than_a_page_splits(note: str, a4: Sheet, pages_of: Pages) -> None:
    programs = (RankedProgram(1, "A", note=note), RankedProgram(2, "B"))
    pages = pages_of(rank_list.render(RankList(programs), a4))
    everything = "".join(pages).replace(" ", "")
    assert len(pages) > 2
    assert everything.count("long") + everything.count("x") >= 3000
    assert "2Bcodemissing" in everything


def test_the_same_list_gives_the_same_bytes(a4: Sheet) -> None:
    ranking = RankList((RankedProgram(1, "A"),), deadline(provisional=True))
    assert rank_list.render(ranking, a4).data == rank_list.render(ranking, a4).data


@pytest.mark.parametrize("length", range(2400, 5100, 270))
@pytest.mark.parametrize("unit", ["x", "word "], ids=["one word", "words"])
def test_cells_taller_than_a_page_split_side_by_side_and_lose_nothing(
    unit: str, length: int, a4: Sheet, pages_of: Pages
) -> None:
    text = (unit * length)[:length]
    program = RankedProgram(1, f"P {text}", text, text, "6 of 10", text)

    pages = pages_of(rank_list.render(RankList((program,)), a4))

    assert len(pages) > 1
    assert "".join(pages).count(unit.strip()) >= 4 * (length // len(unit))
