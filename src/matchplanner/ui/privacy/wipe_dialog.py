"""What goes and what stays when a plan is deleted for good, and the question whether that is meant."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services.wiping import Found, Trace
from matchplanner.ui.page import heading, told
from matchplanner.ui.widgets.entry_dialog import EntryDialog

_BULLET = "\u2022 "


class WipeDialog(EntryDialog):
    """Lists everything with its size; the plan's name has to be typed before the button can be pressed."""

    def __init__(self, plan: Path, found: Iterable[Found], remembered: int, parent: QWidget) -> None:
        """Show what was found of a plan; `remembered` counts the settings that tell of it."""
        super().__init__(
            "wipeDialog",
            _tr("Delete “{plan}” and everything it left").format(plan=plan.stem),
            _tr("Delete for good"),
            parent,
            _tr(
                "It is {path}. There is no undo and no backup afterwards: all of it goes at once, or nothing "
                "does."
            ).format(path=str(plan).replace("/", "/\u200b").replace("\\", "\\\u200b")),
        )
        self._name = plan.stem
        self.goes, self.stays = told("wipeGoes"), told("wipeStays")
        self.goes.setText("\n".join(_BULLET + line for line in _going(found, remembered)))
        self.stays.setText("\n".join(_BULLET + line for line in _staying()))
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            parts = (heading(_tr("Goes"), 1.0), self.goes, heading(_tr("Stays"), 1.0), self.stays)
            for at, part in enumerate(parts, start=2):
                column.insertWidget(at, part)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self._name)
        self.add("wipeName", _tr("Type the plan's name to delete it"), self.line)
        self.line.textChanged.connect(self._on_typed)
        self.ok.setEnabled(False)
        self.line.setFocus()

    @override
    def accept(self) -> None:
        if self.ok.isEnabled():
            super().accept()

    def _on_typed(self, text: str) -> None:
        self.ok.setEnabled(" ".join(text.split()) == " ".join(self._name.split()))


def _going(found: Iterable[Found], remembered: int) -> Iterator[str]:
    for one in found:
        size = QLocale().formattedDataSize(one.size)
        counted = _tr("1 file") if one.files == 1 else _tr("{n} files").format(n=one.files)
        yield f"{_words(one.trace)}: {counted}, {size}"
    yield _tr("Its entry among the recent plans; settings of this computer that tell of it: {n}").format(
        n=remembered
    )


def _staying() -> Iterator[str]:
    yield _tr("Copies, exports, PDFs and calendars that you saved elsewhere, encrypted copies among them.")
    yield _tr("What the system's own backups, synced folders and a calendar program hold.")
    yield _tr(
        "Traces on the disk: deleted is not shredded, and an SSD may keep what was on it until it needs the "
        "room. Only an encrypted disk (BitLocker, FileVault) keeps those from others."
    )


def _words(trace: Trace) -> str:
    return {
        Trace.PLAN: _tr("The plan, with its history and undo steps"),
        Trace.KEPT: _tr("The files kept with it"),
        Trace.BACKUPS: _tr("Automatic backups, also those of copies that were opened"),
        Trace.DAMAGED: _tr("Damaged states that were put aside"),
        Trace.UNFINISHED: _tr("Files that were never finished"),
        Trace.LOG: _tr("The program's log, of all plans"),
    }[trace]


def _tr(text: str) -> str:
    return QCoreApplication.translate("WipeDialog", text)
