"""Likes or questions of one program: a short list with a counter."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from matchplanner.domain.interviews import Enough, TalkingKind, enough
from matchplanner.services import interviews, messages
from matchplanner.services.interviews import TalkingPointRow
from matchplanner.ui.interviews.answer_box import AnswerBox
from matchplanner.ui.widgets.point_list import PointList, PointWords
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.workspace import Workspace


class Points(QWidget):
    """Two or three likes, or questions, for the interview at one program (R211, R212)."""

    def __init__(self, workspace: Workspace, kind: TalkingKind, parent: QWidget | None = None) -> None:
        """Build the list; `show_program` fills it."""
        super().__init__(parent)
        self._workspace = workspace
        self._kind = kind
        self._program = 0
        words = self._words()
        self.list = PointList(words)
        self.counter = QLabel()
        self.counter.setObjectName(f"{words.name}Counter")
        self.counter.setTextFormat(Qt.TextFormat.PlainText)
        self.list.head.addWidget(self.counter)
        edit = self.tr("Edit likes") if kind is TalkingKind.LIKE else self.tr("Edit questions")
        delete = self.tr("Delete like") if kind is TalkingKind.LIKE else self.tr("Delete question")
        run = workspace.run
        self.list.added.connect(lambda text: self._add(words.add, text))
        self.list.reworded.connect(lambda point, text: run(edit, lambda: interviews.edit_point(point, text)))
        self.list.moved.connect(lambda point, to: run(edit, lambda: interviews.move_point(point, to)))
        self.list.deleted.connect(lambda point: run(delete, lambda: interviews.delete_point(point)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._points: tuple[TalkingPointRow, ...] = ()
        self.answers = AnswerBox(workspace) if kind is TalkingKind.QUESTION else None
        if self.answers is not None:
            self.list.head.insertWidget(1, self._bank(words.add))
            column.addWidget(self.answers)
            self.list.items.currentRowChanged.connect(lambda _row: self._show_answer())

    def show_program(self, program: int) -> None:
        """Show the list of one program."""
        if program != self._program:
            self.list.line.clear()
        self._program = program
        self._points = interviews.talking_points(program, self._kind)
        self.list.show_points([(point.id, point.text) for point in self._points])
        self._show_answer()
        self._count(len(self._points))

    def _show_answer(self) -> None:
        if self.answers is not None and not self.list.loading:
            at = self.list.items.currentRow()
            self.answers.show_point(self._points[at] if 0 <= at < len(self._points) else None)

    def _words(self) -> PointWords:
        if self._kind is TalkingKind.LIKE:
            return PointWords(
                "like",
                self.tr("What you like about it"),
                self.tr("New like"),
                self.tr("Something specific and true"),
                self.tr("Add like"),
            )
        return PointWords(
            "question",
            self.tr("Questions to ask"),
            self.tr("New question"),
            self.tr("Something their page does not say"),
            self.tr("Add question"),
        )

    def _bank(self, label: str) -> QToolButton:
        """Return a menu of questions to begin with (R212)."""
        choose = QToolButton()
        choose.setObjectName("questionBank")
        choose.setText(self.tr("From a list"))
        choose.setAccessibleName(choose.text())
        choose.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(choose)
        for question in messages.banks()["interview"].questions:
            menu.addAction(question.text, partial(self._add, label, question.text))
        choose.setMenu(menu)
        return choose

    def _add(self, label: str, text: str) -> None:
        program, kind = self._program, self._kind
        if program:
            self._workspace.run(label, lambda: interviews.add_point(program, kind, text))

    def _count(self, count: int) -> None:
        words = {
            Enough.FEW: self.tr("{count} of 2-3: add more"),
            Enough.FINE: self.tr("{count} of 2-3"),
            Enough.MANY: self.tr("{count} of 2-3: keep the best"),
        }
        verdict = enough(count)
        text = words[verdict].format(count=count)
        asked = sum(point.asked_on is not None for point in self._points)
        self.counter.setText(
            self.tr("{text}, {asked} asked").format(text=text, asked=asked) if asked else text
        )
        set_tone(self.counter, "ok" if verdict is Enough.FINE else "attention")
