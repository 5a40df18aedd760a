"""One column of the program table: what it shows, and how it is typed, sorted, filtered and found."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from matchplanner.services.programs import ProgramRow
from matchplanner.ui.models.rows import Column

Choices = tuple[tuple[str, str], ...]
"""What an editor offers as (stored, shown)."""


class Typed(Enum):
    """How a cell of the column is edited."""

    NOT = auto()
    LINE = auto()
    CHOICE = auto()
    NUMBER = auto()
    DAY = auto()
    WORDS = auto()
    """Several words parted by semicolons, completed one by one and shown as chips."""


@dataclass(frozen=True, slots=True)
class ProgramColumn(Column[ProgramRow]):
    """A column with what the chooser, the editors and the filters must know about it."""

    group: str = ""
    width: int = 12
    """In average characters, at first."""
    hidden: bool = False
    """At first."""
    typed: Typed = Typed.NOT
    choices: Choices = ()
    suggestions: Callable[[], tuple[str, ...]] = tuple
    words: Callable[[ProgramRow], tuple[str, ...]] | None = None
    """The chips of a cell."""


def tr(text: str) -> str:
    """Translate a text of the program table."""
    return QCoreApplication.translate("ProgramTable", text)
