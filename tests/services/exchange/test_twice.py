"""Whatever a list holds, importing it a second time changes nothing."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchplanner.domain.official_lists import OfficialList
from matchplanner.services import programs
from matchplanner.services.exchange import importing
from matchplanner.services.exchange.comparison import compare
from matchplanner.services.exchange.differences import ListMark
from matchplanner.services.exchange.incoming import Understood, understand
from matchplanner.services.exchange.tables import Row, Table
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
HEADERS = (
    "program_name",
    "institution",
    "city",
    "state",
    "acgme_id",
    "nrmp_code",
    "j1",
    "notes",
    "tags",
    "tier",
)
CHOICES = (
    ("Birch", "birch ", "Birch Univ.", "Birch University", "Oak", ""),
    ("", "School of Medicine"),
    ("", "Ely", "Salem"),
    ("", "MN", "Minnesota"),
    ("", "1302621011", "1302621012", "12"),
    ("", "1490765C0", "1490766C0"),
    ("", "yes", "no", "unknown", "perhaps"),
    ("", "=1+1", "a\nb", "\u200b"),
    ("", "small", "Small, new"),
    ("", "1", "9"),
)
ROWS = st.lists(st.tuples(*map(st.sampled_from, CHOICES)), min_size=1, max_size=8)
MARKS = st.sampled_from((ListMark("list.csv"), ListMark("list.html", OfficialList.ACGME, TODAY)))


def read(rows: list[tuple[str, ...]]) -> Understood:
    cells = tuple(Row(number, row) for number, row in enumerate(rows, start=2))
    return understand(Table(HEADERS, cells, (), "a test"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, mark=MARKS)
def test_the_second_time_changes_nothing(store: Store, rows: list[tuple[str, ...]], mark: ListMark) -> None:
    with store.write("Clear"):
        programs.delete(row.id for row in programs.rows(TODAY))
    empty = store.dump()
    with store.write("Import") as done:
        importing.apply(compare(read(rows), [], mark))
    filled = store.dump()

    again = compare(read(rows), programs.rows(TODAY), mark)

    assert again.new == ()
    assert [(changed.name, changed.changes) for changed in again.changed] == []
    assert not again.writes
    with store.write("Again"):
        importing.apply(again)
    assert store.dump() == filled
    if done:
        store.revert(done[0])
    assert store.dump() == empty
