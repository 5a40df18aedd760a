"""Whatever is done, undone and redone, the plan holds exactly what it should."""

import datetime as dt
import functools
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import peewee as pw
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.store.oracle import NAMES, Content, Oracle, Row, actual, stored
from typing_extensions import override

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.claims import ClaimField
from matchplanner.domain.interviews import TalkingKind
from matchplanner.errors import UserError
from matchplanner.services import interviews, letters, people, programs, ranking, rotations, scoring, starter
from matchplanner.services.scoring import Given
from matchplanner.store import schema
from matchplanner.store.schema import (
    Answer,
    Claim,
    Consideration,
    Event,
    EventProgram,
    Exam,
    Experience,
    FactorRating,
    Interview,
    Letter,
    Message,
    MilestoneOverride,
    Person,
    Preference,
    PriorTraining,
    Profile,
    Program,
    RankEntry,
    Resident,
    Rotation,
    SavedView,
    Table,
    Tag,
    TalkingPoint,
    new_uid,
)
from matchplanner.store.store import Store

pytestmark = pytest.mark.timeout(600)

TODAY = dt.date(2026, 10, 1)

text = st.text(max_size=12)
name = st.text(alphabet="abŁ'\"%\x00 \n漢", min_size=1, max_size=8).map(lambda s: f"N{s}")
day = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))
yes_no = st.sampled_from(["yes", "no", "unknown"])
small = st.integers(0, 3)

COLUMNS: dict[type[Table], dict[str, st.SearchStrategy[object]]] = {
    Exam: {"name": name, "taken_on": day, "result": text, "attempts": st.none() | st.integers(1, 20)},
    PriorTraining: {"field": name, "years": st.none() | st.floats(0, 40), "completed": yes_no},
    Program: {"name": name, "nrmp_code": text, "tier": st.none() | st.integers(1, 3), "notes": text},
    Claim: {"field": text, "value": text, "source_kind": text, "seen_on": day, "picked": st.integers(0, 1)},
    Answer: {"rubric": text, "criterion": st.sampled_from("abc"), "points": small, "seen_on": day},
    Rotation: {"site": name, "starts_on": day, "notes": text},
    Person: {"name": name, "email": text, "board_certified": yes_no},
    Letter: {"state": text, "waived": yes_no, "due_on": day},
    Interview: {"starts_at": st.none() | st.just("2027-11-10T09:00"), "notes": text},
    TalkingPoint: {"kind": st.sampled_from(["like", "question"]), "position": small, "text": name},
    RankEntry: {"position": small, "note": text},
    MilestoneOverride: {"match_year": st.integers(2026, 2028), "key": st.sampled_from("ab"), "on_date": day},
    Experience: {"title": name, "started_on": day, "note": text},
    Tag: {"name": st.sampled_from(["cancer", "NICU"])},
    Consideration: {"kind": st.sampled_from(["pro", "con"]), "position": small, "text": name},
    FactorRating: {"factor": st.sampled_from("ab"), "rating": st.none() | st.integers(1, 5)},
    Preference: {"key": st.sampled_from("abc"), "value": text},
    SavedView: {"name": st.sampled_from(["All", "Mine"]), "spec": text, "position": small},
    Resident: {"name": text, "cohort": st.none() | st.integers(1950, 2100), "img": yes_no},
    Message: {"sent_on": day, "body": text},
    Event: {"name": name, "starts_at": st.none() | st.just("2026-11-03T18:00"), "registered": yes_no},
    EventProgram: {},
}
PARENTS: dict[type[Table], list[tuple[str, type[Table], bool]]] = {
    Claim: [("program", Program, True)],
    Answer: [("program", Program, True)],
    Rotation: [("program", Program, False)],
    Letter: [("person", Person, True), ("rotation", Rotation, False)],
    Interview: [("program", Program, True)],
    TalkingPoint: [("program", Program, True)],
    RankEntry: [("program", Program, True)],
    Person: [("program", Program, False)],
    Tag: [("program", Program, True)],
    Consideration: [("program", Program, True)],
    FactorRating: [("program", Program, True)],
    Resident: [("program", Program, True)],
    Message: [("program", Program, False), ("person", Person, False)],
    EventProgram: [("event", Event, True), ("program", Program, True)],
}
"""A model's references: the field, whom to, and whether it must have one."""

UNIQUE = {
    "answer": ("program_id", "rubric", "criterion"),
    "rank_entry": ("program_id",),
    "milestone_override": ("match_year", "key"),
    "tag": ("program_id", "name"),
    "factor_rating": ("program_id", "factor"),
    "preference": ("key",),
    "saved_view": ("page", "name"),
    "event_program": ("event_id", "program_id"),
}


FAST = {"synchronous": "OFF"}  # what is looked at here does not depend on the disk


