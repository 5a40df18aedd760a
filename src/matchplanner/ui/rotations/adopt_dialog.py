"""Asked before a scenario is adopted: what becomes of rotations it lacks that letters or cases hang on."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from matchplanner.services.scenarios import Detached
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.wording import counted


class AdoptScenario(EntryDialog):
    """A tick for each rotation the scenario lacks: kept in the plan unless it is taken away."""

    def __init__(
        self, losing: Sequence[Detached], adopt: Callable[[Collection[int]], None], parent: QWidget
    ) -> None:
        """Offer to keep each; `adopt` gets the ids of those to keep."""
        text = tr(
            "The scenario lacks rotations that letters, cases or notes belong to. What you do not keep "
            "goes, and what belonged to it stays without a rotation; undo brings it back."
        )
        super().__init__("adoptDialog", tr("Adopt the scenario"), tr("Adopt"), parent, text)
        self._ticks: list[tuple[int, QCheckBox]] = []
        for at, one in enumerate(losing):
            tick = QCheckBox(tr("Keep it in the plan"))
            tick.setChecked(True)
            told = tr("{site}: {what}").format(site=one.site, what=_hanging(one))
            self.add(f"keepRotation{at}", told, tick)
            self._ticks.append((one.rotation_id, tick))
        self.submit_with(lambda: adopt([record for record, tick in self._ticks if tick.isChecked()]))
        self._ticks[0][1].setFocus()


def _hanging(one: Detached) -> str:
    told = (
        (one.letters, counted("1 letter", "{n} letters", one.letters)),
        (one.cases, counted("1 case", "{n} cases", one.cases)),
        (one.others, counted("1 talk or note", "{n} talks or notes", one.others)),
    )
    return ", ".join(words for n, words in told if n)
