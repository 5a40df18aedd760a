"""Getting a long list ready: what is set apart from the search for garbage does not stay so for ever."""

import gc
import weakref

from pytestqt.qtbot import QtBot

from matchplanner.services import programs
from matchplanner.store import bulk
from matchplanner.store.schema import Program
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


class Ring:
    """Something that only the search for garbage finds, as a window of another plan is."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_of_a_long_list_is_found_once_others_are_read(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    names = ((f"Program {n}",) for n in range(2_001))
    workspace.run("Many", lambda: bulk.insert(Program, ("name",), names))
    page = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    gc.unfreeze()  # what tests before left
    ring = Ring()
    seen = weakref.ref(ring)
    page.show()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    del ring

    workspace.run("Delete", lambda: programs.delete(range(1, 2_002)))
    qtbot.waitUntil(lambda: gc.get_freeze_count() == 0)
    gc.collect()
    assert seen() is None
