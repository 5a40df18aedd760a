"""What a user may type into a program's own columns, and how it is stored."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from matchplanner.domain import entry
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.places import state_code
from matchplanner.domain.programs import TIERS, ProgramStatus, ProgramType, Target
from matchplanner.domain.tracks import Through
from matchplanner.errors import UserError
from matchplanner.wording import say

INTEREST = range(11)
"""The applicant's own interest, 0 to 10; never part of the IMG score (R105)."""


def settable(column: str) -> bool:
    """Tell whether a column is the user's to set."""
    return column in _CHECKED


def checked(column: str, value: object) -> object:
    """Return a typed value in the form in which the column stores it.

    Raises UserError when the value does not fit, KeyError for a column that is
    not the user's to set.
    """
    return _CHECKED[column](value)


def _name(value: object) -> str:
    return entry.required(value, "A program needs a name.")


def _state(value: object) -> str:
    text = entry.one_line(value)
    return state_code(text) or text


def _code(value: object) -> str:
    """Return a code without the blanks and zero-width spaces that lists carry."""
    return "".join(str(value).replace("\u200b", "").split()).upper()


def _program_type(value: object) -> str:
    return _word(value, ProgramType, "is not a program type")


def _track(value: object) -> str:
    return _word(value, Through, "is not a way to apply")


def _status(value: object) -> str:
    return _word(value, ProgramStatus, "is not a status of a program")


def _target(value: object) -> str:
    return _word(value, Target, "is neither 'possible' nor 'realistic'")


def _word(value: object, words: Iterable[LabelledEnum], complaint: str) -> str:
    """Return the stored word for a stored word or a label, whatever its case."""
    typed = entry.one_line("" if value is None else str(value))
    for word in words:
        if typed.casefold() in {word.value.casefold(), word.label.casefold()}:
            return word.value
    raise UserError(say("'{typed}' {complaint}.", typed=typed, complaint=complaint))


def _tier(value: object) -> int | None:
    words = [] if value is None else re.findall(r"\w+", str(value).casefold())
    for tier, name in TIERS.items():
        # "2", "core", "Tier 2" and "2 - core" all mean the same.
        if words and set(words) <= {"tier", str(tier), name.casefold()} and words != ["tier"]:
            return tier
    return _whole(value, TIERS, "The tier is 1 (dream), 2 (core) or 3 (safety).")


def _interest(value: object) -> int | None:
    return _whole(value, INTEREST, "Your interest is a whole number from 0 to 10.")


def _whole(value: object, allowed: Collection[int], message: str) -> int | None:
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    if not text.isdecimal() or int(text) not in allowed:
        raise UserError(message, "Leave it blank if you do not know yet.")
    return int(text)


_CHECKED: Mapping[str, Callable[[object], object]] = {
    "name": _name,
    "institution": entry.one_line,
    "city": entry.one_line,
    "state": _state,
    "region": entry.one_line,
    "program_type": _program_type,
    "track": _track,
    "acgme_id": _code,
    "nrmp_code": _code,
    "website": entry.one_line,
    "status": _status,
    "tier": _tier,
    "interest": _interest,
    "notes": lambda value: str(value).strip(),
    "target": _target,
    "tier_reason": lambda value: str(value).strip(),
}
"""The columns a user may set, each with what makes a typed value fit."""
