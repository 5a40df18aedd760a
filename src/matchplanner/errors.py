"""What may go wrong that the user can mend: one sentence that says what to do."""

from pathlib import Path

from matchplanner.wording import say


def _shown(text: str) -> str:
    """Return a text that any window can show: on Linux a file's name need not be text."""
    return text.encode("utf-8", "replace").decode("utf-8")


class UserError(Exception):
    """Something did not work and the user can act on it.

    `message` is one plain sentence; `hint` says what to do next and may be
    empty. Both are said in the language of the window; one with values in it
    is made by `say`. Qt adds words of its own to `str(exc)` when an exception passes
    through it, so the sentences live in attributes.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = say(_shown(message))
        self.hint = say(_shown(hint))

    def sentence(self) -> str:
        """Return message and hint as one line."""
        return f"{self.message} {self.hint}".strip()


class CancelledError(UserError):
    """The user stopped the work; nothing of it was kept."""


class ReasonNeededError(UserError):
    """A change needs a reason first; nothing of it was kept."""


class StoreError(UserError):
    """The plan file cannot be read or written."""


class ReadOnlyPlanError(StoreError):
    """The plan is open read-only: nothing that is typed can be kept."""


class PlanInUseError(StoreError):
    """The plan is open for writing somewhere else."""


class PlanBusyError(StoreError):
    """Another program is reading or writing the plan file just now."""


class DamagedPlanError(StoreError):
    """The plan file is damaged; `backup` is its newest good backup, if one was found."""

    def __init__(self, message: str, hint: str = "", backup: Path | None = None) -> None:
        super().__init__(message, hint)
        self.backup = backup


class RubricError(UserError):
    """A scoring rubric, or an answer to it, breaks its own rules."""


class SeasonError(UserError):
    """A season's dates or rules contradict themselves."""


class FileFormatError(UserError):
    """A file to import is not what it should be."""
