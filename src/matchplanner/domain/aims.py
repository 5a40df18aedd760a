"""What rotations are for: four aims, each shown by what the plan holds already (R26)."""

from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters import CHAIN, LetterState


class Aim(LabelledEnum):
    """The aims of rotating elsewhere (guide_away_rotations.txt 33-64)."""

    LETTERS = "letters", "Letters from US geneticists"
    READINESS = "readiness", "Ready for practice in the US"
    FIT = "fit", "Made for medical genetics"
    KNOWN = "known", "Known to programs"


PROMISED = frozenset(CHAIN[CHAIN.index(LetterState.AGREED) :])
"""A letter counts once its writer has agreed."""
