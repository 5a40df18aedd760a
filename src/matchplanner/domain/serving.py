"""How far a rotation or a letter serves each of several plans, and why.

Sources: guide_away_rotations.txt 476-479 (R222: rotations where both fields are strong, letters that speak
of the generalist and of genetics), 384-387 (R194: a second letter from a related field), 455-463 (R223:
research beside clinical work), B12 (what tells one plan of the other serves neither).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matchplanner.domain.claims import YesNo
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters_assigning import Addressee, Field, Plan, Sheet, fields_of
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.rotations import GENETICS_RELEVANT, RotationKind
from matchplanner.wording import joined, mark, say


class Serves(LabelledEnum):
    """How far something serves a plan."""

    SERVES = "serves", "Serves"
    PARTLY = "partly", "Partly"
    NOT = "does_not", "Does not"
    UNKNOWN = "unknown", "Unknown"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far, and why; `own` says that the user overruled the rules."""

    level: Serves
    why: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """A rotation as the rules see it; the type is that of the program it is linked to."""

    kind: RotationKind
    department: str = ""
    program: str = ""
    program_type: ProgramType = ProgramType.UNKNOWN


@dataclass(frozen=True, slots=True)
class Voice:
    """A letter as the rules see it: its entry, what the writer is, and where they worked together."""

    sheet: Sheet
    writer_specialty: str = ""
    role: str = ""
    board_certified: YesNo = YesNo.UNKNOWN
    rotation: RotationKind | None = None

    @property
    def spoken(self) -> frozenset[Field]:
        """The fields its ERAS specialty names; none for a general letter."""
        return fields_of(self.sheet.specialty)

    @property
    def heard(self) -> frozenset[Field]:
        """The fields a reader takes it to be about, by its specialty, else by its writer and the rotation."""
        if self.spoken:
            return self.spoken
        told = fields_of(self.writer_specialty) | fields_of(self.role)
        if self.board_certified is YesNo.YES or self.rotation in GENETICS_RELEVANT:
            told |= {Field.GENETICS}
        if self.rotation in _OF_KIND:
            told |= {_OF_KIND[self.rotation]}
        return told - {Field.OTHER} or told


_OF_KIND = {
    RotationKind.PEDIATRICS: Field.PEDIATRICS,
    RotationKind.INTERNAL_MEDICINE: Field.INTERNAL_MEDICINE,
    RotationKind.OB_GYN: Field.OBSTETRICS,
}
_EITHER = frozenset({Field.PEDIATRICS, Field.INTERNAL_MEDICINE})
"""The fields of a broad rotation, whose kind does not tell which of them it is in."""

_RELATED = Judgement(Serves.PARTLY, mark("Clinical work in a related field, but not in genetics."))
_FOR_GENETICS = {
    RotationKind.GENETICS: Judgement(Serves.SERVES, mark("Genetics is this plan's own field.")),
    RotationKind.BROAD: Judgement(Serves.SERVES, mark("Broader work with genetics in it serves both.")),
    RotationKind.LABORATORY: Judgement(Serves.SERVES, mark("Genetics in the laboratory.")),
    RotationKind.RESEARCH: Judgement(
        Serves.PARTLY, mark("Research in genetics strengthens the application, but is no clinical work.")
    ),
    RotationKind.PEDIATRICS: _RELATED,
    RotationKind.INTERNAL_MEDICINE: _RELATED,
    RotationKind.OB_GYN: _RELATED,
    RotationKind.OTHER: Judgement(Serves.NOT, mark("Another field than genetics.")),
}


def rotation_serves(stay: Stay, plan: Plan) -> Judgement:
    """Return how far a rotation serves a plan; of several fields of the plan, the best counts."""
    if stay.kind is RotationKind.UNKNOWN:
        return Judgement(Serves.UNKNOWN, say("What kind of rotation it is, is not noted."))
    return _best(
        _toward_genetics(stay) if field is Field.GENETICS else _toward(stay, field)
        for field in sorted(plan.fields)
    )


def letter_serves(voice: Voice, plan: Plan) -> Judgement:
    """Return how far a letter serves a plan; of several fields of the plan, the best counts."""
    meant, both = voice.sheet.plan, voice.sheet.generalist is YesNo.YES
    if meant is not None and meant.id != plan.id and not (both and Field.GENETICS in voice.heard):
        return Judgement(Serves.NOT, say("You meant it for your plan “{meant}”.", meant=meant.name))
    if not voice.heard:
        return Judgement(
            Serves.UNKNOWN, say("Neither its ERAS specialty nor the field of its writer is noted.")
        )
    return _best(_heard_in(voice, field) for field in sorted(plan.fields))


