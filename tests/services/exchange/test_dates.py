"""Days as other people write them: a column speaks with one voice, or is asked about."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField
from matchplanner.services import programs
from matchplanner.services.exchange import dates, importing
from matchplanner.services.exchange.comparison import compare
from matchplanner.services.exchange.content import read_table
from matchplanner.services.exchange.dates import DateOrder
from matchplanner.services.exchange.differences import ListMark
from matchplanner.services.exchange.incoming import Wanted, understand
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2026", "03/31/2026"], DateOrder.MONTH_FIRST),
        (["03/04/2026", "31.03.2026"], DateOrder.DAY_FIRST),
        (["2026-03-04", "soon", "5/5/2026"], DateOrder.AUTOMATIC),
        (["03/04/2026"], None),
        (["13/01/2026", "01/13/2026"], None),
    ],
)
def test_a_column_votes_by_numbers_that_are_no_months(texts: list[str], order: DateOrder | None) -> None:
    assert dates.voted(texts) is order


@pytest.mark.parametrize(
    ("text", "order", "read"),
    [
        ("03/04/2026", DateOrder.MONTH_FIRST, "2026-03-04"),
        ("03/04/2026", DateOrder.DAY_FIRST, "2026-04-03"),
        ("3.4.2026", DateOrder.DAY_FIRST, "2026-04-03"),
        ("03/04/2026", None, "03/04/2026"),
        ("2026/3/4", None, "2026-03-04"),
        ("2026-03-04 09:30", None, "2026-03-04"),
        ("15 October 2026", None, "2026-10-15"),
        ("Oct 1st, 2026", None, "2026-10-01"),
        ("October 2026", None, "October 2026"),
        ("15 October", None, "15 October"),
        ("undated", None, "undated"),
        ("2/29/2026", DateOrder.MONTH_FIRST, None),
        ("0000-00-00", None, None),
        ("2026-13-01", None, None),
        ("1/1/1800", DateOrder.MONTH_FIRST, None),
        ("1/1/9999", DateOrder.MONTH_FIRST, None),
        ("2028-02-29", None, "2028-02-29"),
    ],
)
def test_a_day_is_read_kept_as_words_or_refused(text: str, order: DateOrder | None, read: str | None) -> None:
    assert dates.iso(text, order) == read


@pytest.mark.parametrize(
    ("count", "from_1904", "read"),
    [
        ("46296", False, "2026-10-01"),
        ("44834", True, "2026-10-01"),
        ("60", False, None),
        ("2026", False, "2026"),
    ],
)
def test_whole_numbers_of_a_workbook_are_days_counted(count: str, from_1904: bool, read: str | None) -> None:
    assert dates.iso(count, None, days_from_1904=from_1904) == read


LIST = "program_name,application deadline,seen\nBirch,{},{}\nOak,{},{}\n"


def test_an_ambiguous_column_is_named_and_kept_as_words(store: Store) -> None:
    table = read_table(LIST.format("03/04/2027", "", "05/06/2027", "").encode())
    read = understand(table)

    assert read.open_dates == ("application deadline",)
    assert "may have the month first" in read.problems[0].text
    with store.write("Import"):
        importing.apply(compare(read, [], ListMark("l.csv")))
    assert programs.rows(TODAY)[0].facts.value(ClaimField.APPLICATION_DEADLINE) == "03/04/2027"


@pytest.mark.usefixtures("store")
def test_the_users_word_decides_an_ambiguous_column() -> None:
    table = read_table(LIST.format("03/04/2027", "", "05/06/2027", "").encode())

    read = understand(table, Wanted(dates=DateOrder.DAY_FIRST))

    assert read.open_dates == ()
    assert [row.facts[ClaimField.APPLICATION_DEADLINE] for row in read.programs] == [
        "2027-04-03",
        "2027-06-05",
    ]


@pytest.mark.usefixtures("store")
def test_a_day_that_is_none_makes_its_row_invalid_and_words_about_a_source_stay() -> None:
    table = read_table(LIST.format("2/29/2026", "", "3/31/2026", "2026-13-01").encode())

    read = understand(table)

    assert [(bad.row, "“2/29/2026” is no day" in bad.reason) for bad in read.invalid] == [(2, True)]
    assert read.invalid[0].incomplete is not None
    assert read.programs[0].seen == "2026-13-01"
    assert any("is no day; it is kept as words" in problem.text for problem in read.problems)
