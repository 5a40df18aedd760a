"""The row above the pages: which page, how large, what to find, and on which paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from matchplanner.ui.printing.finder import Finder
from matchplanner.ui.printing.pages import PAGE, PER_CENT, WIDTH, Pages
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.forms import name_field


class Toolbar(QWidget):
    """Says where one is in the document, and takes one elsewhere."""

    paper_chosen = Signal(str)
    """The reader wants other paper: "a4" or "letter"."""

    names_chosen = Signal(bool)
    """The reader wants the names left out, or back."""

    def __init__(self, pages: Pages, finder: Finder, parent: QWidget | None = None) -> None:
        """Steer these pages."""
        super().__init__(parent)
        tr = self.tr
        self._pages = pages
        self.page = QSpinBox()
        self.page.setKeyboardTracking(False)
        self.page.setToolTip(
            tr("Page Up and Page Down turn pages; Home and End go to the first and the last")
        )
        self.count = QLabel()
        self.count.setObjectName("pdfCount")
        self.zoom = ChoiceField(
            (
                (WIDTH, tr("Fit width")),
                (PAGE, tr("Fit page")),
                *((str(step), tr("{n} %").format(n=step)) for step in PER_CENT),
            )
        )
        self.zoom.load(WIDTH)
        self.zoom.setToolTip(tr("Ctrl++ and Ctrl+- zoom; Ctrl+0 shows 100 %"))
        self.paper = ChoiceField((("a4", "A4"), ("letter", "Letter")))
        row = FlowBox()
        row.add(_labelled("pdfPage", tr("Page"), self.page, self.count))
        row.add(_labelled("pdfZoom", tr("Zoom"), self.zoom))
        row.add(_labelled("pdfPaper", tr("Paper"), self.paper))
        self.nameless = QCheckBox(tr("Without names"))
        name_field(self.nameless, "pdfWithoutNames", self.nameless.text())
        self.nameless.setToolTip(
            tr("Roles instead of the names of you and of everybody the plan knows, for this document only")
        )
        row.add(self.nameless)
        row.add(finder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        self.page.valueChanged.connect(pages.go_to)
        self.zoom.committed.connect(pages.zoom_to)
        self.paper.committed.connect(self.paper_chosen)
        self.nameless.clicked.connect(self.names_chosen)
        pages.turned.connect(self._on_turned)
        pages.zoomed.connect(self.zoom.load)

    def set_count(self, count: int) -> None:
        """Note how many pages there are."""
        self.page.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.page.setRange(min(1, count), count)
        self.page.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.count.setText(self.tr("of {n}").format(n=count))

    def _on_turned(self, page: int) -> None:
        self.page.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.page.setValue(page)
        self.page.blockSignals(False)  # noqa: FBT003 - Qt's own signature


def _labelled(name: str, label: str, field: QWidget, behind: QWidget | None = None) -> QWidget:
    """Return a field with its label before it."""
    name_field(field, name, label)
    caption = QLabel(label)
    caption.setBuddy(field)
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in (caption, field, behind):
        if part is not None:
            row.addWidget(part)
    return box
