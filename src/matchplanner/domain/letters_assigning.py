"""Which letter may go to which program: at most four, none read by the applicant, none for another field.

Sources: domain_facts.md 4.4 (four for each program, waiver); B12 (a letter for one
plan must not tell the other plan's programs of it).
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from matchplanner.domain.claims import YesNo
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters import IN_HAND, LetterState
from matchplanner.domain.programs import ProgramType
from matchplanner.wording import joined, say


class Field(LabelledEnum):
    """A field of medicine that a letter speaks for, or a program trains in."""

    GENETICS = "genetics", "genetics"
    PEDIATRICS = "pediatrics", "pediatrics"
    INTERNAL_MEDICINE = "internal_medicine", "internal medicine"
    OBSTETRICS = "obstetrics", "obstetrics and gynecology"
    FAMILY_MEDICINE = "family_medicine", "family medicine"
    NEUROLOGY = "neurology", "neurology"
    PATHOLOGY = "pathology", "pathology"
    OTHER = "other", "another field"


_WORDS = {
    Field.GENETICS: r"geneti|genom",
    Field.PEDIATRICS: r"p(?:a|æ)?ediatri|\bpeds\b",
    Field.INTERNAL_MEDICINE: r"internal med|\bim\b",
    Field.OBSTETRICS: r"obstet|ob[ /-]?gyn|maternal|\bmfm\b",
    Field.FAMILY_MEDICINE: r"family med",
    Field.NEUROLOGY: r"neurolog",
    Field.PATHOLOGY: r"patholog",
}

_OF_TYPE = {
    ProgramType.COMBINED_PEDS: frozenset({Field.PEDIATRICS, Field.GENETICS}),
    ProgramType.COMBINED_IM: frozenset({Field.INTERNAL_MEDICINE, Field.GENETICS}),
    ProgramType.COMBINED_MFM: frozenset({Field.OBSTETRICS, Field.GENETICS}),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of the applicant's that a letter or a program belongs to; "" for the specialty is genetics."""

    id: int
    name: str
    specialty: str = ""

    @property
    def fields(self) -> frozenset[Field]:
        """The fields it is about."""
        return fields_of(self.specialty) or frozenset({Field.GENETICS})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter as it is handed out."""

    writer: str
    state: LetterState
    waived: YesNo
    specialty: str = ""
    generalist: YesNo = YesNo.UNKNOWN
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """A program as it gets letters."""

    name: str
    program_type: ProgramType
    plan: Plan | None = None

    @property
    def fields(self) -> frozenset[Field]:
        """The fields it trains in; whatever names no other field trains geneticists."""
        if self.plan is not None:
            return self.plan.fields
        return _OF_TYPE.get(self.program_type, frozenset({Field.GENETICS}))


class DoubtKind(LabelledEnum):
    """Why a letter had better not go to a program as it is."""

    LEAK = "leak", "Tells of the other plan"
    WAIVER = "waiver", "Not waived"
    NOT_THERE = "not_there", "Not uploaded"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason against, in one sentence that names what it rests on; `mark` is what tells a leak apart."""

    kind: DoubtKind
    text: str
    mark: str = ""


@functools.cache
def fields_of(specialty: str) -> frozenset[Field]:
    """Return the fields a specialty names: none for "General" and for an empty one, else at least "other"."""
    text = specialty.casefold().strip()
    if not text or re.match(r"general\b(?! (?:surg|intern|pedi|paed))", text):
        return frozenset()
    found = frozenset(field for field, words in _WORDS.items() if re.search(words, text))
    return found or frozenset({Field.OTHER})


def doubts(letter: Sheet, program: Addressee) -> tuple[Doubt, ...]:
    """Return what speaks against sending a letter to a program, the gravest first."""
    found = [_leak(letter, program), _waiver(letter), _not_there(letter)]
    return tuple(doubt for doubt in found if doubt is not None)


def _leak(letter: Sheet, program: Addressee) -> Doubt | None:
    """Say that a letter speaks only for a field the program does not train in (B12).

    A genetics letter that also speaks of the generalist goes to both plans (R202).
    """
    spoken = fields_of(letter.specialty)
    cause = say("it is for {spoken} only", spoken=_named(spoken))
    if not spoken and letter.plan is not None:
        spoken, cause = letter.plan.fields, say("it belongs to your plan “{plan}”", plan=letter.plan.name)
    trained = program.fields
    apart = bool(spoken) and not spoken & trained
    if letter.plan is not None and program.plan is not None and letter.plan.id != program.plan.id:
        apart, cause = True, say("it belongs to your plan “{plan}”", plan=letter.plan.name)
    if not apart or (letter.generalist is YesNo.YES and Field.GENETICS in spoken):
        return None
    where = (
        say("belongs to your plan “{plan}”", plan=program.plan.name)
        if program.plan is not None
        else say("is a program in {trained}", trained=_named(trained))
    )
    text = say(
        "The letter of {writer} would tell of your other plan: {cause}, and {program} {where}.",
        writer=letter.writer,
        cause=cause,
        program=program.name,
        where=where,
    )
    return Doubt(DoubtKind.LEAK, text, f"{letter.writer} {program.name}")


def _waiver(letter: Sheet) -> Doubt | None:
    if letter.waived is YesNo.YES:
        return None
    known = letter.waived is YesNo.NO
    why = (
        say("you kept the right to read it")
        if known
        else say("it is unknown whether you waived the right to read it")
    )
    return Doubt(
        DoubtKind.WAIVER,
        say(
            "Programs give less weight to the letter of {writer} while {why}.", writer=letter.writer, why=why
        ),
    )


def _not_there(letter: Sheet) -> Doubt | None:
    if letter.state in IN_HAND:
        return None
    return Doubt(
        DoubtKind.NOT_THERE,
        say(
            "The letter of {writer} is not uploaded yet ({state}).",
            writer=letter.writer,
            state=say(letter.state.label).lower(),
        ),
    )


def _named(fields: frozenset[Field]) -> str:
    return joined([say(field.label) for field in Field if field in fields])


def refusal(program: str, writers: Sequence[str]) -> str:
    """Say that a program has all the letters it may get."""
    return say(
        "{program} has {n} letters already, the most that ERAS assigns to one program: {writers}.",
        program=program,
        n=len(writers),
        writers=joined(list(writers)),
    )
