"""A match in words: who proposes, what a program answers, and how it ends."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.matching.acceptance import Outcome, Step
from matchplanner.domain.matching.frames import Frame
from matchplanner.domain.matching.invented import ME
from matchplanner.domain.matching.market import Program
from matchplanner.wording import counted

_FEW = 3
"""So many applicants of a program's list are named; of a longer one only where you stand."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Market", text)


def frame_words(frame: Frame) -> str:
    """Say what has just happened."""
    if frame.step is not None:
        return step_words(frame.step)
    if frame.before:
        text = _tr(
            "The invented applicants have made {n} proposals and wait, held for now. You propose last."
        )
        return text.format(n=frame.before)
    return _tr("Nobody has proposed yet. Each applicant asks the programs in the order of their list.")


def step_words(step: Step) -> str:
    """Say who proposed, and what became of it."""
    mine, other = step.applicant == ME, step.let_go == ME
    words = {"who": step.applicant, "program": step.program, "out": step.let_go}
    asks = (_tr("You propose to {program}.") if mine else _tr("{who} proposes to {program}.")).format(**words)
    return f"{asks} {_answer(step.outcome, mine=mine, other=other).format(**words)}"


def _answer(outcome: Outcome, *, mine: bool, other: bool) -> str:
    if outcome is Outcome.HELD:
        return (
            _tr("It has a free place and holds you for now.")
            if mine
            else _tr("It has a free place and holds {who} for now.")
        )
    if outcome is Outcome.FULL:
        return _tr("Its places are held by applicants it ranks higher: no.")
    if outcome is Outcome.NOT_RANKED:
        return _tr("It has not ranked you: no.") if mine else _tr("It has not ranked {who}: no.")
    if other:
        return _tr("It ranks {who} higher than you: it holds {who} and lets you go.")
    if mine:
        return _tr("It ranks you higher than {out}: it holds you and lets {out} go.")
    return _tr("It ranks {who} higher than {out}: it holds {who} and lets {out} go.")


def list_words(ranks: Sequence[str]) -> str:
    """Return a list of programs as a line: "1. P1, 2. P2"."""
    return ", ".join(f"{at}. {name}" for at, name in enumerate(ranks, start=1))


def opinion_words(program: Program) -> str:
    """Say whom a program wants: everybody on a short list, else where you stand."""
    if len(program.ranks) <= _FEW:
        return _tr("Its list: {ranks}").format(ranks=list_words(program.ranks))
    if ME not in program.ranks:
        return _tr("It has not ranked you")
    place = program.ranks.index(ME) + 1
    return _tr("You are number {place} of {all} on its list").format(place=place, all=len(program.ranks))


def held_words(program: Program, held: Sequence[str]) -> str:
    """Say whom a program holds, and how many places are free."""
    free = program.quota - len(held)
    names = [_held_name(program, name) for name in held]
    if free:
        names.append(counted("one place free", "{n} places free", free))
    return _tr("Holds: {names}").format(names=", ".join(names)) if held else _tr("Holds nobody yet")


def _held_name(program: Program, name: str) -> str:
    if len(program.ranks) <= _FEW:
        return name
    return _tr("{name} (its number {place})").format(name=name, place=program.ranks.index(name) + 1)


def end_words(program: str | None, honest: Sequence[str]) -> str:
    """Say where you end, and what that is to you in truth."""
    if program is None:
        return _tr("Over: no match.")
    if program not in honest:
        return _tr("Over: you match at {program}.").format(program=program)
    place = honest.index(program) + 1
    if place == 1:
        return _tr("Over: you match at {program}, which you truly want most.").format(program=program)
    return _tr("Over: you match at {program}, number {place} on your honest list.").format(
        program=program, place=place
    )
