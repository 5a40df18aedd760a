"""Settings of what is printed: the paper."""

from PySide6.QtWidgets import QWidget

from matchplanner.ui import paper
from matchplanner.ui.preferences.setting_page import SettingPage, tr
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.fields import ChoiceField


class PaperPage(SettingPage):
    """Chooses A4 or Letter; by itself it is what the region uses."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show what is chosen."""
        super().__init__(
            tr("Paper"), tr("Kept on this computer. A preview can be switched to the other paper."), parent
        )
        usual = tr("US Letter") if paper.letter_is_usual() else tr("A4")
        self.paper = ChoiceField(
            (
                ("", tr("As usual in this region ({paper})").format(paper=usual)),
                (paper.A4, tr("A4 (210 by 297 mm)")),
                (paper.LETTER, tr("US Letter (8.5 by 11 in)")),
            )
        )
        self.paper.load(paper.chosen(settings))
        self.ask(
            *("paperSize", tr("Paper"), self.paper, lambda key: paper.choose(settings, key)),
            tr("Documents fill either; what is on a page stays the same as far as it fits."),
        )
        self.end()