def overruled(found: Judgement, level: Serves, reason: str) -> Judgement:
    """Return the user's own word in place of the rules', with what they said."""
    return replace(
        found,
        level=level,
        own=True,
        why=say(
            "{reason} (Your word; by the rules: {level}.)",
            reason=reason,
            level=say(found.level.label).lower(),
        ),
    )


def serve_all(rows: Iterable[Sequence[Judgement]]) -> tuple[int, int, int]:
    """Count rows that serve every plan, rows that may once what is unknown is known, and all rows."""
    serving = possible = total = 0
    for row in rows:
        total += 1
        levels = {one.level for one in row}
        serving += levels == {Serves.SERVES}
        possible += Serves.UNKNOWN in levels and levels <= {Serves.SERVES, Serves.UNKNOWN}
    return serving, possible, total


def _toward_genetics(stay: Stay) -> Judgement:
    found = _FOR_GENETICS[stay.kind]
    return replace(found, why=say(found.why))


def _toward(stay: Stay, field: Field) -> Judgement:
    """Judge a rotation for a plan in a broader field."""
    if _OF_KIND.get(stay.kind) is field:
        return Judgement(
            Serves.SERVES, say("{field} is this plan's own field.", field=_capital(say(field.label)))
        )
    if stay.kind is RotationKind.BROAD:
        return _broad(stay, field)
    trained = Addressee(stay.program, stay.program_type).fields
    if stay.kind is RotationKind.GENETICS and field in trained:
        return Judgement(Serves.SERVES, say("The host trains in both: {program}.", program=stay.program))
    if stay.kind is RotationKind.GENETICS:
        return Judgement(
            Serves.PARTLY,
            say(
                "Clinical work, but not in {field}; where both are strong it would serve.",
                field=say(field.label),
            ),
        )
    return Judgement(
        Serves.NOT,
        say("{kind}: no clinical work in {field}.", kind=say(stay.kind.label), field=say(field.label)),
    )


def _broad(stay: Stay, field: Field) -> Judgement:
    named = fields_of(stay.department) - {Field.GENETICS, Field.OTHER}
    if field in named or (not named and field in Addressee(stay.program, stay.program_type).fields):
        return Judgement(
            Serves.SERVES, say("{field} with genetics in it serves both.", field=_capital(say(field.label)))
        )
    if not named and field in _EITHER:
        return Judgement(
            Serves.PARTLY, say("Pediatrics or internal medicine: note the department, and it is known which.")
        )
    told = joined(sorted(say(one.label) for one in named or _EITHER))
    return Judgement(Serves.NOT, say("It is in {told}, not in {field}.", told=told, field=say(field.label)))


_BY_ITS_WRITER = "It speaks of {field}, by its writer or the rotation."


def _heard_in(voice: Voice, field: Field) -> Judgement:
    heard, names = voice.heard, joined(sorted(say(one.label) for one in voice.heard))
    if field in heard:
        pattern = "It speaks of {field}." if voice.spoken else _BY_ITS_WRITER
        return Judgement(Serves.SERVES, say(pattern, field=say(field.label)))
    if Field.GENETICS in heard:
        return _of_generalist(voice, field)
    if field is Field.GENETICS and not voice.spoken and heard & _EITHER:
        return Judgement(
            Serves.PARTLY,
            say("A second letter, from {names}, belongs in the mix; it is not about genetics.", names=names),
        )
    if heard == {Field.OTHER} and not voice.spoken:
        return Judgement(Serves.UNKNOWN, say("Which field its writer is in is not noted."))
    return Judgement(
        Serves.NOT, say("It is about {names}, not about {field}.", names=names, field=say(field.label))
    )


def _of_generalist(voice: Voice, field: Field) -> Judgement:
    """Judge a letter about genetics for a plan in a broader field (R202)."""
    match voice.sheet.generalist:
        case YesNo.YES:
            return Judgement(Serves.SERVES, say("It speaks of the generalist as well as of genetics."))
        case YesNo.NO:
            return Judgement(
                Serves.NOT,
                say(
                    "It speaks of genetics alone: in {field} it tells of the other plan.",
                    field=say(field.label),
                ),
            )
    return Judgement(
        Serves.UNKNOWN, say("It is about genetics; whether it speaks of the generalist too is not noted.")
    )


_RANK = (Serves.NOT, Serves.UNKNOWN, Serves.PARTLY, Serves.SERVES)


def _best(found: Iterable[Judgement]) -> Judgement:
    return max(found, key=lambda one: _RANK.index(one.level))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
