"""Versions of a list: they differ by what changed, and nothing else; and when the last 72 hours begin."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import rank_versions
from matchplanner.domain.rank_versions import Change, DiffLine, Entries, Nearness, VersionEntry, diff

DEADLINE = datetime(2028, 3, 1, 21, 0, tzinfo=ZoneInfo("America/New_York"))
NOTES = st.sampled_from(["", "first", "near family", "“far”\n<b>"])


def version(order: str, notes: dict[str, str] | None = None) -> tuple[VersionEntry, ...]:
    """Return a version with these programs, a letter each."""
    told = notes or {}
    return tuple(
        VersionEntry(name.lower(), name, f"1490765{name}0", at, told.get(name, ""))
        for at, name in enumerate(order, start=1)
    )


@st.composite
def versions(draw: st.DrawFn) -> tuple[VersionEntry, ...]:
    order = draw(st.lists(st.sampled_from("ABCDEFGH"), unique=True))
    return version("".join(order), {name: draw(NOTES) for name in order})


def applied(old: Entries, lines: Iterable[DiffLine]) -> tuple[VersionEntry, ...]:
    """Return the older version with the differences carried out."""
    kept = {one.uid: one for one in old}
    for line in lines:
        if line.before is not None:
            kept.pop(line.before.uid)
        if line.after is not None:
            kept[line.after.uid] = line.after
    return tuple(sorted(kept.values(), key=lambda one: one.rank))


@given(versions(), versions())
def test_the_differences_applied_to_the_old_give_the_new(
    old: tuple[VersionEntry, ...], new: tuple[VersionEntry, ...]
) -> None:
    lines = diff(old, new)
    assert applied(old, lines) == new
    assert applied(old, [line for line in lines if line.differs]) == new
    assert not any(line.differs for line in diff(old, old))


@given(versions())
def test_a_version_comes_back_as_it_was_stored(kept: tuple[VersionEntry, ...]) -> None:
    assert rank_versions.decoded(rank_versions.encoded(kept)) == kept


def test_each_change_is_named_with_how_far() -> None:
    found = {
        (line.after or line.before).name: (line.change, line.by, line.renoted)  # type: ignore[union-attr]  # one is there
        for line in diff(version("ABCD", {"A": "old"}), version("CAEB", {"A": "new"}))
    }
    assert found == {
        "C": (Change.UP, 2, False),
        "A": (Change.DOWN, -1, True),
        "E": (Change.NEW, 0, False),
        "B": (Change.DOWN, -2, False),
        "D": (Change.GONE, 0, False),
    }


def test_a_note_is_no_change_for_r3_and_a_code_is() -> None:
    kept = version("AB")
    assert rank_versions.same_list(kept, version("AB", {"A": "other"}))
    assert not rank_versions.same_list(kept, version("BA"))
    recoded = (VersionEntry("a", "A", "1490765A1", 1), kept[1])
    assert not rank_versions.same_list(kept, recoded)
    assert [line.recoded for line in diff(kept, recoded)] == [True, False]
    spelt = (VersionEntry("a", "A", " 1490765a0\u200b", 1), kept[1])
    assert rank_versions.same_list(kept, spelt)
    assert rank_versions.digest(kept) == rank_versions.digest(spelt)


def test_the_digest_is_of_the_codes_one_per_line() -> None:
    assert rank_versions.codes_text(version("AB")) == "1490765A0\n1490765B0\n"
    assert rank_versions.digest(version("AB")) != rank_versions.digest(version("BA"))
    assert rank_versions.digest(()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    "damaged", ["{", "{}x", '["a"]', '[{"uid": "a"}]', '[{"uid": "a", "name": "A", "rank": "1"}]']
)
def test_what_cannot_be_read_is_said_to_be_so(damaged: str) -> None:
    assert rank_versions.decoded(damaged) is None
    assert rank_versions.decoded("") == ()


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (timedelta(hours=72, seconds=1), Nearness.OPEN),
        (timedelta(hours=72), Nearness.COOLING),
        (timedelta(seconds=1), Nearness.COOLING),
        (timedelta(), Nearness.OVER),
        (timedelta(days=-1), Nearness.OVER),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Karachi", "America/Los_Angeles"])
def test_the_last_72_hours_are_counted_between_instants(
    before: timedelta, expected: Nearness, zone: str
) -> None:
    moment = (DEADLINE.astimezone(UTC) - before).astimezone(ZoneInfo(zone))
    assert rank_versions.nearness(DEADLINE, moment) is expected
    assert rank_versions.nearness(None, moment) is Nearness.UNKNOWN


def test_the_clocks_of_spring_do_not_lengthen_the_last_72_hours() -> None:
    """On 12 March 2028 the clocks of New York go forward: 72 hours before are not the same wall time."""
    deadline = datetime(2028, 3, 13, 21, 0, tzinfo=ZoneInfo("America/New_York"))
    wall = datetime(2028, 3, 10, 20, 0, tzinfo=ZoneInfo("America/New_York"))
    assert rank_versions.nearness(deadline, wall) is Nearness.COOLING
    assert rank_versions.nearness(deadline, wall - timedelta(seconds=1)) is Nearness.OPEN
