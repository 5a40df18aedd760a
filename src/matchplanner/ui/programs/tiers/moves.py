"""Giving tiers: at once, or after a question for the reason where the facts speak against it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from matchplanner.domain.tiers import objections
from matchplanner.services import tiers
from matchplanner.services.tiers import Standing
from matchplanner.ui.programs.tiers import texts
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted


class Moves(QObject):
    """Carries out what is asked of the board; each is one user action."""

    done = Signal(object, object)
    """The ids of the programs that were given a tier, and the tier (None: taken away)."""

    def __init__(self, workspace: Workspace, board: QWidget) -> None:
        """Serve one board."""
        super().__init__(board)
        self._workspace = workspace
        self._board = board

    def put(self, chosen: Sequence[Standing], tier: int | None) -> None:
        """Give programs a tier; where that needs a reason, ask for it first."""
        moved = [one for one in chosen if one.row.tier != tier]
        against = [words for one in moved for words in objections(tier, one.suggestion.gates)]
        if against:
            words = tiers.objection_words(tuple(dict.fromkeys(against)))
            self._ask(words, lambda reason: self._put(moved, tier, reason))
        elif moved:
            self._put(moved, tier, None)

    def accept(self, found: Mapping[int, int]) -> None:
        """Give programs the tiers that were suggested for them."""
        label = counted("Accept the suggested tier", "Accept {n} suggested tiers", len(found))
        with self._workspace.watching(label) as told:
            self._workspace.run(label, lambda: tiers.accept(found, told))

    def _ask(self, against: str, take: Callable[[str], None]) -> None:
        dialog = EntryDialog(
            "tierReasonDialog",
            self.tr("Why all the same?"),
            self.tr("Give the tier"),
            self._board,
            against,
        )
        line = QLineEdit()
        dialog.add("tierReasonDialogText", self.tr("Your reason"), line)
        dialog.submit_with(lambda: take(line.text()))
        dialog.open()
        line.setFocus()

    def _put(self, moved: Sequence[Standing], tier: int | None, reason: str | None) -> None:
        name = moved[0].row.name if len(moved) == 1 else counted("1 program", "{n} programs", len(moved))
        label = self.tr("{tier}: {program}").format(tier=texts.tier_name(tier), program=name)
        ids = [one.row.id for one in moved]
        with self._workspace.watching(label) as told:
            self._workspace.run(label, lambda: tiers.give(ids, tier, told, reason or ""))
        self.done.emit(ids, tier)
