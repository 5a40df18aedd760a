"""Settings of the look: light or dark, and how large the text is."""

from PySide6.QtWidgets import QWidget

from matchplanner.ui.appearance import TEXT_SIZES, Appearance
from matchplanner.ui.page import muted
from matchplanner.ui.preferences.setting_page import SettingPage, tr
from matchplanner.ui.widgets.fields import ChoiceField


class AppearancePage(SettingPage):
    """Chooses theme and size of text; both show at once."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Show what is chosen."""
        super().__init__(
            tr("Appearance"), tr("Kept on this computer, for every plan. Changes show at once."), parent
        )
        self.theme = ChoiceField(
            (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark")))
        )
        self.theme.load(appearance.chosen())
        self.ask(
            *("appearanceTheme", tr("Theme"), self.theme, appearance.choose),
            tr("Where the system asks for high contrast, its colours are used instead of these."),
        )
        self.text_size = ChoiceField([(str(size), tr("{n} %").format(n=size)) for size in TEXT_SIZES])
        self.text_size.load(str(appearance.text_size()))
        self.ask(
            *(
                "appearanceText",
                tr("Text size"),
                self.text_size,
                lambda key: appearance.choose_text_size(int(key)),
            ),
            tr("Of the size the system uses. Tables, charts and the calendar grow along; paper does not."),
        )
        still = muted(tr("Nothing in the window moves by itself, so there is no motion to reduce."))
        still.setObjectName("appearanceMotion")
        self.column.addWidget(still)
        self.end()
