"""Reading a calendar file in a process of its own, as lists are read."""

from collections.abc import Callable, Sequence
from pathlib import Path

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import calendar_incoming, content, limits, reading
from matchplanner.services.exchange.calendar_incoming import IncomingCalendar, Wishes
from matchplanner.services.exchange.tables import Tell, silent
from matchplanner.wording import say

CALENDAR = "calendar"
"""What `serving` is told to read."""

SUFFIXES = (".ics", ".ical", ".ifb", ".icalendar")


class CalendarReader(reading.Elsewhere):
    """Reads one calendar file."""

    def __init__(self, load: Callable[[], bytes], wishes: Wishes) -> None:
        """Take what loads the file's bytes, and what is wanted of it."""
        super().__init__(load, (CALENDAR, *calendar_incoming.asked(wishes)))

    def read(self, tell: Tell = silent) -> IncomingCalendar:
        """Return the events; raises FileFormatError for what is no calendar, CancelledError when stopped."""
        return calendar_incoming.unpacked(self.answer(tell))


def load(path: Path) -> bytes:
    """Read a calendar file; raises FileFormatError when that is not possible."""
    if path.is_file() and path.stat().st_size > limits.CALENDAR_BYTES:
        raise FileFormatError(
            say(
                "{path} is larger than {megabytes} MB.",
                path=path.name,
                megabytes=limits.CALENDAR_BYTES // 1000000,
            ),
            "Export the months of the season only.",
        )
    return content.load(path)


def serve(arguments: Sequence[str]) -> None:
    """Be the process that reads a calendar."""
    from matchplanner.services.exchange import calendar_parsing

    wishes = calendar_incoming.answered(arguments)
    reading.serve_with(
        lambda data, tell: calendar_incoming.packed(calendar_parsing.parse(data, wishes, tell))
    )
