"""Being the process that reads a file for the one that asked."""

from matchplanner.services.exchange import handover, reading


def serve(kind: str, *wanted: str) -> None:
    """Read standard input as the kind of file it is said to be, and answer on standard output."""
    if kind == reading.LIST:
        reading.serve(handover.answered(*wanted))
        return
    # icalendar takes a while to load.
    from matchplanner.services.exchange import calendar_reading

    calendar_reading.serve(wanted)
