"""The next season: what is kept and archived, what moves, what ages, and the old plan as it was."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.enquiries import MessageKind
from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import UserError
from matchplanner.services import (
    attachments,
    endings,
    experiences,
    integrity,
    interviews,
    letters,
    people,
    profile,
    programs,
    rank_versions,
    ranking,
    reverify,
    rolling_over,
    rotations,
    season,
)
from matchplanner.services.endings import Ending
from matchplanner.services.rolling_over import Choices, Part
from matchplanner.store import schema
from matchplanner.store.opening import open_plan
from matchplanner.store.store import Store

TODAY = date(2027, 11, 20)
MOMENT = datetime(2027, 11, 20, 9, tzinfo=UTC)
NAMES = ("Ash", "Birch", "Cedar", "Dogwood")


def fill() -> None:
    profile.edit("target_year", 2027)
    ids = [programs.add(name) for name in NAMES]
    programs.edit(ids[0], "status", "interviewed")
    programs.edit(ids[1], "status", "declined")
    programs.edit(ids[2], "status", "will_apply")
    for program in ids[:2]:
        programs.add_claim(
            program,
            ClaimField.J1,
            "yes",
            SourceKind.PROGRAM_PAGE,
            source="x.example",
            seen_on=date(2027, 3, 1),
        )
    schema.Message.create(
        program=ids[3], kind=MessageKind.ENQUIRY.value, sent_on=date(2027, 9, 1), subject="A question"
    )
    writer = people.add("Dr Q")
    site = rotations.add("Host")
    rotations.edit(site, "starts_on", date(2027, 3, 1))
    letters.add(writer, rotation_id=site)
    interviews.add(ids[0])
    ranking.add(ids[0])
    experiences.add("Poster")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    store = Store.create(tmp_path / "Season.matchplan")
    with store.write("Begin"):
        fill()
    store.close()
    return store.path


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Iterator[Store]:
    store = open_plan(rolling_over.copy(old, tmp_path / "Next.matchplan")).store
    yield store
    store.close()


def begin(store: Store, choices: Choices | None = None) -> None:
    with store.write("New season"):
        rolling_over.begin(choices or Choices(), TODAY, MOMENT)


def statuses(today: date = TODAY) -> dict[str, ProgramStatus]:
    return {row.name: row.status for row in programs.rows(today)}


def test_the_preview_counts_what_would_happen_and_changes_nothing(new: Store) -> None:
    before = new.digest()
    found = rolling_over.preview(TODAY)
    assert (found.last, found.year) == (2027, 2028)
    assert found.kept[:3] == ("4 programs", "2 facts", "1 person")
    assert found.parts[Part.ROTATIONS] == "1 rotation"
    assert found.parts[Part.SIGNALS] == ""
    assert (found.archived, found.silent, found.begun) == (("Birch",), ("Dogwood",), 1)
    assert [one.title for one in found.dates] == ["Host"]
    assert new.digest() == before


def test_what_ended_is_archived_with_date_and_reason_and_the_rest_begins_again(new: Store) -> None:
    begin(new)
    assert statuses() == {
        "Ash": ProgramStatus.CONSIDERING,
        "Birch": ProgramStatus.DECLINED,
        "Cedar": ProgramStatus.WILL_APPLY,
        "Dogwood": ProgramStatus.CONSIDERING,
    }
    (closed,) = (row for row in endings.rows(TODAY) if row.closed)
    assert (closed.name, closed.closed_on, closed.reason) == (
        "Birch",
        TODAY,
        "Declined in the season of 2027",
    )
    assert not [f for f in integrity.check(new.connection) if f.severity is integrity.Severity.ERROR]


def test_what_never_answered_is_closed_only_if_that_is_wanted(new: Store) -> None:
    begin(new, Choices(close_silent=True))
    closed = {row.name: row.reason for row in endings.rows(TODAY) if row.closed}
    assert closed["Dogwood"] == "Never answered: season of 2027"


def test_dates_that_follow_from_the_year_move_with_it(new: Store) -> None:
    before = season.submission(season.target_year())
    begin(new)
    after = season.submission(season.target_year())
    assert before is not None
    assert after is not None
    assert (before.on.year, after.on.year) == (2027, 2028)


def test_visa_facts_of_last_season_are_to_be_verified_again(new: Store) -> None:
    begin(new)
    rows = programs.rows(TODAY)
    assert all(row.facts[ClaimField.J1].stale for row in rows if row.name in {"Ash", "Birch"})
    assert [(due.program, due.field) for due in reverify.worklist(rows)] == [("Ash", ClaimField.J1)]


def test_the_last_season_comes_along_as_history(new: Store) -> None:
    begin(new)
    assert [row.site for row in rotations.rows(TODAY)] == ["Host"]
    assert [row.program for row in interviews.rows()] == ["Ash"]
    assert schema.RankEntry.select().count() == 0
    (version,) = rank_versions.rows(MatchList.MAIN)
    assert (version.name, [entry.name for entry in version.lines]) == ("Season of 2027", ["Ash"])


def test_the_last_season_is_left_out_by_choice(new: Store) -> None:
    begin(new, Choices(frozenset()))
    left_out = (schema.Rotation, schema.Letter, schema.Interview, schema.Message, schema.RankVersion)
    assert [model.select().count() for model in left_out] == [0] * len(left_out)
    assert set(statuses()) == set(NAMES)
    assert [row.name for row in schema.Person.select()] == ["Dr Q"]
    assert [row.title for row in schema.Experience.select()] == ["Poster"]


def test_the_old_plan_is_never_touched_and_the_new_one_is_another(old: Path, tmp_path: Path) -> None:
    before = old.read_bytes()
    with_files = open_plan(old).store
    paper = tmp_path / "CV.pdf"
    paper.write_bytes(b"%PDF")
    with with_files.write("Keep"):
        kept = attachments.keep(paper, old)
        documents_of_old = schema.Document.create(kind="cv", file=kept)
    uid, before = with_files.meta("plan_uid"), old.read_bytes()
    with_files.close()
    path = rolling_over.copy(old, tmp_path / "elsewhere" / "Next.matchplan")
    store = open_plan(path).store
    try:
        begin(store, Choices(frozenset()))
        assert store.meta("plan_uid") != uid
        found = attachments.found(documents_of_old.file, path)
        assert found is not None
        assert found.read_bytes() == b"%PDF"
    finally:
        store.close()
    assert old.read_bytes() == before


def test_a_program_is_closed_with_a_reason_and_taken_up_again(new: Store) -> None:
    with pytest.raises(UserError, match="why it ended"), new.write("Close"):
        endings.close([1], Ending.OTHER, TODAY)
    with new.write("Close"):
        endings.close([1], Ending.REJECTED, TODAY, "by e-mail")
    row = next(row for row in endings.rows(TODAY) if row.id == 1)
    assert (row.closed_on, row.reason, row.status.pursued) == (TODAY, "Rejected: by e-mail", False)
    with new.write("Reopen"):
        endings.reopen([1])
    assert statuses()["Ash"] is ProgramStatus.CONSIDERING
    assert "Ash" not in {row.name for row in endings.rows(TODAY)}


@pytest.mark.usefixtures("new")
def test_silent_programs_are_told_with_the_days_they_were_silent() -> None:
    (row,) = (row for row in endings.rows(TODAY) if row.waited is not None)
    assert (row.name, row.waited) == ("Dogwood", (TODAY - date(2027, 9, 1)).days)
