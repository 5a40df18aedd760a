"""What the Programs page shows while there is nothing to list."""

from collections.abc import Callable

from matchplanner.ui.programs.column import tr
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.hidden import Hidden


def no_programs(add_starter: Callable[[], None], add_one: Callable[[], None]) -> EmptyState:
    """Return the page of an empty plan."""
    text = tr(
        "List every program you hear of: a name is enough, the rest can follow. Paste a list from a "
        "spreadsheet with Ctrl+V, or start from the directory of 65 real genetics programs, each with "
        "its source."
    )
    empty = EmptyState(tr("No programs yet"), text)
    empty.setObjectName("programsEmpty")
    empty.offer("addStarterDirectory", tr("Add the starter directory"), add_starter)
    empty.offer("addFirstProgram", tr("Add a program by name"), add_one)
    return empty


def no_match(clear_search: Callable[[], None], clear_filter: Callable[[], None]) -> Hidden:
    """Return what stands in the list's place when nothing passes."""

    def clear() -> None:
        clear_filter()
        clear_search()

    rule = tr("Every word of the search must occur in a program, and every filter must admit it.")
    return Hidden("programsNoMatch", "clearSearch", rule, clear)
