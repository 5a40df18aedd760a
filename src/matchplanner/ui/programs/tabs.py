"""The tabs of a program's detail, in order; each is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A tab: how it is called in code, what it says, what builds it."""

    key: str
    title: str
    build: Callable[[Workspace], DetailTab]


def _overview(workspace: Workspace) -> DetailTab:
    from matchplanner.ui.programs.overview_tab import OverviewTab

    return OverviewTab(workspace)


def _research(workspace: Workspace) -> DetailTab:
    from matchplanner.ui.programs.research.tab import ResearchTab

    return ResearchTab(workspace)


def _log(workspace: Workspace) -> DetailTab:
    from matchplanner.ui.programs.log.tab import LogTab

    return LogTab(workspace)


def _score(workspace: Workspace) -> DetailTab:
    from matchplanner.ui.programs.score_tab import ScoreTab

    return ScoreTab(workspace)


def _notes(workspace: Workspace) -> DetailTab:
    from matchplanner.ui.programs.notes_tab import NotesTab

    return NotesTab(workspace)


def _history(workspace: Workspace) -> DetailTab:
    from matchplanner.ui.programs.history_tab import HistoryTab

    return HistoryTab(workspace)


TABS: tuple[TabEntry, ...] = (
    TabEntry("overview", "Overview", _overview),
    TabEntry("research", "Research", _research),
    TabEntry("log", "People and log", _log),
    TabEntry("score", "Score", _score),
    TabEntry("notes", "Notes", _notes),
    TabEntry("history", "History", _history),
)
"""The tabs there are; the detail shows them in this order."""
