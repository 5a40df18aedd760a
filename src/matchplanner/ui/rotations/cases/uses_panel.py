"""What a case becomes: a talking point, a line for the letter writer, an experience in ERAS."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from matchplanner.domain import case_log
from matchplanner.domain.case_log import ERAS_EXPERIENCE, ERAS_MEANINGFUL
from matchplanner.services.case_log import CaseRow
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.tones import set_tone

_LINES = 6


class UsesPanel(QWidget):
    """Three texts drawn from a case; each is used with one click, none is kept here."""

    told = Signal(int)
    """The case is to be a talking point at the interview of this id."""

    experienced = Signal(str)
    """The case is to be an experience with this text."""

    copied = Signal(str)
    """Something was copied: what it is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a case."""
        super().__init__(parent)
        self._case = 0
        self._drawn = ""
        self._interviews: tuple[InterviewRow, ...] = ()
        self.point, self.bullet = self._preview("casePoint"), self._preview("caseBullet")
        self.tell = button("tellInInterview", self.tr("Put into interview notes"), self._tell)
        self.eras = LongText()
        self.eras.setObjectName("erasText")
        self.eras.setAccessibleName(self.tr("Experience in ERAS"))
        self.eras.setTabChangesFocus(True)
        self.eras.setFixedHeight(_LINES * self.fontMetrics().lineSpacing())
        self.eras.textChanged.connect(self._count)
        self.counts = {ERAS_EXPERIENCE: QLabel(), ERAS_MEANINGFUL: QLabel()}
        for limit, label in self.counts.items():
            label.setObjectName(f"erasCount{limit}")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()

    def show_case(self, row: CaseRow, interviews: tuple[InterviewRow, ...]) -> None:
        """Draw the texts of a case; one that was reworded here stays while the same case is shown."""
        self.point.setText(case_log.talking_point(row.told))
        self.bullet.setText(case_log.packet_bullet(row.told))
        drawn = case_log.eras_line(row.told)
        if row.id != self._case or self.eras.toPlainText() == self._drawn:
            self.eras.setPlainText(drawn)
        self._case, self._drawn = row.id, drawn
        self._offer(interviews)

    def _preview(self, name: str) -> QLabel:
        label = muted("")
        label.setObjectName(name)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        tr = self.tr
        point, bullet, eras = tr("Talking point"), tr("For the letter writer"), tr("Experience in ERAS")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (point, (self.point, self._row(self.tell, self._copier("Point", point, self.point)))),
            (bullet, (self.bullet, self._row(self._copier("Bullet", bullet, self.bullet)))),
            (
                eras,
                (
                    self.eras,
                    self._row(*self.counts.values()),
                    self._row(
                        button("addExperience", tr("Add to my experiences"), self._experience),
                        self._copier("Eras", eras, self.eras),
                    ),
                ),
            ),
        )
        for title, parts in groups:
            column.addWidget(heading(title, 1.0))
            for part in parts:
                column.addWidget(part)
            column.addSpacing(8)

    def _row(self, *parts: QWidget) -> FlowBox:
        row = FlowBox()
        for part in parts:
            row.add(part)
        return row

    def _copier(self, name: str, what: str, source: QLabel | LongText) -> QPushButton:
        def copy() -> None:
            text = source.text() if isinstance(source, QLabel) else source.toPlainText()
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(what)

        made = button(f"copy{name}", self.tr("Copy"), copy)
        made.setAccessibleDescription(what)
        return made

    def _offer(self, interviews: tuple[InterviewRow, ...]) -> None:
        self._interviews = interviews
        self.tell.setEnabled(bool(interviews))
        self.tell.setToolTip(
            "" if interviews else self.tr("There is no interview ahead yet: add one under Interviews.")
        )

    def _tell(self) -> None:
        if len(self._interviews) == 1:
            self.told.emit(self._interviews[0].id)
            return
        menu = QMenu(self)
        menu.setObjectName("interviewMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in self._interviews:
            action = menu.addAction(row.program.replace("&", "&&"))
            action.setObjectName(f"interview_{row.id}")
            action.triggered.connect(lambda _checked, record=row.id: self.told.emit(record))
        menu.popup(self.tell.mapToGlobal(self.tell.rect().bottomLeft()))

    def _experience(self) -> None:
        self.experienced.emit(self.eras.toPlainText())

    def _count(self) -> None:
        length = len(self.eras.toPlainText().strip())
        words = {
            ERAS_EXPERIENCE: self.tr("{n} of {limit} characters"),
            ERAS_MEANINGFUL: self.tr("{n} of {limit} as most meaningful"),
        }
        for limit, label in self.counts.items():
            label.setText(words[limit].format(n=length, limit=limit))
            over = "problem" if limit == ERAS_EXPERIENCE else "attention"
            set_tone(label, "muted" if length <= limit else over)
