"""What a list shows while its search or filter lets nothing through."""

from collections.abc import Callable

from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.wording import counted


class Hidden(EmptyState):
    """Says how many are hidden, and offers to show them again."""

    def __init__(self, name: str, button_name: str, rule: str, clear: Callable[[], None]) -> None:
        """Say what must hold for a line to be shown; `clear` takes search and filters away."""
        super().__init__("", rule)
        self.setObjectName(name)
        self.title.setText(self.tr("Nothing matches"))
        self._rule = rule
        self.offer(button_name, self.tr("Clear search and filters"), clear)

    def show_count(self, hidden: int) -> None:
        """Say how many are hidden."""
        told = counted("1 is hidden.", "{n} are hidden.", hidden)
        self.text.setText(f"{told} {self._rule}")
