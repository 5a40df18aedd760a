"""On which clock, and for which specialty, a program is applied to.

Only the combined programs are in the Main Residency Match; categorical genetics
runs as a fellowship application with prices and dates of its own
(domain_facts.md 3.4, 4.1 and 8).
"""

from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.domain.season import Track

APPLYING = frozenset(
    {
        ProgramStatus.WILL_APPLY,
        ProgramStatus.APPLIED,
        ProgramStatus.INVITED,
        ProgramStatus.INTERVIEWED,
        ProgramStatus.RANKED,
    }
)
"""A program of one of these costs an application, or did."""

OUTSIDE = "outside"
"""Stored for a program that takes applications outside ERAS and the Match."""


class Through(LabelledEnum):
    """How a program is applied to, in the user's own word; the stored values are tracks."""

    BY_TYPE = "", "As its type tells"
    MAIN = Track.MAIN.value, Track.MAIN.label
    FELLOWSHIP_JULY = Track.FELLOWSHIP_JULY.value, Track.FELLOWSHIP_JULY.label
    FELLOWSHIP_DECEMBER = Track.FELLOWSHIP_DECEMBER.value, Track.FELLOWSHIP_DECEMBER.label
    OUTSIDE = "outside", "Outside ERAS and the Match"


_CLOCKS = {
    ProgramType.CATEGORICAL: (Track.FELLOWSHIP_JULY, "Medical genetics and genomics"),
    ProgramType.FELLOWSHIP_TRACK: (Track.FELLOWSHIP_JULY, "Medical genetics and genomics"),
    ProgramType.COMBINED_PEDS: (Track.MAIN, "Pediatrics/Medical genetics"),
    ProgramType.COMBINED_IM: (Track.MAIN, "Internal medicine/Medical genetics"),
    ProgramType.COMBINED_MFM: (Track.FELLOWSHIP_JULY, "Maternal-fetal medicine/Medical genetics"),
}


def clock(stored_track: str, program_type: str, broader: str = "") -> tuple[Track, str] | None:
    """Return a program's track and specialty: the user's own track, else what its type goes by.

    `broader` is the specialty of the plan it belongs to, "" for genetics: where
    the type tells nothing, it is a residency of that in the main match. None
    for a program outside ERAS and where nothing is known.
    """
    usual = _CLOCKS.get(ProgramType.read(program_type)) or ((Track.MAIN, broader) if broader else None)
    specialty = "Medical genetics and genomics" if usual is None else usual[1]
    if stored_track in {track.value for track in Track} - {OUTSIDE}:
        return Track(stored_track), specialty
    return None if stored_track else usual
