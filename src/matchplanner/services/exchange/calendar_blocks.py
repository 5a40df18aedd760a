"""The parts of a calendar file: each event and zone by itself, so that a broken one spoils no other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import limits
from matchplanner.wording import say

_NOT_A_CALENDAR = FileFormatError(
    "This is not a calendar file.", "Choose an .ics file that a calendar program has exported."
)
_CUT_SHORT = FileFormatError("The calendar file is cut short.", "Export it again, then import that file.")
_START = re.compile(r"[\s\x00]*BEGIN:VCALENDAR[ \t]*(\r|\n|$)", re.IGNORECASE)
_FOLD = re.compile(r"(?:\r\n|\r|\n)[ \t]")
_TAKEN = frozenset({"VEVENT", "VTIMEZONE"})


@dataclass(slots=True)
class Block:
    """One event or time zone: its kind, the line it begins on, and its lines."""

    kind: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> bytes:
        """The block as a parser takes it."""
        return "\r\n".join([*self.lines, ""]).encode()


@dataclass(slots=True)
class Blocks:
    """What a file holds; `properties` are those of the calendar itself, by name."""

    zones: list[Block] = field(default_factory=list)
    events: list[Block] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    guessed: bool = False


def split(data: bytes) -> Blocks:
    """Return the blocks of a file; raises FileFormatError for what is no whole calendar."""
    if not data.strip(b"\x00\t\n\r "):
        raise FileFormatError("The file is empty.", "Choose an .ics file.")
    text, guessed = _decoded(data)
    if not _START.match(text):
        raise _NOT_A_CALENDAR
    found = Blocks(guessed=guessed)
    _sort(text, found)
    if not found.events:
        raise FileFormatError("The calendar has no events.", "Export another one.")
    return found


def _decoded(data: bytes) -> tuple[str, bool]:
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _sort(text: str, found: Blocks) -> None:
    """Put each line where it belongs; raises FileFormatError where a part never ends."""
    open_parts: list[str] = []
    block: Block | None = None
    for number, line in _lines(text):
        name, _colon, value = line.partition(":")
        word, kind = name.strip().upper(), value.strip().upper()
        if word == "BEGIN":
            open_parts.append(kind)
            if block is None and kind in _TAKEN:
                block = Block(kind, number)
        if block is not None:
            block.lines.append(line)
        elif open_parts == ["VCALENDAR"]:
            found.properties.setdefault(word.partition(";")[0], value.strip())
        if word == "END":
            _close(open_parts, kind)
            if block is not None and len(open_parts) == 1:
                _keep(block, found)
                block = None
    if open_parts:
        raise _CUT_SHORT


def _close(open_parts: list[str], kind: str) -> None:
    if not open_parts or open_parts.pop() != kind:
        raise _CUT_SHORT


def _keep(block: Block, found: Blocks) -> None:
    (found.events if block.kind == "VEVENT" else found.zones).append(block)
    if len(found.events) > limits.CALENDAR_EVENTS:
        raise FileFormatError(
            say(
                "The calendar has more than {most:,} events.",
                most=limits.CALENDAR_EVENTS,
            ),
            "Export the months of the season only.",
        )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each unfolded line that holds something, with its number in the file."""
    number = 1
    for line in re.split(r"\r\n|\r|\n", _FOLD.sub("\x00", text)):
        if line.strip("\x00 \t"):
            yield number, line.replace("\x00", "")
        number += 1 + line.count("\x00")
