"""About: read from what is really there."""

from datetime import date
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner import __version__
from matchplanner.services import diagnostics, licences
from matchplanner.services.licences import Component
from matchplanner.ui.days import short_day
from matchplanner.ui.disclaimer import disclaimer
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.reachable import reachable
from matchplanner.ui.widgets.sizes import resize_within_screen

_OLD = 365
"""Days after which a build is called old: a season's rules and dates have changed by then."""

_WIDTH, _HEIGHT = 90, 32  # average characters and lines
_LIST, _TEXT = 1, 3
"""Shares of the width of the names and of the text of a licence."""

_NEEDED = (
    *("PySide6-Essentials", "PySide6-Pdf", "peewee", "reportlab", "pillow", "openpyxl", "defusedxml"),
    *("icalendar", "pypdf", "pyspellchecker", "rapidfuzz", "platformdirs", "pymupdf-fonts"),
    *("pylopdf-fonts-zh-cn", "tzdata"),
)
"""What a checkout runs on; the installed program lists what was packed."""


class AboutDialog(QDialog):
    """What this is, what it is not, and what it is made of."""

    def __init__(self, window: QWidget, today: date) -> None:
        """Show versions, promises and licences; `today` tells whether the build has grown old."""
        super().__init__(window)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About MatchPlanner"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tabs = QTabWidget()
        tabs.setObjectName("aboutTabs")
        tabs.addTab(self._versions(), self.tr("Versions"))
        tabs.addTab(_Licences(), self.tr("Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(f"MatchPlanner {__version__}"))
        column.addWidget(muted(self.tr("An offline planner for international medical graduates.")))
        for name, words in (
            ("aboutBuilt", self._age(today)),
            ("aboutNetwork", self._network()),
            ("aboutDisclaimer", disclaimer()),
        ):
            line = muted(words)
            line.setObjectName(name)
            line.setVisible(bool(words))
            column.addWidget(line)
        column.addWidget(tabs, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(reachable(body), 1)
        whole.addWidget(buttons)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())

    def _age(self, today: date) -> str:
        built = licences.built_on()
        if built is None:
            return ""
        words = self.tr("Built on {day}.").format(day=short_day(built))
        if (today - built).days <= _OLD:
            return words
        return self.tr(
            "{built} That is more than 12 months ago: there may be a newer version, and fees, dates and "
            "rules it brought along may have changed."
        ).format(built=words)

    def _network(self) -> str:
        return self.tr(
            "MatchPlanner opens no connection to any network; its tests stop it at the first attempt. Links "
            "open in your browser, and mails in your mail program, when you ask for it."
        )

    def _versions(self) -> QWidget:
        self._told = "\n".join(diagnostics.versions(qVersion()))
        box = QWidget()
        column = QVBoxLayout(box)
        column.addWidget(_text("aboutVersions", self.tr("Versions"), self._told), 1)
        column.addWidget(
            button(
                "copyDiagnostics",
                self.tr("Copy diagnostics"),
                lambda: QGuiApplication.clipboard().setText(self._told),
                self.tr("These lines, and nothing of your plan"),
            ),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        return box


class _Licences(QWidget):
    """Every component by name, and the full text of the chosen one's licence."""

    def __init__(self) -> None:
        super().__init__()
        self._components = licences.components()
        column = QVBoxLayout(self)
        if not self._components:
            column.addWidget(_text("licenceText", self.tr("Licences"), self._needed()))
            return
        count = QLabel(self.tr("{n} components, each with its full text").format(n=len(self._components)))
        self._names = QListWidget()
        self._names.setObjectName("licenceNames")
        self._names.setAccessibleName(self.tr("Components"))
        self._names.addItems([f"{one.name}: {one.licence}" for one in self._components])
        self._shown = _text("licenceText", self.tr("Text of the licence"), "")
        self._names.currentRowChanged.connect(lambda row: self._show(self._components[row]))
        parts = QSplitter()
        parts.addWidget(self._names)
        parts.addWidget(self._shown)
        parts.setStretchFactor(0, _LIST)
        parts.setStretchFactor(1, _TEXT)
        column.addWidget(count)
        column.addWidget(parts, 1)
        self._names.setCurrentRow(0)

    def _show(self, component: Component) -> None:
        self._shown.setPlainText(component.text)

    def _needed(self) -> str:
        """Return what a checkout runs on, by name and licence."""
        lines = [
            self.tr("This copy runs from its source; the installed program brings every licence in full."),
            "",
            "MatchPlanner: MIT",
        ]
        for name in _NEEDED:
            try:
                found = metadata.metadata(name)
            except metadata.PackageNotFoundError:
                continue
            stated = [found[key] for key in ("License-Expression", "License") if key in found]
            licence = next((text.splitlines()[0] for text in stated if text), "-")
            lines.append(f"{name} {metadata.version(name)}: {licence}")
        return "\n".join(lines)


def _text(name: str, label: str, content: str) -> QPlainTextEdit:
    view = QPlainTextEdit(content)
    view.setObjectName(name)
    view.setAccessibleName(label)
    view.setReadOnly(True)
    view.setTabChangesFocus(True)
    return view
