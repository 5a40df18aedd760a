"""What was written after an interview, and how the view of it has moved since."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain import debriefs as rules
from matchplanner.domain.debriefs import Drift, Rated
from matchplanner.domain.interviews import OFF
from matchplanner.services import debriefs
from matchplanner.services.debriefs import DebriefRow
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.interviews.debrief_dialog import open_debrief
from matchplanner.ui.interviews.debrief_words import (
    mark_words,
    moment_words,
    notes_words,
    whole_words,
    written_words,
)
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fold import Fold
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace


class DebriefSection(QWidget):
    """Ratings then and now, side by side, the words, and each earlier version with its moment."""

    def __init__(self, workspace: Workspace) -> None:
        """Start without an interview."""
        super().__init__()
        self._workspace = workspace
        self._shown = 0
        self.open_button = button("openDebrief", self.tr("Debrief..."), self.open)
        self.state = muted("")
        self.state.setObjectName("debriefState")
        self.notes = _plain("debriefNotesNow")
        self.versions = _plain("debriefVersions")
        self.earlier = Fold("debriefEarlier", self.tr("Every version"), self.versions)
        self._table = _RatingTable()
        head = QHBoxLayout()
        head.addWidget(heading(self.tr("Debrief"), 1.0))
        head.addStretch()
        head.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for part in (self.state, self._table, self.notes, self.earlier):
            column.addWidget(part)

    def show_interview(self, row: InterviewRow) -> None:
        """Show what was written about an interview."""
        self._shown = row.id
        found = debriefs.rows(row.id)
        words = self.tr("Look again...") if found else self.tr("Debrief...")
        self.open_button.setText(words)
        self.open_button.setAccessibleName(words)
        self.open_button.setEnabled(row.status not in OFF)
        for part in (self._table, self.notes):
            part.setVisible(bool(found))
        self.earlier.setVisible(len(found) > 1)
        if not found:
            self.state.setText(
                self.tr(
                    "Nothing written yet. Within a day of the end is best: memory blurs after two or three."
                )
            )
            return
        first, last = found[0], found[-1]
        self.state.setText(written_words(first, row.home_zone))
        if last.id != first.id:
            again = self.tr("Looked at again {moment}.").format(moment=moment_words(last, row.home_zone))
            self.state.setText(f"{self.state.text()} {again}")
        self._table.show_ratings(first, last)
        self.notes.setText(notes_words(last))
        self.notes.setVisible(bool(self.notes.text()))
        self.versions.setText("\n\n".join(whole_words(one, row.home_zone) for one in found))
        self.earlier.tell(self.tr("{count} versions").format(count=len(found)))

    def open(self) -> None:
        """Write a debrief, or a revision of it."""
        if self._shown:
            open_debrief(self._workspace, self._shown, self.window())


class _RatingTable(QWidget):
    """A line for each rating: at the debrief, now, and by how much it moved."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self._then, self._now = muted(""), muted("")
        for at, label in enumerate((self._then, self._now), start=1):
            label.setWordWrap(False)
            grid.addWidget(label, 0, at)
        self._cells: dict[Rated, tuple[QLabel, QLabel, QLabel]] = {}
        for line, rated in enumerate(Rated, start=1):
            grid.addWidget(QLabel(word(rated)), line, 0)
            names = ("Then", "Now", "Drift")
            then, now, drift = (_plain(f"debrief{name}_{rated.value}", wrap=False) for name in names)
            self._cells[rated] = then, now, drift
            for at, label in enumerate((then, now, drift), start=1):
                grid.addWidget(label, line, at)
        grid.setColumnStretch(4, 1)

    def show_ratings(self, first: DebriefRow, last: DebriefRow) -> None:
        """Hold the last version against the first; with one version there is nothing to compare."""
        revised = last.id != first.id
        self._then.setText(self.tr("Debrief"))
        self._now.setText(self.tr("Now"))
        self._now.setVisible(revised)
        for drift in rules.drift(first.ratings, last.ratings):
            then, now, moved = self._cells[drift.rated]
            then.setText(mark_words(drift.then))
            set_tone(then, "muted" if drift.then is None else "")
            now.setText(mark_words(drift.now))
            set_tone(now, "muted" if drift.now is None else "")
            moved.setText(self._moved(drift))
            set_tone(moved, "attention" if drift.change else "muted")
            now.setVisible(revised)
            moved.setVisible(revised)

    def _moved(self, drift: Drift) -> str:
        if drift.change is None:
            return "" if drift.then == drift.now else self.tr("rated once")
        if not drift.change:
            return self.tr("same")
        return f"{drift.change:+d}".replace("-", "\N{MINUS SIGN}")


def _plain(name: str, *, wrap: bool = True) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
