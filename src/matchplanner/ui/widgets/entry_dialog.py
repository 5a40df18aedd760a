"""A small form that must be answered now; a refusal is shown in it and nothing typed is lost."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.errors import UserError
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.forms import Form, name_field, problem_line, show_problem
from matchplanner.ui.widgets.offer_field import OfferField
from matchplanner.ui.widgets.sizes import room
from matchplanner.ui.widgets.tall_form import TallForm

_WIDTH = 84  # average characters


class EntryDialog(QDialog):
    """Collects what a new record needs and hands it over when accepted."""

    def __init__(self, name: str, title: str, accept_label: str, parent: QWidget, text: str = "") -> None:
        """Start with a title, perhaps a line of explanation, and the buttons."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.widen(_WIDTH)
        self._submit: Callable[[], object] = lambda: None
        self._added: list[QWidget] = []
        self.form = Form()
        self.problem = problem_line(f"{name}Problem")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.addButton(accept_label, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setObjectName(f"{name}Ok")
        self.ok.setAccessibleName(accept_label)
        self.ok.setDefault(True)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName(f"{name}Cancel")
        cancel.setAccessibleName(cancel.text().replace("&", ""))
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        title_line = heading(title, 1.15)
        title_line.setWordWrap(True)  # names of programs are long
        column.addWidget(title_line)
        if text:
            column.addWidget(muted(text))
        column.addWidget(TallForm(self.form))
        column.addWidget(self.problem)
        column.addWidget(buttons)

    def widen(self, characters: int) -> None:
        """Be at least so many average characters wide, where the screen is."""
        wanted = characters * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(min(wanted, room(self).width()))

    def add(self, name: str, label: str, field: QWidget) -> None:
        """Add a field under its label."""
        name_field(field, name, label)
        self._added.append(field)
        self.form.add_row(label, field)

    def submit_with(self, submit: Callable[[], object]) -> None:
        """Say what to do with the answers; a UserError from it keeps the dialog open."""
        self._submit = submit

    @override
    def accept(self) -> None:
        try:
            self._submit()
        except UserError as exc:
            show_problem(self.problem, exc.sentence())
            if len(self._added) == 1:  # there is no doubt which one is meant
                self._added[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()


def ask_line(
    parent: QWidget,
    name: str,
    words: tuple[str, str, str],
    take: Callable[[str], object],
    usual: Sequence[str] = (),
) -> None:
    """Ask for one line of text and hand it over; a UserError is shown in the dialog.

    `words` are the title, the field's label and the button's; `usual` answers
    are offered under Down and while one is typed.
    """
    title, label, accept_label = words
    dialog = EntryDialog(name, title, accept_label, parent)
    line = OfferField(lambda: usual) if usual else QLineEdit()
    if usual:
        line.setPlaceholderText(dialog.tr("type, or press Down for the usual ones"))
    dialog.add(f"{name}Text", label, line)
    dialog.submit_with(lambda: take(line.text()))
    dialog.open()
    line.setFocus()
