"""Importing a list: read it, say what its columns hold, look at what it would change, then take it over."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from matchplanner.errors import CancelledError, UserError
from matchplanner.progress import Progress
from matchplanner.services import programs
from matchplanner.services.exchange import columns, decisions, mapping
from matchplanner.services.exchange.choices import BY_ITSELF, Choices
from matchplanner.services.exchange.comparison import compare
from matchplanner.services.exchange.incoming import Wanted, understand
from matchplanner.services.exchange.outcome import Accepted, Preview
from matchplanner.services.exchange.reading import Reader
from matchplanner.services.exchange.tables import Table
from matchplanner.ui.background import Background
from matchplanner.ui.importing.columns_page import ColumnsPage
from matchplanner.ui.importing.picks import Picks
from matchplanner.ui.importing.preview_page import PreviewPage
from matchplanner.ui.importing.reading_page import ReadingPage
from matchplanner.ui.overriding import override
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 980, 680


class Step(IntEnum):
    """The pages, in their order."""

    READING = 0
    COLUMNS = 1
    PREVIEW = 2


@dataclass(frozen=True, slots=True)
class Source:
    """A list to import: its name, and what loads its bytes; may run beside the window."""

    name: str
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Ready:
    """What the user decided: the preview, what of it is taken over, and how its columns were read.

    `counts` says how many programs are added and changed.
    """

    found: Preview
    accepted: Accepted
    counts: Mapping[str, int]
    table: Table
    wanted: Wanted


class ImportDialog(QDialog):
    """Leads from a file to a preview; nothing is written before that is accepted."""

    save_invalid_requested = Signal(object, object)
    """The invalid rows of a Table, as in its Preview, are to be saved."""

    _rows_read = Signal(int)
    _rows_compared = Signal(int, int)

    def __init__(
        self, workspace: Workspace, source: Source, take: Callable[[Ready, Progress], None], parent: QWidget
    ) -> None:
        """Begin reading at once; `take` carries out what is accepted, as one step."""
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Import programs"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._source = source
        self._take = take
        self._refusal = ""
        self._background = Background(self)
        self._reader: Reader | None = None
        self._stop = threading.Event()
        self._writing = False
        self._table: Table | None = None
        self._found: Preview | None = None
        self._compared: tuple[object, ...] = ()
        self._read_at = workspace.version
        self._outdated = False
        self.reading = ReadingPage()
        self.columns = ColumnsPage(workspace.today())
        self.preview = PreviewPage()
        self._pages = QStackedWidget()
        for page in (self.reading, self.columns, self.preview):
            self._pages.addWidget(page)
        self.steps = muted("")
        self.steps.setObjectName("importSteps")
        self.problem = problem_line("importProblem")
        self._lay_out()
        self._connect()
        resize_within_screen(self, _WIDTH, _HEIGHT)
        self._read(BY_ITSELF)

    @property
    def step(self) -> Step:
        """The page that is shown."""
        return Step(self._pages.currentIndex())

    @property
    def busy(self) -> bool:
        """Say whether the file is being read or compared, or what is accepted written."""
        return self._background.busy or self._writing

    def _lay_out(self) -> None:
        self.bar = QProgressBar()
        self.bar.setObjectName("importProgress")
        self.bar.setTextVisible(False)
        self._doing = QLabel()
        self._doing.setObjectName("importDoing")
        self._stop_button = button("importStop", self.tr("Stop"), self.stop)
        self._busy = QWidget()
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(self._doing)
        busy.addWidget(self.bar, 1)
        busy.addWidget(self._stop_button)
        self._back = button("importBack", self.tr("Back"), self._go_back)
        self._next = button("importNext", self.tr("Next"), self._go_on)
        self._accept = button("importAccept", self.tr("Import"), self._on_accepted)
        self._cancel = button("importCancel", self.tr("Cancel"), self.reject, self.tr("Esc"))
        self.summary = QLabel()
        self.summary.setObjectName("importSummary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.summary, 1)
        for part in (self._cancel, self._back, self._next, self._accept):
            buttons.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        title = heading(self._source.name, 1.15)
        title.setWordWrap(True)
        for label in (title, self.steps, self.problem):
            column.addWidget(label)
        column.addWidget(self._pages, 1)
        column.addWidget(self._busy)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.reading.choices_changed.connect(self._read)
        self.columns.changed.connect(self._show_state)
        self.preview.picked.connect(self._show_state)
        self.preview.save_invalid_requested.connect(self._on_save_invalid)
        self._rows_read.connect(self._on_rows_read)
        self._workspace.closing.connect(self.reject)
        self._rows_compared.connect(self._on_rows_compared)

    def _read(self, choices: Choices) -> None:
        """Read the file as the user says, in a process of its own."""
        self._halt()
        self._table = self._found = None
        self.reading.show_nothing()
        self._refusal = ""
        reader = self._reader = Reader(self._source.load, choices)
        self._begin(self.tr("Reading..."))
        self._background.run(
            lambda: reader.read(self._rows_read.emit),
            lambda table: self._on_read(reader, table),
            self._on_refused,
        )
        self._go(Step.READING)

    def _on_read(self, reader: Reader, table: Table) -> None:
        if reader is not self._reader:
            return  # the user has said meanwhile how it is to be read instead
        self._table = table
        self.reading.show_table(table)
        self._show_state()
        try:
            columns.refuse_people(table.headers)
        except UserError as exc:
            self._table = None
            self._on_refused(exc)
            return
        self.columns.show_table(table, mapping.remembered(table.headers))
        if not self._doubtful(table):
            self._go(Step.COLUMNS)
            if not self.columns.problem() and not self.columns.unread():
                self._compare()

    def _doubtful(self, table: Table) -> bool:
        """Say whether the user should look at how the file was read before anything else."""
        return len(table.how.sheets) > 1 or (
            table.how.encoding == "cp1252" and not self.reading.encoding.key()
        )

    def _compare(self) -> None:
        """Compare the list with the plan beside the window, unless that has been done already."""
        table, wanted, mark = self._table, self.columns.wanted(), self.columns.mark(self._source.name)
        if table is None:
            return
        asked = (table, wanted, mark, self._workspace.version)
        if self._found is not None and self._compared == asked:
            self._go(Step.PREVIEW)
            return
        self._read_at = self._workspace.version
        plan, settled = programs.rows(self._workspace.today()), decisions.remembered()
        stop = self._stop = threading.Event()

        def told(done: int, of: int) -> None:
            if stop.is_set():
                raise CancelledError("Stopped.")
            self._rows_compared.emit(done, of)

        self._found, self._compared = None, asked
        self._refusal = ""
        self._begin(self.tr("Comparing..."))
        self._background.run(
            lambda: compare(understand(table, wanted), plan, mark, told, settled),
            self._on_compared,
            self._on_refused,
        )

    def _on_compared(self, found: Preview) -> None:
        self._found = found
        self.preview.show_preview(found)
        self._go(Step.PREVIEW)
        if self._outdated:
            self._outdated = False
            self._refusal = self.tr("The plan has changed meanwhile: look again at what would change.")
            self._show_state()

    def _on_refused(self, exc: UserError) -> None:
        if not isinstance(exc, CancelledError):
            self._refusal = exc.sentence()
        self._show_state()

    def stop(self) -> None:
        """Stop reading, comparing or writing; what was read before stays, and nothing is half written."""
        self._halt()
        self._refusal = self.tr("Stopped. Nothing was changed.")
        self._show_state()

    @override
    def done(self, result: int) -> None:
        if self._writing:
            self.stop()
            return
        self._halt()
        self._reader = None  # what it read to the end meanwhile is not wanted any more
        super().done(result)

    def _halt(self) -> None:
        self._stop.set()
        if self._reader is not None:
            self._reader.cancel()
        self._background.wait()

    def _begin(self, doing: str) -> None:
        self._doing.setText(doing)
        self.bar.setRange(0, 0)
        self._show_state()

    def _on_rows_read(self, rows: int) -> None:
        self._doing.setText(self.tr("Reading, {n:,} rows so far...").format(n=rows))

    def _on_rows_compared(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _go_on(self) -> None:
        leave_field()  # where a click gives buttons no focus, a day may still be half typed
        if self.step is Step.READING:
            self._go(Step.COLUMNS)
        else:
            self._compare()

    def _go_back(self) -> None:
        self._go(Step(self.step - 1))

    def _go(self, step: Step) -> None:
        if step is not self.step:
            self._refusal = ""
        self._pages.setCurrentIndex(step)
        self._show_state()
        focused = {Step.READING: self._next, Step.COLUMNS: self._next, Step.PREVIEW: self.preview.tree}[step]
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        """Make buttons and texts fit where we are."""
        step, busy = self.step, self.busy
        names = (self.tr("How it was read"), self.tr("What the columns hold"), self.tr("What would change"))
        here = self.tr("Step {n} of {of}: {name}").format(n=step + 1, of=len(names), name=names[step])
        self.steps.setText(here)
        self._busy.setVisible(busy)
        self._pages.setEnabled(not self._writing)
        settled = self.columns.problem() if step is Step.COLUMNS and self._table else ""
        show_problem(self.problem, settled or self._refusal)
        self._back.setEnabled(step > Step.READING and not busy)
        self._next.setVisible(step is not Step.PREVIEW)
        self._next.setEnabled(self._table is not None and not busy and not settled)
        self._next.setDefault(step is not Step.PREVIEW)
        picks = self.preview.picks if step is Step.PREVIEW else None
        self._accept.setVisible(step is Step.PREVIEW)
        self._accept.setEnabled(picks is not None and not busy and any(picks.counts().values()))
        self._accept.setDefault(step is Step.PREVIEW)
        self.summary.setText(self._summed(picks) if picks is not None else "")

    def _summed(self, picks: Picks) -> str:
        counts = picks.counts()
        said = [
            self.tr("{n:,} to add").format(n=counts["new"]),
            self.tr("{n:,} to change").format(n=counts["changed"]),
        ]
        if counts["vanished"]:
            said.append(self.tr("{n:,} to mark").format(n=counts["vanished"]))
        if counts["confirmed"]:
            said.append(self.tr("{n:,} facts to date anew").format(n=counts["confirmed"]))
        if picks.undecided():
            said.append(self.tr("{n:,} uncertain left out").format(n=picks.undecided()))
        return ", ".join(said)

    def _on_accepted(self) -> None:
        if self._found is None or self._table is None or self.preview.picks is None:
            return
        if self._workspace.version != self._read_at:
            self._outdated = True
            self._go(Step.COLUMNS)
            self._compare()
            return
        picks = self.preview.picks
        ready = Ready(self._found, picks.accepted(), picks.counts(), self._table, self.columns.wanted())
        stop = self._stop = threading.Event()

        def told(done: int, of: int) -> None:
            self._rows_compared.emit(done, of)
            QCoreApplication.processEvents()  # the plan is written here; a press on Stop must come through
            if stop.is_set():
                raise CancelledError(self.tr("Stopped. Nothing was changed."))

        self._writing = True
        self._begin(self.tr("Writing..."))
        try:
            self._take(ready, told)
        except CancelledError:
            return
        finally:  # where the plan refuses, everything that was ticked is still here
            self._writing = False
            self._show_state()
        self.accept()

    def _on_save_invalid(self) -> None:
        if self._table is not None and self._found is not None:
            self.save_invalid_requested.emit(self._table, self._found)
