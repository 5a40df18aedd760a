"""What the user said of uncertain rows, remembered in the plan for the next issue of the list."""

import hashlib
from collections.abc import Iterable, Mapping

from matchplanner.services import preferences
from matchplanner.services.exchange.incoming_rows import Incoming
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Preference, Program

_PREFIX = "same program:"
_DIGITS = 32
_TOLD_APART_BY = ("name", "institution", "city", "state", "acgme_id", "nrmp_code")


def mark(row: Incoming) -> str:
    """Return what is the same for each row that tells a program apart in the same words."""
    words = (" ".join(row.text(column).casefold().split()) for column in _TOLD_APART_BY)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:_DIGITS]


def remembered() -> Mapping[str, str]:
    """Return the uid of the program that each row once uncertain means, by the row's mark."""
    stored = tuples(Preference.select(Preference.key, Preference.value))
    return {key.removeprefix(_PREFIX): uid for key, uid in stored if key.startswith(_PREFIX)}


def remember(meant: Iterable[tuple[Incoming, int]]) -> None:
    """Keep which program each of these rows means, or which one it has become."""
    for row, program_id in meant:
        preferences.put(_PREFIX + mark(row), Program.get_by_id(program_id).uid)
