"""What makes up for only observing, over the whole plan: three aims and each observership's list (R226)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from matchplanner.services.compensation import Aim, AimRow, Compensation, SiteRow
from matchplanner.ui.application.plans.plan_words import named, tr
from matchplanner.ui.page import heading, told
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import LineField, handed_to
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import phrase, word
from matchplanner.wording import counted

_NOTHING = {
    Aim.RESEARCH: "Nothing begun or planned yet.",
    Aim.SCORES: "No result is noted in Profile.",
    Aim.STATEMENT: "No statement is begun.",
}
_PLANNED = {
    Aim.RESEARCH: "planned: {list}",
    Aim.SCORES: "without a result: {list}",
    Aim.STATEMENT: "still empty: {list}",
}


class CompensationSection(QWidget):
    """A box, the evidence the plan holds and the user's own for each aim; below, the observerships."""

    open_requested = Signal(str, int)
    """A rotation is to be shown, as `Page.open_requested`."""

    def __init__(
        self,
        tick: Callable[[Aim, bool], None],
        note: Callable[[Aim, str], None],
        parent: QWidget | None = None,
    ) -> None:
        """Start empty; `tick` and `note` store what the user says of an aim."""
        super().__init__(parent)
        self.state = told("compensationState")
        self._boxes: dict[Aim, QCheckBox] = {}
        self._shown: dict[Aim, QLabel] = {}
        self._notes: dict[Aim, LineField] = {}
        self._lines: dict[int, tuple[QLabel, QPushButton]] = {}
        self._sites = QGridLayout()
        self._sites.setHorizontalSpacing(8)
        self._sites.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(tr("If only observing is possible"), 1.15))
        column.addWidget(self.state)
        for aim in Aim:
            column.addWidget(self._line(aim, tick, note))
        column.addLayout(self._sites)

    def show_compensation(self, found: Compensation) -> None:
        """Show how far each aim and each observership is."""
        self.state.setText(_state_text(found))
        set_tone(self.state, "attention" if found.only_observing else "muted")
        for row in found.aims:
            box = self._boxes[row.aim]
            box.blockSignals(True)  # noqa: FBT003 - Qt takes the mark positionally
            box.setChecked(row.ticked_on is not None)
            box.blockSignals(False)  # noqa: FBT003 - Qt takes the mark positionally
            shown = self._shown[row.aim]
            shown.setText(_evidence_text(row))
            set_tone(shown, "" if row.shown else "muted")
            self._notes[row.aim].load(row.note)
        self._show_sites(found.sites)

    def _line(self, aim: Aim, tick: Callable[[Aim, bool], None], note: Callable[[Aim, str], None]) -> QWidget:
        box, shown, own = QCheckBox(word(aim)), told(f"aimShown_{aim.value}"), LineField()
        box.setObjectName(f"aim_{aim.value}")
        box.setAccessibleName(box.text())
        box.toggled.connect(partial(tick, aim))
        shown.setProperty("role", "muted")
        own.setObjectName(f"aimNote_{aim.value}")
        own.setAccessibleName(tr("Evidence: {aim}").format(aim=word(aim).lower()))
        own.setPlaceholderText(tr("your own evidence"))
        own.setToolTip(tr("your own evidence"))
        problem = problem_line(f"aimProblem_{aim.value}")
        handed_to(own, lambda text: show_problem(problem, text), partial(note, aim))
        self._boxes[aim], self._shown[aim], self._notes[aim] = box, shown, own
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(box, 0, 0)
        grid.addWidget(own, 0, 1)
        grid.addWidget(problem, 1, 0, 1, 2)
        grid.addWidget(shown, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return part

    def _show_sites(self, sites: tuple[SiteRow, ...]) -> None:
        for gone in set(self._lines) - {site.rotation_id for site in sites}:
            for old in self._lines.pop(gone):
                old.hide()
                old.deleteLater()
        for at, site in enumerate(sites):
            if site.rotation_id not in self._lines:
                self._lines[site.rotation_id] = self._site_line(site.rotation_id)
            label, opener = self._lines[site.rotation_id]
            label.setText(
                tr("{site}: {done} of {all} settled").format(
                    site=site.site, done=len(site.done), all=len(site.done) + len(site.open)
                )
            )
            settled = [*(f"✓ {phrase(one)}" for one in site.done), *(f"○ {phrase(one)}" for one in site.open)]
            label.setToolTip(plain_tip("\n".join(settled)))
            set_tone(label, "attention" if site.open else "ok")
            opener.setAccessibleDescription(site.site)
            parts: tuple[QWidget, ...] = (label, opener)
            for column, part in enumerate(parts):
                self._sites.addWidget(part, at, column)
                part.show()

    def _site_line(self, rotation_id: int) -> tuple[QLabel, QPushButton]:
        label = told(f"compensationSite{rotation_id}")
        opener = button(
            f"openObservership{rotation_id}",
            tr("Open"),
            lambda: self.open_requested.emit("rotations", rotation_id),
        )
        return label, opener


def _state_text(found: Compensation) -> str:
    if not found.sites:
        told = [tr("No observership is among your rotations.")]
    elif found.only_observing:
        told = [
            tr("Nothing hands-on is planned: research, scores and statement must say what no letter can.")
        ]
    else:
        told = [
            counted(
                "{n} observership beside {m} hands-on: what follows makes up for it.",
                "{n} observerships beside {m} hands-on: what follows makes up for them.",
                len(found.sites),
                m=found.hands_on,
            )
        ]
    if found.unknown:
        told.append(tr("What you may do is unknown of {n} more.").format(n=found.unknown))
    return " ".join(told)


def _evidence_text(row: AimRow) -> str:
    parts = [named(row.shown)] if row.shown else []
    if row.planned:
        parts.append(tr(_PLANNED[row.aim]).format(list=named(row.planned)))
    return "; ".join(parts) or tr(_NOTHING[row.aim])
