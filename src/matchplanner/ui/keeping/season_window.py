"""The next season from this plan: what is kept, archived and left out, before it is made."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services import rolling_over
from matchplanner.services.rolling_over import Choices, Part, Preview
from matchplanner.ui.days import short_day
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.page import heading, told
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.wrapped_check import WrappedCheck
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_NAMED = 8
"""How many names are listed; the rest is counted."""


class SeasonWindow(KeepingWindow):
    """Shows what the new plan would begin with; what comes along as history is a choice."""

    accepted_season = Signal(object, int)
    """Make the new plan: its Choices and its target year."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Count what there is."""
        super().__init__(
            "seasonWindow",
            _tr("New season from this plan"),
            _tr(
                "A plan file of its own for the next season. Programs, people, facts, experiences, texts and "
                "questions come along; this plan stays as it is."
            ),
            workspace,
            parent,
        )
        self._preview: Preview | None = None
        self._checks = {part: WrappedCheck(f"season_{part}") for part in Part}
        self._silent = WrappedCheck("seasonSilent")
        self.kept, self.archived, self.later = told("seasonKept"), told("seasonArchived"), told("seasonLater")
        self.dates = told("seasonDates")
        self._ok = button("seasonBegin", self.tr("Begin the new season"), self.begin)
        self._lay_out()
        defaults = Choices()
        for part, check in self._checks.items():
            check.box.setChecked(part in defaults.parts)
        self.refresh()
        self._ok.setFocus()

    @override
    def refresh(self) -> None:
        found = self._preview = rolling_over.preview(self.workspace.today())
        self.kept.setText(
            self.tr("For applications in September {year}: {kept}.").format(
                year=found.year, kept=", ".join(found.kept) or self.tr("an empty plan")
            )
        )
        for part, check in self._checks.items():
            counts = found.parts[part]
            check.load(f"{word(part)}: {counts or self.tr('none')}", ticked=check.box.isChecked())
            check.setEnabled(bool(counts))
        self._silent.load(
            self.tr("Archive programs that never answered, too: {names}").format(names=_names(found.silent)),
            ticked=self._silent.box.isChecked(),
        )
        self._silent.setEnabled(bool(found.silent))
        self.archived.setText(_archived(found))
        self.later.setText(_later(found))
        self.dates.setText(_dates(found))

    def begin(self) -> None:
        """Ask for the new plan as it is shown."""
        if self._preview is not None:
            parts = frozenset(part for part, check in self._checks.items() if check.box.isChecked())
            self.accepted_season.emit(Choices(parts, self._silent.box.isChecked()), self._preview.year)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for title, parts in (
            (self.tr("Comes along"), (self.kept,)),
            (self.tr("Of the last season, as history"), tuple(self._checks.values())),
            (self.tr("Archived today, with the reason"), (self.archived, self._silent)),
            (self.tr("Begins again"), (self.later,)),
            (self.tr("Dates"), (self.dates,)),
        ):
            column.addWidget(heading(title, 1.0))
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("seasonPage")
        area.setAccessibleName(self.windowTitle())
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.column.addWidget(area, 1)
        self.finish(self._ok)


def _archived(found: Preview) -> str:
    if not found.archived:
        return _tr("No program was declined or given up without a day.")
    return _tr("Declined or not applied to: {names}.").format(names=_names(found.archived))


def _later(found: Preview) -> str:
    lines = []
    if found.begun:
        lines.append(
            _tr("Applied to or beyond last season, considered again: {count}.").format(count=found.begun)
        )
    lines.append(
        _tr("Important answers that will have aged by {day}, to be verified again: {count}.").format(
            day=short_day(found.begins), count=found.verify
        )
    )
    lines.append(_tr("Letters are assigned anew, and what was put off or done on Today counts no more."))
    return "\n".join(lines)


def _dates(found: Preview) -> str:
    words = _tr("All dates that follow from the target year move with it.")
    if not found.dates:
        return words
    listed = [f"{one.title}: {short_day(one.on)}" for one in found.dates[:_NAMED]]
    if len(found.dates) > _NAMED:
        listed.append(_tr("and {count} more").format(count=len(found.dates) - _NAMED))
    return "\n".join((words, _tr("Set by hand, these stay where they are:"), *listed))


def _names(names: tuple[str, ...]) -> str:
    if not names:
        return _tr("none")
    shown = "; ".join(names[:_NAMED])
    if len(names) > _NAMED:
        shown = _tr("{names} and {count} more").format(names=shown, count=len(names) - _NAMED)
    return f"{len(names)} ({shown})"


def _tr(text: str) -> str:
    return QCoreApplication.translate("SeasonWindow", text)
