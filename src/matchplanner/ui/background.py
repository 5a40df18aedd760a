"""Long jobs beside the window: PDFs and files, never the database."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from matchplanner.errors import UserError

Job = Callable[[], Any]
Refused = Callable[[UserError], None]


class _Task(QObject):
    """One job's way back to the window's thread."""

    finished = Signal(object, object)


class Background(QObject):
    """A pool of one, so that results come in the order of their jobs.

    A job is a plain function of plain values. Its result reaches `done` on the
    window's thread; an exception is raised there again and so is told like any
    other.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with an idle pool."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._open: dict[_Task, tuple[Callable[[Any], None], Refused | None, Callable[[], None]]] = {}

    @property
    def busy(self) -> bool:
        """Say whether a job is still under way."""
        return bool(self._open)

    def run(
        self,
        job: Job,
        done: Callable[[Any], None],
        refused: Refused | None = None,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        """Carry out the job, then call `done` with its result.

        A UserError goes to `refused`, where one is given that can tell of it
        in place. `ended` is called before either, however the job ended.
        """
        task = _Task(self)
        self._open[task] = (done, refused, ended)
        task.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

        def work() -> None:
            try:
                result = job()
            except BaseException as exc:  # noqa: BLE001 - handed to the window's thread and raised there
                task.finished.emit(None, exc)
            else:
                task.finished.emit(result, None)

        self._pool.start(work)

    def wait(self) -> None:
        """Block until no job is left; for closing the program."""
        self._pool.waitForDone()

    def _on_finished(self, result: object, exc: BaseException | None) -> None:
        task = self.sender()
        if not isinstance(task, _Task):
            raise TypeError("only a task may report a result")
        done, refused, ended = self._open.pop(task)
        task.deleteLater()
        ended()
        if isinstance(exc, UserError) and refused is not None:
            refused(exc)
        elif exc is not None:
            raise exc
        else:
            done(result)
