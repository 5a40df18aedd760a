"""Reading a program's web page: its text beside the facts it states, each accepted or refused by key."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain.programs import ProgramType
from matchplanner.errors import UserError
from matchplanner.services import page_reader
from matchplanner.services.page_reader import Reading
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.background import Background
from matchplanner.ui.overriding import override
from matchplanner.ui.page import heading, muted
from matchplanner.ui.places import Asking
from matchplanner.ui.programs.page_offers import OfferModel, OfferTable, Verdict
from matchplanner.ui.programs.page_text import PageText
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.fields import DayField
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_WIDTH, _HEIGHT = 1120, 700
_TEXT_SHARE, _OFFERS_SHARE = 460, 640


class PageReaderDialog(QDialog):
    """Turns the text of one program's page into claims, as one step that can be undone.

    Nothing is fetched: the user brings the text or a saved page, and says
    where and when it was seen.
    """

    def __init__(self, workspace: Workspace, row: ProgramRow, parent: QWidget) -> None:
        """Start empty, with the program's own address and today's date."""
        super().__init__(parent)
        self.setObjectName("pageReader")
        self.setWindowTitle(self.tr("Read a page of {program}").format(program=row.name))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._workspace = workspace
        self._row = row
        self._is_other = row.program_type is ProgramType.OTHER
        self._background = Background(self)
        self.address = QLineEdit(row.website)
        self.address.setCursorPosition(0)
        self.address.setPlaceholderText(self.tr("https://"))
        self.seen_on = DayField()
        self.seen_on.load(workspace.today())
        self.text = PageText()
        self.text.setPlaceholderText(self.tr("Paste or drop the page here"))
        self.model = OfferModel(self)
        self.table = OfferTable(self.model)
        self.problem = problem_line("pageReaderProblem")
        self.empty = EmptyState(
            self.tr("What the page says appears here"),
            self.tr(
                "In your browser, press Ctrl+A and Ctrl+C on the program's page, then paste it at the left; "
                "or drop a saved page (.html, .mhtml, .pdf, .txt). Each fact found is shown with the "
                "sentence that states it; nothing is written before you accept it."
            ),
        )
        self._build()
        self._connect()
        resize_within_screen(self, _WIDTH, _HEIGHT)
        self.text.setFocus()
        self._on_judged()

    def read_file(self, path: Path) -> None:
        """Read a saved page."""
        today, other = self._workspace.today(), self._is_other
        self._read(lambda: page_reader.read_file(path, today, any_specialty=other))

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._offers_side())
        split = QSplitter()
        split.setObjectName("pageReaderSplitter")
        split.setChildrenCollapsible(False)
        split.addWidget(self.text)
        split.addWidget(self._stack)
        split.setSizes([_TEXT_SHARE, _OFFERS_SHARE])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(self.windowTitle(), 1.15))
        column.addLayout(self._source_line())
        column.addWidget(self.problem)
        column.addWidget(split, 1)
        column.addWidget(self._buttons())

    def _source_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, label, field, stretch in (
            ("pageAddress", self.tr("Web address"), self.address, 1),
            ("pageSeenOn", self.tr("Seen on"), self.seen_on, 0),
        ):
            name_field(field, name, label)
            caption = QLabel(label)
            caption.setBuddy(field)
            line.addWidget(caption)
            line.addWidget(field, stretch)
        line.addWidget(button("pageOpen", self.tr("Open a saved page…"), self._ask_file))
        return line

    def _offers_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button("pageAccept", self.tr("Accept"), self._accept_current, self.tr("A")))
        row.addWidget(button("pageRefuse", self.tr("Refuse"), self._refuse_current, self.tr("R")))
        row.addWidget(button("pageAcceptAll", self.tr("Accept all"), self._accept_all))
        row.addStretch()
        column.addLayout(row)
        column.addWidget(muted(self.tr("A accepts, R refuses, Enter takes over what was accepted.")))
        return side

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = box.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setObjectName("pageTake")
        self.take.setAutoDefault(False)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("pageCancel")
        cancel.setAccessibleName(cancel.text().replace("&", ""))
        cancel.setAutoDefault(False)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        self.text.text_typed.connect(lambda text: self._read_text(text, typed=True))
        self.text.text_pasted.connect(self._read_text)
        self.text.html_pasted.connect(self._read_html)
        self.text.file_dropped.connect(self.read_file)
        self.table.verdict_given.connect(self._judge_current)
        self.table.take_requested.connect(self.accept)
        self.table.current_changed.connect(lambda _row: self._mark())
        self.model.judged.connect(self._on_judged)
        self.seen_on.problem.connect(lambda text: show_problem(self.problem, text))

    def _read_text(self, text: str, *, typed: bool = False) -> None:
        today, other = self._workspace.today(), self._is_other
        if text.strip():
            self._read(lambda: page_reader.read_text(text, today, any_specialty=other), typed=typed)
        else:
            self.model.show_offers(())
            self._show_empty(self.tr("What the page says appears here"))

    def _read_html(self, source: str) -> None:
        today, other = self._workspace.today(), self._is_other
        self._read(lambda: page_reader.read_html(source, today, any_specialty=other))

    def _read(self, job: Callable[[], Reading], *, typed: bool = False) -> None:
        """Read beside the window; what is wrong with the page is told in the dialog, not behind it.

        Whoever is still typing keeps the keyboard.
        """

        def attempt() -> Reading | UserError:
            try:
                return job()
            except UserError as exc:
                return exc

        self._background.run(attempt, lambda found: self._show(found, typed=typed))

    def _show(self, found: Reading | UserError, *, typed: bool) -> None:
        if isinstance(found, UserError):
            show_problem(self.problem, found.sentence())
            return
        show_problem(self.problem, "")
        if not typed:
            self.text.show_text(found.text)
        if found.url and not self.address.text().strip():
            self.address.setText(found.url)
        self.model.show_offers(page_reader.offers(found.proposals, self._row))
        if found.proposals:
            self._stack.setCurrentIndex(1)
            if not typed:
                self.table.setFocus()
        else:
            self._show_empty(self.tr("This page states nothing that can be read by rule"))
        self._mark()

    def _show_empty(self, title: str) -> None:
        self.empty.title.setText(title)
        self._stack.setCurrentIndex(0)

    def _mark(self) -> None:
        self.text.mark([offer.proposal for offer in self.model.offers], self.table.row())

    def _judge_current(self, verdict: Verdict) -> None:
        row = self.table.row()
        if row >= 0:
            self.model.judge([row], verdict)
            self.table.go_to(row + 1)

    def _accept_current(self) -> None:
        self._judge_current(Verdict.ACCEPTED)

    def _refuse_current(self) -> None:
        self._judge_current(Verdict.REFUSED)

    def _accept_all(self) -> None:
        self.model.judge(range(len(self.model.offers)), Verdict.ACCEPTED)

    def _on_judged(self) -> None:
        count = len(self.model.accepted())
        label = counted("Take over 1 fact", "Take over {n} facts", count)
        self.take.setText(label)
        self.take.setAccessibleName(label)
        self.take.setEnabled(count > 0)

    def _ask_file(self) -> None:
        kinds = self.tr("Saved pages (*.html *.htm *.mhtml *.mht *.pdf *.txt)")
        asking = Asking("pageFile", self.tr("Open a saved page"), kinds, "pages")
        self._workspace.places.ask_open(self, asking, self.read_file)

    @override
    def accept(self) -> None:
        accepted = self.model.accepted()
        if not accepted:
            return
        seen_on = self.seen_on.day() or self._workspace.today()
        url, program = self.address.text(), self._row.id
        label = self.tr("{facts} from a page of {program}")
        self._workspace.run(
            label.format(facts=self.take.text(), program=self._row.name),
            lambda: page_reader.accept(program, accepted, url, seen_on),
        )
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._background.wait()  # a job must not outlive what it reports to
        super().done(result)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.text.canInsertFromMimeData(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.text.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()
