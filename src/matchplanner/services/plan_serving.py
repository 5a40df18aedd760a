"""Rotations and letters held against each plan, with the user's own word where they give one (R222)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry, serving
from matchplanner.domain.claims import YesNo
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters import LetterState
from matchplanner.domain.letters_assigning import Plan, Sheet
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.rotations import RotationKind
from matchplanner.domain.serving import Judgement, Serves, Stay, Voice
from matchplanner.errors import UserError
from matchplanner.services import plan_programs
from matchplanner.services.plain_rows import tuples
from matchplanner.services.plans import SERVES_LIST
from matchplanner.store.schema import Letter, Pathway, Person, Program, Rotation, Tick
from matchplanner.wording import say


class Side(LabelledEnum):
    """What is held against the plans."""

    ROTATION = "rotation", "Rotation"
    LETTER = "letter", "Letter"


@dataclass(frozen=True, slots=True)
class Place:
    """A rotation or a letter against one plan."""

    side: Side
    record: int
    plan_id: int


@dataclass(frozen=True, slots=True)
class ServingRow:
    """A rotation or a letter; `rules` is what the rules say, `shown` that or the user's own word, by plan.

    Both have a judgement for each plan, in the order of the plans.
    """

    side: Side
    record: int
    title: str
    second: str
    rules: tuple[Judgement, ...]
    shown: tuple[Judgement, ...]

    @property
    def serves_all(self) -> bool:
        """Whether it serves every plan."""
        return all(one.level is Serves.SERVES for one in self.shown)


@dataclass(frozen=True, slots=True)
class Serving:
    """All rotations and letters against all plans."""

    plans: tuple[Plan, ...]
    rows: tuple[ServingRow, ...]

    def of(self, side: Side) -> tuple[ServingRow, ...]:
        """Return the rotations, or the letters."""
        return tuple(row for row in self.rows if row.side is side)

    def count(self, side: Side) -> tuple[int, int, int]:
        """Count those that serve every plan, those that may, and all."""
        return serving.serve_all(row.shown for row in self.of(side))


def read() -> Serving:
    """Return the plan's rotations in the order they were added, then its letters, without declined ones."""
    plans = plan_programs.plans_in_order()
    keys = dict(tuples(Pathway.select(Pathway.id, Pathway.uid)))
    own = _own_words()
    rows = []
    for record, title, second, stay in _stays():
        rules = tuple(serving.rotation_serves(stay, plan) for plan in plans)
        said = {plan.id: own.get((Side.ROTATION, record, keys[plan.id])) for plan in plans}
        rows.append(ServingRow(Side.ROTATION, record, title, second, rules, _shown(plans, rules, said)))
    for record, voice in _voices({plan.id: plan for plan in plans}):
        rules = tuple(serving.letter_serves(voice, plan) for plan in plans)
        said = {plan.id: own.get((Side.LETTER, record, keys[plan.id])) for plan in plans}
        second = voice.sheet.specialty or voice.writer_specialty or voice.role
        rows.append(
            ServingRow(Side.LETTER, record, voice.sheet.writer, second, rules, _shown(plans, rules, said))
        )
    return Serving(plans, tuple(rows))


def overrule(place: Place, level: Serves | None, reason: object, today: date) -> None:
    """Keep the user's own word on how far something serves a plan; None goes back to the rules.

    Raises UserError without a reason, and for what is gone.
    """
    plan = Pathway.get_or_none(Pathway.id == place.plan_id)
    if plan is None:
        raise UserError("This plan is not there any more.")
    of, table = (Tick.rotation, Rotation) if place.side is Side.ROTATION else (Tick.letter, Letter)
    if table.get_or_none(table.id == place.record) is None:
        raise UserError(say("This {side} is not in the plan any more.", side=say(place.side.label).lower()))
    mine = (of == place.record) & (Tick.list == SERVES_LIST) & (Tick.item == plan.uid)
    if level is None:
        Tick.delete().where(mine).execute()
        return
    why = entry.required(reason, "Say why: a judgement without a reason tells nothing later.")
    note = f"{level.value}\n{why}"
    if not Tick.update(note=note, ticked_on=today).where(mine).execute():
        values = {place.side.value: place.record, "list": SERVES_LIST, "item": plan.uid}
        Tick.create(**values, note=note, ticked_on=today)


def own_reason(place: Place) -> str:
    """Return the reason the user gave for their own word, "" where the rules stand."""
    plan = Pathway.get_or_none(Pathway.id == place.plan_id)
    said = None if plan is None else _own_words().get((place.side, place.record, plan.uid))
    return "" if said is None else said[1]


_Said = tuple[Serves, str]


def _own_words() -> dict[tuple[Side, int, str], _Said]:
    """Return what the user said, by what it is about and the plan's lasting mark."""
    found = {}
    query = Tick.select(Tick.rotation, Tick.letter, Tick.item, Tick.note).where(Tick.list == SERVES_LIST)
    for rotation, letter, plan, note in tuples(query):
        level, _, reason = str(note).partition("\n")
        side = Side.LETTER if rotation is None else Side.ROTATION
        if level in tuple(Serves):
            found[side, letter if rotation is None else rotation, plan] = (Serves(level), reason)
    return found


def _shown(
    plans: tuple[Plan, ...], rules: tuple[Judgement, ...], said: Mapping[int, _Said | None]
) -> tuple[Judgement, ...]:
    shown = []
    for plan, judged in zip(plans, rules, strict=True):
        word = said[plan.id]
        shown.append(judged if word is None else serving.overruled(judged, *word))
    return tuple(shown)


def _stays() -> list[tuple[int, str, str, Stay]]:
    query = (
        Rotation.select(
            *(Rotation.id, Rotation.site, Rotation.kind, Rotation.department),
            *(Program.name, Program.program_type),
        )
        .join(Program, "LEFT JOIN")
        .where(Rotation.scenario.is_null())
        .order_by(Rotation.starts_on.is_null(), Rotation.starts_on, Rotation.id)
    )
    found = []
    for record, site, kind, department, program, program_type in tuples(query):
        of = entry.read(RotationKind, kind, RotationKind.OTHER)
        stay = Stay(of, department, program or "", ProgramType.read(program_type or ""))
        found.append((record, site, department or of.label, stay))
    return found


def _voices(plans: Mapping[int, Plan]) -> list[tuple[int, Voice]]:
    query = (
        Letter.select(
            *(Letter.id, Person.name, Letter.state, Letter.waived, Letter.specialty, Letter.generalist),
            *(Letter.pathway, Person.specialty, Person.role, Person.board_certified, Rotation.kind),
        )
        .join_from(Letter, Person)
        .join_from(Letter, Rotation, "LEFT JOIN")
        .where(Letter.state != LetterState.DECLINED.value)
        .order_by(Letter.id)
    )
    found = []
    for record, writer, state, waived, specialty, generalist, plan, field, role, certified, kind in tuples(
        query
    ):
        stands = entry.read(LetterState, state, LetterState.CANDIDATE)
        sheet = Sheet(writer, stands, YesNo(waived), specialty, YesNo(generalist), plans.get(plan))
        rotation = None if kind is None else entry.read(RotationKind, kind, RotationKind.OTHER)
        found.append((record, Voice(sheet, field, role, YesNo(certified), rotation)))
    return found
