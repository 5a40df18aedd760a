"""What may be told of an error: where in the program it happened, and nothing of what the plan says.

Texts of exceptions are left out, as they quote what was being worked on; paths are cut to what lies inside
the program, and the home folder is written as "~".
"""

import logging
import platform
import re
import sqlite3
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from typing_extensions import override

from matchplanner import __version__
from matchplanner.store import migrations

_OWN = __name__.partition(".")[0]
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”")
_PATH = re.compile(r"(?<!\S)(?:~?[/\\]|[A-Za-z]:[/\\]|file:).*")
"""A path, and all that follows in its line: its last part may be a name with spaces in it."""

_PARTS = 3
"""Parts of a path that tell one file of a library from another."""


def versions(qt: str) -> tuple[str, ...]:
    """Return what the program and what it stands on are, line by line; `qt` is Qt's own version."""
    return (
        f"MatchPlanner {__version__}",
        f"Plan file format {migrations.schema_version()}",
        f"Qt {qt}",
        f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        platform.platform(),
    )


def report(exc: BaseException, qt: str) -> str:
    """Return an error with the versions, to be copied and sent by whoever wants to."""
    return "\n".join((*versions(qt), "", described(exc)))


def described(exc: BaseException) -> str:
    """Return kind and place of an error and of those behind it, the first one first."""
    return "\n".join(line for one in _chain(exc) for line in _lines(one))


def shortened(text: str) -> str:
    """Return a text with the home folder as "~"."""
    home = str(Path.home())
    return text if len(home) <= 1 else text.replace(home, "~")


def without_quotes(text: str) -> str:
    """Return a message of a library without what it quotes, and without the names of files."""
    return _PATH.sub("...", _QUOTED.sub("...", shortened(text)))


class ScrubbedFormatter(logging.Formatter):
    """Writes records for the log file; of what libraries say, only who said something and how grave it is."""

    def __init__(self) -> None:
        """Begin each line with time, level and name."""
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    @override
    def format(self, record: logging.LogRecord) -> str:
        own = record.name.partition(".")[0] == _OWN
        line = f"{self.formatTime(record)} {record.levelname} {record.name}"
        line += f" {shortened(record.getMessage())}" if own else " (a library's message, left out)"
        exc = record.exc_info[1] if record.exc_info else None
        return line if exc is None else f"{line}\n{described(exc)}"


def _chain(exc: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    one: BaseException | None = exc
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found[::-1]


def _lines(exc: BaseException) -> Iterator[str]:
    kind = type(exc)
    yield f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    yield from _frames(exc.__traceback__)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(trace):
        yield f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}"


def _inside(name: str) -> str:
    parts = Path(name).parts
    at = max((place for place, part in enumerate(parts) if part == _OWN), default=len(parts) - _PARTS)
    return "/".join(parts[max(at, 0) :])
