"""Versions of a list on a real plan: kept, compared, restored, and held against what was certified."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from matchplanner.domain.rank_lint import RankRule
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import Change, Nearness, VersionKind
from matchplanner.errors import UserError
from matchplanner.services import profile, programs, rank_lint, rank_lists, rank_versions, ranking
from matchplanner.services.rank_versions import Restored
from matchplanner.store.schema import RankVersion
from matchplanner.store.store import Store

MAIN, OTHER = MatchList.MAIN, MatchList.SPECIALTIES
TODAY = date(2028, 2, 20)
MOMENT = datetime(2028, 2, 20, 9, 30, tzinfo=UTC)
LAST_DAYS = datetime(2028, 2, 29, 9, 30, tzinfo=UTC)


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A, B, C and D on the list of the Main Match, S and T on that of the specialties match."""
    kinds = {"S": "categorical", "T": "categorical"}
    with store.write("Fill"):
        profile.edit_all({"target_year": 2027, "home_zone": "Asia/Karachi"})
        found = {
            name: programs.add(name, nrmp_code=f"149{at}765C0", program_type=kinds.get(name, "combined_peds"))
            for at, name in enumerate("ASBCTD")
        }
        for program in found.values():
            ranking.add(program)
    return found


@pytest.fixture
def undone(store: Store) -> Callable[[Callable[[], object]], None]:
    """Carry out one action; the plan after undo is the one before it, after redo the one after it."""

    def check(action: Callable[[], object]) -> None:
        before = store.dump()
        with store.write("Act") as done:
            action()
        after = store.dump()
        assert after != before
        back = store.revert(done[0])
        assert store.dump() == before
        store.revert(back, "Redo")
        assert store.dump() == after

    return check


def order(of: MatchList = MAIN) -> str:
    return "".join(row.program for row in ranking.rows(of))


@pytest.mark.usefixtures("ids")
def test_a_version_keeps_order_codes_notes_moment_and_reason(
    undone: Callable[[Callable[[], object]], None],
) -> None:
    undone(lambda: rank_versions.keep(MAIN, " v1 ", MOMENT, reason="after the last interview"))
    (row,) = rank_versions.rows(MAIN)
    assert (row.name, row.kind, row.made_at, row.reason) == (
        "v1",
        VersionKind.SNAPSHOT,
        MOMENT,
        "after the last interview",
    )
    assert [(one.rank, one.name, one.code) for one in row.lines] == [
        (1, "A", "1490765C0"),
        (2, "B", "1492765C0"),
        (3, "C", "1493765C0"),
        (4, "D", "1495765C0"),
    ]
    assert rank_versions.rows(OTHER) == ()
    assert rank_versions.suggested_name(MAIN) == "v2"
    assert rank_versions.suggested_name(OTHER) == "v1"


@pytest.mark.usefixtures("ids")
def test_a_name_is_asked_for_and_taken_once(store: Store) -> None:
    with store.write("Keep"):
        first = rank_versions.keep(MAIN, "v1", MOMENT)
        rank_versions.keep(OTHER, "v1", MOMENT)
    with pytest.raises(UserError, match="called V1 already"), store.write("Keep"):
        rank_versions.keep(MAIN, "V1", MOMENT)
    with pytest.raises(UserError, match="needs a name"), store.write("Keep"):
        rank_versions.keep(MAIN, "  ", MOMENT)
    with store.write("Rename"):
        rank_versions.edit(first, "Before the second look", "calm")
    held = rank_versions.get(first)
    assert (held.name, held.reason) == ("Before the second look", "calm")
    with store.write("Delete"):
        rank_versions.delete(first)
    with pytest.raises(UserError, match="not in the plan any more"):
        rank_versions.get(first)
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Rename"):
        rank_versions.edit(first, "x", "")


def test_two_versions_and_the_present_list_are_compared(store: Store, ids: dict[str, int]) -> None:
    with store.write("Keep"):
        v1 = rank_versions.keep(MAIN, "v1", MOMENT)
    with store.write("Swap"):
        ranking.move(ids["B"], 1)
        v2 = rank_versions.keep(MAIN, "v2", MOMENT)
    moved = {
        line.after.name: (line.change, line.by)
        for line in rank_versions.compare(v1, v2, MAIN)
        if line.after is not None and line.differs
    }
    assert moved == {"B": (Change.UP, 1), "A": (Change.DOWN, -1)}
    assert not any(line.differs for line in rank_versions.compare(v2, None, MAIN))
    with store.write("Note"):
        ranking.annotate(ids["C"], "second look was kind")
        ranking.remove(ids["D"])
    now = [line for line in rank_versions.compare(v2, None, MAIN) if line.differs]
    assert [(line.change, line.renoted) for line in now] == [(Change.SAME, True), (Change.GONE, False)]


