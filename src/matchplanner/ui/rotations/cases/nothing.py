"""What the case log shows while there is no case, or none that matches."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.hidden import Hidden


def no_cases(add_case: Callable[[], None], add_example: Callable[[], None]) -> EmptyState:
    """Return the page of an empty log."""
    empty = EmptyState(
        _tr("No cases yet"),
        _tr(
            "After each clinic, note what you saw: the condition, your part, what you learned. Three "
            "lines are enough, and none of them may tell who the patient was. From these lines come "
            "the summary for your letter writer, what you tell in interviews, and text for ERAS. The "
            "worked example shows a complete entry: a suspected Marfan syndrome."
        ),
    )
    empty.offer("addFirstCase", _tr("Add the first case"), add_case)
    empty.offer("addFirstExample", _tr("Look at the worked example"), add_example)
    return empty


def hidden_cases(show_all: Callable[[], None]) -> Hidden:
    """Return what stands in a case's place while rotation and search let none through."""
    rule = _tr("Every word of the search must occur in a case, of the rotation that is chosen.")
    return Hidden("casesHidden", "clearCasesSearch", rule, show_all)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CasesView", text)