@functools.cache
def blank_plan() -> bytes:
    """Return a new plan's bytes; copying them is quicker than making it anew."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.matchplan"
        Store.create(path).close()
        return path.read_bytes()


class PlanMachine(RuleBasedStateMachine):
    """Changes to every table, by hand and through the services, with an undo stack like the window's."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "plan.matchplan"
        self.path.write_bytes(blank_plan())
        self.store = Store.connect(self.path, pragmas=FAST)
        self.oracle = Oracle(actual())
        self.begin()

    @override
    def teardown(self) -> None:
        try:
            self.undo_all_and_redo_all()
        finally:
            self.store.close()
            self.folder.cleanup()

    def begin(self) -> None:
        """Start an undo stack, as a freshly opened window does."""
        self.undos: list[tuple[ChangeSet, Content]] = []
        self.redos: list[tuple[ChangeSet, Content]] = []
        self.first = self.store.dump()

    @initialize(names=st.lists(name, min_size=1, max_size=4), directory=st.integers(0, 19))
    def some_programs(self, names: list[str], directory: int) -> None:
        if directory == 0:
            self.act(self.load_directory)
        for each in names:
            self.insert_row(Program, {"name": each})

    def act(self, action: Callable[[], object]) -> None:
        """Carry out one user action; the oracle's own work is part of it."""
        before = self.oracle.copy()
        try:
            with self.store.write("Act") as done:
                action()
        except BaseException:
            self.oracle.content = before
            raise
        for change in done:
            self.undos.append((change, before))
            self.redos.clear()

    def load_directory(self) -> None:
        starter.load(TODAY)
        self.oracle.content = actual()

    def ids(self, model: type[Table]) -> list[int]:
        return sorted(self.oracle.content[NAMES[model]])

    def chosen(self, data: st.DataObject, model: type[Table], *, required: bool) -> int | None:
        ids = self.ids(model)
        options = ids if required else [None, *ids]
        return data.draw(st.sampled_from(options))

    def taken(self, table: str, row: Row) -> bool:
        columns = UNIQUE.get(table)
        return columns is not None and any(
            all(other[column] == row[column] for column in columns)
            for other in self.oracle.content[table].values()
        )

    def insert_row(self, model: type[Table], values: dict[str, object]) -> None:
        table = NAMES[model]
        defaults = {f.name: f.default for f in model._meta.sorted_fields if f.name != "id"}
        row = stored(model, defaults | values | {"uid": new_uid()})
        if self.taken(table, row):
            return

        def insert() -> None:
            made = model.create(**values, uid=row["uid"])
            self.oracle.put(table, made.id, {"id": made.id, **row})

        self.act(insert)

    @rule(data=st.data(), model=st.sampled_from(list(COLUMNS)))
    def add(self, data: st.DataObject, model: type[Table]) -> None:
        values = {column: data.draw(strategy) for column, strategy in COLUMNS[model].items()}
        for column, parent, required in PARENTS.get(model, []):
            if required and not self.ids(parent):
                return
            values[column] = self.chosen(data, parent, required=required)
        self.insert_row(model, values)

    @rule(data=st.data(), model=st.sampled_from([Profile, *COLUMNS]))
    def edit(self, data: st.DataObject, model: type[Table]) -> None:
        columns = COLUMNS.get(model, {"name": text, "target_year": st.none() | st.integers(2000, 2100)})
        if not columns or not self.ids(model):
            return
        row = self.chosen(data, model, required=True)
        column = data.draw(st.sampled_from(sorted(columns)))
        value = data.draw(columns[column])
        table, kept = NAMES[model], stored(model, {column: value})
        assert row is not None
        if column in UNIQUE.get(table, ()) and self.taken(table, self.oracle.content[table][row] | kept):
            return

        def update() -> None:
            model.update({column: value}).where(model.id == row).execute()
            self.oracle.change(table, row, *next(iter(kept.items())))

        with suppress(pw.IntegrityError):  # a rotation that would end before it starts
            self.act(update)

    @rule(data=st.data(), model=st.sampled_from([m for m in COLUMNS if m is not Person]))
    def delete(self, data: st.DataObject, model: type[Table]) -> None:
        if not self.ids(model):
            return
        row = self.chosen(data, model, required=True)
        assert row is not None

        def remove() -> None:
            model.delete().where(model.id == row).execute()
            self.oracle.delete(NAMES[model], row)

        self.act(remove)

    @rule(data=st.data())
    def delete_a_person(self, data: st.DataObject) -> None:
        """A writer whose letter is in the plan cannot be deleted, and the try changes nothing."""
        if not self.ids(Person):
            return
        row = self.chosen(data, Person, required=True)
        assert row is not None
        if any(letter["person_id"] == row for letter in self.oracle.content["letter"].values()):
            with pytest.raises(pw.IntegrityError):
                self.act(Person.delete().where(Person.id == row).execute)
            return

        def remove() -> None:
            Person.delete().where(Person.id == row).execute()
            self.oracle.delete("person", row)

        self.act(remove)

    @rule(size=st.integers(1, 12), value=text)
    def import_many(self, size: int, value: str) -> None:
        rows = [{"name": f"Imported {i}", "notes": value, "uid": new_uid()} for i in range(size)]

        def insert() -> None:
            Program.insert_many(rows).execute()
            found = {p.uid: p.id for p in Program.select(Program.id, Program.uid)}
            defaults = {f.name: f.default for f in Program._meta.sorted_fields if f.name != "id"}
            for row in rows:
                number = found[row["uid"]]
                self.oracle.put("program", number, {"id": number, **stored(Program, defaults | row)})
                claim = {
                    "program": number,
                    "field": "j1",
                    "value": "yes",
                    "source_kind": "own",
                    "uid": new_uid(),
                }
                made = Claim.create(**claim)
                blank = {f.name: f.default for f in Claim._meta.sorted_fields if f.name != "id"}
                self.oracle.put("claim", made.id, {"id": made.id, **stored(Claim, blank | claim)})

        self.act(insert)

    @rule(value=st.sampled_from(["considering", "applied"]))
    def change_all(self, value: str) -> None:
        def update() -> None:
            Program.update(status=value).execute()
            for row in self.ids(Program):
                self.oracle.change("program", row, "status", value)

        self.act(update)

    @precondition(lambda self: self.oracle.content["answer"])
    @rule(data=st.data(), points=small)
    def replace(self, data: st.DataObject, points: int) -> None:
        """INSERT OR REPLACE removes a row in passing; that too is undone."""
        row = data.draw(st.sampled_from(self.ids(Answer)))

        def replace() -> None:
            values = Answer.get_by_id(row).__data__ | {"points": points, "uid": new_uid()}
            del values["id"]
            number = Answer.replace(**values).execute()
            self.oracle.delete("answer", row)
            self.oracle.put("answer", number, stored(Answer, values) | {"id": number})

        self.act(replace)

    @rule(data=st.data())
    def fail_halfway(self, data: st.DataObject) -> None:
        before = self.oracle.copy()

        def half() -> None:
            Program.create(name="Never")
            Program.delete().where(Program.id == self.chosen(data, Program, required=False)).execute()
            raise UserError("no")

        with suppress(UserError):
            self.act(half)
        assert actual() == before

    @rule(data=st.data(), choice=st.integers(0, 11), text=name)
    def serve(self, data: st.DataObject, choice: int, text: str) -> None:
        """The services' own verbs; what they write is taken as it is, its undoing is not."""
        program = self.chosen(data, Program, required=True) if self.ids(Program) else None
        person = self.chosen(data, Person, required=True) if self.ids(Person) else None
        verbs: list[Callable[[], object]] = [
            lambda: programs.add(text),
            lambda: programs.delete(self.ids(Program)[:2]),
            lambda: people.add(text),
            lambda: rotations.add(text, starts_on=TODAY, program_id=program),
        ]
        if program is not None:
            verbs += [
                lambda: programs.set_fact(program, ClaimField.J1, "yes", TODAY),
                lambda: scoring.save(program, {scoring.rubric().criteria[0].key: Given(2, text)}),
                lambda: ranking.add(program),
                lambda: ranking.move(program, 1),
                lambda: interviews.add(program),
                lambda: interviews.add_point(program, TalkingKind.LIKE, text),
            ]
        if person is not None:
            verbs.append(lambda: letters.add(person))

        def serve() -> None:
            verbs[choice % len(verbs)]()
            self.oracle.content = actual()

        with suppress(UserError):
            self.act(serve)

    @precondition(lambda self: self.undos)
    @rule()
    def undo(self) -> None:
        change, before = self.undos.pop()
        after = self.oracle.copy()
        self.redos.append((self.store.revert(change), after))
        self.oracle.content = before

    @precondition(lambda self: self.redos)
    @rule()
    def redo(self) -> None:
        change, after = self.redos.pop()
        before = self.oracle.copy()
        self.undos.append((self.store.revert(change, "Redo"), before))
        self.oracle.content = after

    def undo_all_and_redo_all(self) -> None:
        last, steps = self.store.dump(), len(self.undos)
        for _step in range(steps):
            self.undo()
        assert self.store.dump() == self.first
        for _step in range(steps):
            self.redo()
        assert self.store.dump() == last

    @precondition(lambda self: len(self.undos) > 5)
    @rule()
    def close_and_open(self) -> None:
        digest = self.store.digest()
        self.store.close()
        self.store = Store.connect(self.path, pragmas=FAST)
        assert self.store.digest() == digest
        self.begin()

    @invariant()
    def holds_what_is_expected(self) -> None:
        assert actual() == self.oracle.content
        assert not schema.database.execute_sql("PRAGMA foreign_key_check").fetchall()


TestPlan = PlanMachine.TestCase
TestPlan.settings = settings(
    max_examples=100, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
