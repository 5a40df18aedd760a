"""Everything that can be written in a plan can be found, and leads to where it is shown."""

import re
from datetime import date

import pytest

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.searching import Group, Index
from matchplanner.services import sample, searching
from matchplanner.store import schema
from matchplanner.store.store import Store


@pytest.fixture
def index(store: Store, today: date) -> Index:
    """The sample plan, with a few texts of our own."""
    with store.write("Sample plan"):
        sample.fill(today)
        birch = schema.Program.create(name="Birch", city="Łódź", notes="Asks for zebra letters", tier=1)
        person = schema.Person.create(name="Prof. Quince", notes="Likes quokkas", email="q@example.org")
        rotation = schema.Rotation.create(site="Okapi Clinic", notes="Bring a numbat")
        scenario = schema.Scenario.create(name="What if")
        schema.Rotation.create(site="Elsewhere Clinic", scenario=scenario)
        schema.Letter.create(person=person, rotation=rotation, notes="Narwhal")
        interview = schema.Interview.create(program=birch, interviewers="Dr. Tapir", notes="Axolotl")
        schema.Debrief.create(interview=interview, made_at="2026-09-30T10:00:00+00:00", green_flags="Kakapo")
        schema.TalkingPoint.create(program=birch, kind="question", position=1, text="Why pangolins?")
        schema.Message.create(program=birch, subject="Ocelots", body="Of aardvarks")
        schema.Message.create(person=person, kind="other", body="Of wombats")
        schema.ClinicalCase.create(rotation=rotation, condition="Capybara syndrome", learning="Of tenrecs")
        schema.Event.create(name="Fair of ibises", notes="Gnu")
        paper = schema.Document.create(kind="cv", title="Vicuna paper")
        schema.SiteDocument.create(rotation=rotation, kind="cv", document=paper)
        schema.Statement.create(title="Lemming statement", body="Of dugongs")
        schema.Claim.create(program=birch, field="j1", value="yes", source_kind="program_page", note="Fossa")
        schema.Consideration.create(program=birch, kind="pro", position=1, text="Near the coati house")
    made = Index()
    for group in Group:
        made.put(group, searching.entries(group))
    return made


def at(index: Index, query: str) -> tuple[Group, str, str]:
    """Return the group, title and place of the only entry a query finds."""
    ((group, entry),) = [(hits.group, hit.entry) for hits in index.search(query) for hit in hits.best]
    return group, entry.title, entry.place


@pytest.mark.parametrize(
    ("query", "group", "title", "place"),
    [
        ("lodz", Group.PROGRAMS, "Birch", "programs/table"),
        ("zebra", Group.NOTES, "Birch", "programs/notes"),
        ("fossa", Group.NOTES, "Birch", "programs/research"),
        ("coati", Group.NOTES, "Birch", "programs/notes"),
        ("q@example", Group.PEOPLE, "Prof. Quince", "people"),
        ("quokka", Group.NOTES, "Prof. Quince", "people"),
        ("narwhal", Group.NOTES, "Prof. Quince", "letters"),
        ("numbat", Group.NOTES, "Okapi Clinic", "rotations"),
        ("tapir", Group.INTERVIEWS, "Birch", "interviews"),
        ("axolotl", Group.INTERVIEWS, "Birch", "interviews"),
        ("kakapo", Group.INTERVIEWS, "Birch", "interviews"),
        ("pangolin", Group.QUESTIONS, "Why pangolins?", "interviews"),
        ("aardvark", Group.MESSAGES, "Ocelots", "programs/log"),
        ("wombat", Group.MESSAGES, "Other", "people"),
        ("tenrec", Group.CASES, "Capybara syndrome", "rotations/cases"),
        ("gnu", Group.EVENTS, "Fair of ibises", "events"),
        ("vicuna", Group.DOCUMENTS, "Vicuna paper", "rotations/documents"),
        ("dugong", Group.TEXTS, "Lemming statement", "application/texts"),
    ],
)
def test_whatever_was_written_is_found(
    index: Index, query: str, group: Group, title: str, place: str
) -> None:
    assert at(index, query) == (group, title, place)


def test_a_letter_and_its_rotation_are_found_by_the_rotations_name(index: Index) -> None:
    found = {hits.group: [hit.entry.title for hit in hits.best] for hits in index.search("okapi")}
    assert found[Group.LETTERS] == ["Prof. Quince"]
    assert found[Group.ROTATIONS] == ["Okapi Clinic"]


def test_rotations_of_a_scenario_are_not_offered_among_the_plans_own(index: Index) -> None:
    assert index.search("elsewhere clinic") == ()


def test_programs_with_a_tier_come_first(store: Store) -> None:
    with store.write("Add"):
        schema.Program.create(name="Alder")
        schema.Program.create(name="Zelkova", tier=2)
    assert [entry.title for entry in searching.entries(Group.PROGRAMS)] == ["Zelkova", "Alder"]


@pytest.mark.usefixtures("index")
def test_every_entry_of_the_sample_has_a_place_and_a_title() -> None:
    listed = [entry for group in Group for entry in searching.entries(group)]
    assert all(entry.place and entry.title.strip() for entry in listed)
    assert {group for group in Group if searching.entries(group)} == set(Group)


def test_a_change_makes_only_those_groups_stale_that_tell_of_its_table() -> None:
    change = ChangeSet("Edit", frozenset({("statement", 3)}), ())
    assert searching.stale(change.touches) == {Group.TEXTS}
    change = ChangeSet("Edit", frozenset({("program", 3)}), ())
    assert {Group.PROGRAMS, Group.NOTES, Group.INTERVIEWS} <= searching.stale(change.touches)
    assert Group.TEXTS not in searching.stale(change.touches)


@pytest.mark.usefixtures("index")
def test_every_table_a_group_is_read_from_is_watched() -> None:
    connection = schema.database.connection()
    for group, reader in searching.READERS.items():
        said: list[str] = []
        connection.set_trace_callback(said.append)
        searching.entries(group)
        connection.set_trace_callback(None)
        read = {name for sql in said for name in re.findall(r'(?:FROM|JOIN) "(\w+)"', sql)}
        assert read == set(reader.tables), group
