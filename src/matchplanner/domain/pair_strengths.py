"""How strongly answers speak for each program: a picture beside their order, never the order itself (B8).

The model is that of Bradley and Terry (1952): a program of strength s is
preferred to one of strength t in s / (s + t) of the answers. All answers are
taken at once, so that their order does not matter, and the strengths follow
by the cyclic minorisation-maximisation steps of Hunter (2004).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from matchplanner.domain.pair_relations import Answer, Verdict

_TIE = 0.1
"""Answers, half of them won, against an imagined average program.

Without it a program that was preferred every time would be infinitely strong,
and programs that no answer links could not be told apart in scale.
"""
_LEVEL = 0.01
_MOST_STEPS = 500
_CLOSE = 0.01
"""Once no strength moves by more of itself, bars move by less than can be seen."""


def strengths(answers: Sequence[Answer]) -> dict[int, float]:
    """Return for each program with an answer how strong it is beside the others, from 0 to 1.

    The weakest has 0 and the strongest 1 on the scale of logarithms; all have
    a half where they are level. A program without an answer is left out.
    """
    decided = [answer for answer in answers if answer.decided]
    programs = sorted({one for answer in decided for one in answer.over})
    fitted = _fitted(programs, decided)
    heights = {program: math.log(fitted[program]) for program in programs}
    low, high = min(heights.values(), default=0.0), max(heights.values(), default=0.0)
    if high - low < _LEVEL:
        return dict.fromkeys(programs, 0.5)
    return {program: (height - low) / (high - low) for program, height in heights.items()}


def _fitted(programs: Sequence[int], decided: Sequence[Answer]) -> Mapping[int, float]:
    """Return strengths around 1, the average program's."""
    halves = Counter[int]()
    met: dict[int, Counter[int]] = {program: Counter() for program in programs}
    for answer in decided:
        upper, lower = answer.over
        equal = answer.verdict is Verdict.EQUAL
        halves[upper] += 1 if equal else 2
        halves[lower] += 1 if equal else 0
        met[upper][lower] += 1
        met[lower][upper] += 1
    games = {one: sorted(others.items()) for one, others in met.items()}
    held = dict.fromkeys(programs, 1.0)
    for _step in range(_MOST_STEPS):
        moved = 0.0
        for one in programs:
            mine = held[one]
            expected = _TIE / (mine + 1)
            for other, count in games[one]:
                expected += count / (mine + held[other])
            held[one] = (halves[one] + _TIE) / 2 / expected
            moved = max(moved, abs(held[one] / mine - 1))
        if moved < _CLOSE:
            break
    return held
