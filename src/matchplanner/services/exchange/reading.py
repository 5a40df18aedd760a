"""Reading a file in a process of its own, with limits: whatever the file does, the plan is safe."""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import matchplanner
from matchplanner.errors import CancelledError, FileFormatError, UserError
from matchplanner.services.exchange import content, handover, limits
from matchplanner.services.exchange.choices import BY_ITSELF, Choices
from matchplanner.services.exchange.tables import Table, Tell, silent
from matchplanner.wording import say

COMMAND, LIST = "read-file", "list"
"""The hidden command that reads standard input, and what it reads; see `serving`."""

_TOO_MUCH = FileFormatError(
    "Reading the file takes more time or memory than a list may need.", "Split it, or save it as CSV first."
)
_START = "import sys; sys.path.append(sys.argv.pop(1)); from matchplanner.cli import main; sys.exit(main())"
_HIDDEN_WINDOW = 0x08000000 if sys.platform == "win32" else 0


class Elsewhere:
    """Has one file read by a process of its own; `cancel` may be called from any thread."""

    def __init__(self, load: Callable[[], bytes], what: Sequence[str]) -> None:
        """Take what loads the file's bytes, and what `serving` is to be told; nothing starts yet."""
        self._load = load
        self._what = what
        self._cancelled = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()

    def cancel(self) -> None:
        """End the process, if there is one; `read` then raises CancelledError."""
        with self._starting:
            self._cancelled.set()
            if self._process is not None:
                self._process.kill()

    def answer(self, tell: Tell = silent) -> Any:
        """Return the process's last word; raises FileFormatError, or CancelledError when stopped."""
        data = self._load()
        with self._starting:
            if self._cancelled.is_set():
                raise CancelledError("Stopped.")
            self._process = process = _started(self._what)
        with process, _Patience(process) as patience:
            feeding = threading.Thread(target=_feed, args=(process, data), daemon=True)
            feeding.start()
            try:
                said = _awaited(process, tell)
            except FileFormatError:
                if self._cancelled.is_set():
                    raise CancelledError("Stopped.") from None
                if patience.lost:
                    raise _TOO_MUCH from None
                raise
            finally:
                process.kill()  # it has said all it can say
                feeding.join()
        return said


class Reader(Elsewhere):
    """Reads a list in a process of its own."""

    def __init__(self, load: Callable[[], bytes], choices: Choices = BY_ITSELF) -> None:
        """Take what loads the file's bytes, and how they are to be read."""
        super().__init__(load, (LIST, handover.asked(choices)))

    def read(self, tell: Tell = silent) -> Table:
        """Return the table; raises FileFormatError for what is none, CancelledError when stopped."""
        return handover.unpacked(self.answer(tell))


def read(data: bytes, choices: Choices = BY_ITSELF) -> Table:
    """Read a file's bytes in a process of its own, without being watched.

    Raises FileFormatError also where the file has no sheet of the name asked for.
    """
    table = Reader(lambda: data, choices).read()
    if choices.sheet and table.how.sheet != choices.sheet:
        sheets = ", ".join(f"“{sheet.name}”" for sheet in table.how.sheets)
        there = f"It has {sheets}." if sheets else "It is no workbook: leave the sheet out."
        raise FileFormatError(say("The file has no sheet “{sheet}”.", sheet=choices.sheet), there)
    return table


def serve(choices: Choices) -> None:
    """Be the process that reads a list."""
    serve_with(lambda data, tell: handover.packed(content.read_table(data, choices, tell)))


def serve_with(work: Callable[[bytes, Tell], object]) -> None:
    """Be the process that reads: bytes come in on standard input, messages go out on standard output."""
    from matchplanner.services.exchange.confinement import confine

    with open(0, "rb", closefd=False) as given, open(1, "wb", closefd=False) as out:
        confine()
        try:
            answer = work(given.read(), lambda rows: handover.say(out, "rows", rows))
        except UserError as exc:
            handover.say(out, "refused", (exc.message, exc.hint))
        except (MemoryError, RecursionError):
            handover.say(out, "refused", (_TOO_MUCH.message, _TOO_MUCH.hint))
        else:
            handover.say(out, "table", answer)


def _command(what: Sequence[str]) -> Sequence[str]:
    # A frozen program is its own interpreter. Elsewhere -P keeps the folder one stands in out of the search,
    # and we say where we are ourselves: we may run from a folder that is not installed.
    frozen = getattr(sys, "frozen", False)
    here = str(Path(matchplanner.__file__).parents[1])
    start = [sys.executable] if frozen else [sys.executable, "-P", "-c", _START, here]
    return [*start, COMMAND, *what]


def _started(what: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own program, with an argument of its own
        _command(what),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_HIDDEN_WINDOW,
    )


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    if process.stdin is None:
        raise TypeError("the process was started with a pipe")
    try:
        process.stdin.write(data)
        process.stdin.close()
    except OSError:
        # It ended before it had read everything, and its messages say why.
        with contextlib.suppress(OSError):
            process.stdin.close()


def _awaited(process: subprocess.Popen[bytes], tell: Tell) -> Any:
    if process.stdout is None:
        raise TypeError("the process was started with a pipe")
    for kind, said in handover.heard(process.stdout):
        if kind == "rows":
            tell(said)
        elif kind == "refused":
            raise FileFormatError(*said)
        else:
            return said
    raise _TOO_MUCH


class _Patience:
    """Ends a process that takes too long; `lost` says so."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.lost = False
        self._process = process
        self._timer = threading.Timer(limits.WALL_SECONDS, self._lose)

    def __enter__(self) -> "_Patience":
        self._timer.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _exc: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def _lose(self) -> None:
        self.lost = True
        self._process.kill()