def test_a_version_is_restored_as_one_step_and_other_lists_stay(
    store: Store, ids: dict[str, int], undone: Callable[[Callable[[], object]], None]
) -> None:
    with store.write("Keep"):
        ranking.annotate(ids["A"], "first choice")
        v1 = rank_versions.keep(MAIN, "v1", MOMENT)
    with store.write("Change"):
        ranking.move(ids["D"], 1)
        ranking.annotate(ids["A"], "")
        ranking.remove(ids["B"])
        ranking.add(programs.add("New", program_type="combined_peds"))
    assert order() == "DACNew"
    undone(lambda: rank_versions.restore(v1))
    assert order() == "ABCD"
    assert ranking.rows(MAIN)[0].note == "first choice"
    assert order(OTHER) == "ST"


def test_what_cannot_come_back_is_named(store: Store, ids: dict[str, int]) -> None:
    with store.write("Keep"):
        v1 = rank_versions.keep(MAIN, "v1", MOMENT)
    with store.write("Change"):
        ranking.move(ids["D"], 1)
        programs.delete([ids["B"]])
        programs.edit(ids["C"], "program_type", "categorical")
    with store.write("Restore"):
        assert rank_versions.restore(v1) == Restored(deleted=("B",), elsewhere=("C",))
    assert (order(), sorted(order(OTHER))) == ("AD", ["C", "S", "T"])


@pytest.mark.usefixtures("ids")
def test_a_damaged_version_is_shown_and_says_so_when_it_is_used(store: Store) -> None:
    with store.write("Keep"):
        v1 = rank_versions.keep(MAIN, "v1", MOMENT)
        RankVersion.update(entries="{").execute()
    (row,) = rank_versions.rows(MAIN)
    assert row.entries is None
    with pytest.raises(UserError, match="v1 is damaged"), store.write("Restore"):
        rank_versions.restore(v1)
    assert order() == "ABCD"


def test_a_change_in_the_last_72_hours_needs_a_reason_and_leaves_a_version(
    store: Store, ids: dict[str, int], undone: Callable[[Callable[[], object]], None]
) -> None:
    assert rank_versions.nearness(MAIN, MOMENT) is Nearness.OPEN
    assert rank_versions.nearness(MAIN, LAST_DAYS) is Nearness.COOLING
    assert rank_versions.nearness(OTHER, LAST_DAYS) is Nearness.UNKNOWN
    assert rank_versions.nearness(MAIN, datetime(2028, 3, 2, 2, tzinfo=UTC)) is Nearness.OVER

    def swap() -> None:
        ranking.move(ids["B"], 1)

    with pytest.raises(UserError, match="Say why"), store.write("Swap"):
        rank_versions.change(MAIN, "Move B to rank 1", LAST_DAYS, " ", swap)
    assert order() == "ABCD"
    undone(lambda: rank_versions.change(MAIN, "Move B to rank 1", LAST_DAYS, "second look", swap))
    with store.write("Swap back and forth"):
        rank_versions.change(MAIN, "Move B to rank 1", LAST_DAYS, "again", swap)
    newest, first = rank_versions.rows(MAIN)
    assert (newest.name, newest.reason) == ("Move B to rank 1 (2)", "again")
    assert (first.name, first.reason, first.made_at) == ("Move B to rank 1", "second look", LAST_DAYS)
    assert "".join(one.name for one in first.lines) == "BACD"


def test_a_change_after_certification_is_an_error_until_it_is_certified_again(
    store: Store, ids: dict[str, int]
) -> None:
    assert rank_versions.standing(MAIN) is None
    with store.write("Certify"):
        rank_versions.keep(MAIN, "final", MOMENT, kind=VersionKind.CERTIFIED)
        ranking.annotate(ids["A"], "a note is no change for R3")
    held = rank_versions.standing(MAIN)
    assert held is not None
    assert (held.version.name, held.changed, held.late) == ("final", False, False)
    with store.write("Swap"):
        ranking.move(ids["B"], 1)
    held = rank_versions.standing(MAIN)
    assert held is not None
    assert held.changed
    assert RankRule.CHANGED in {one.rule for one in rank_lint.findings(TODAY, MAIN)}
    assert rank_versions.standing(OTHER) is None
    with store.write("Certify again, too late"):
        rank_versions.keep(MAIN, "too late", datetime(2028, 3, 2, 2, tzinfo=UTC), kind=VersionKind.CERTIFIED)
    rules = {one.rule for one in rank_lint.findings(TODAY, MAIN)}
    assert RankRule.CERTIFIED_LATE in rules
    assert RankRule.CHANGED not in rules


@pytest.mark.usefixtures("ids")
def test_an_empty_list_has_nothing_to_keep(store: Store) -> None:
    assert rank_lists.in_play() == (MAIN, OTHER)
    with pytest.raises(UserError, match="nothing to keep"), store.write("Keep"):
        rank_versions.keep(MatchList.OUTSIDE, "v1", MOMENT)
