"""The pages of the navigation, in order; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from matchplanner.ui.navigation import BESIDE, PAGES, page_names
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.plan_view import PageEntry
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from matchplanner.ui.prints import Prints
    from matchplanner.ui.programs.page import ProgramsPage
    from matchplanner.ui.scoring.wizard import ScoringWizard
    from matchplanner.ui.transfers import Transfers


def entries(prints: Callable[[], Prints], transfers: Callable[[], Transfers]) -> tuple[PageEntry, ...]:
    """Return the pages; some of them ask for PDFs, imports and exports, which the arguments carry out."""

    def interviews(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
        from matchplanner.ui.interviews.page import InterviewsPage

        page = InterviewsPage(workspace, notices, settings)
        page.prep_sheet_requested.connect(lambda program_id: prints().prep_sheet(program_id))
        return page

    def ranking(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
        from matchplanner.ui.ranking.page import RankingPage

        return RankingPage(workspace, notices, settings)

    def programs(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
        page = _programs(workspace, notices, settings)
        page.import_requested.connect(lambda text: transfers().import_text(text))
        page.export_requested.connect(lambda view: transfers().ask_view(view))
        return page

    builders = {
        "today": _today,
        "profile": _profile,
        "programs": programs,
        "rotations": _rotations,
        "letters": _letters,
        "application": _application,
        "people": _people,
        "events": _events,
        "interviews": interviews,
        "ranking": ranking,
    }

    def built(key: str) -> Callable[[Workspace, Notices, Settings], Page]:
        def build(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
            page = builders[key](workspace, notices, settings)
            page.print_requested.connect(lambda document: prints().show(document))
            return page

        return build

    names = page_names()
    listed = [PageEntry(key, names[key], built(key)) for key in PAGES]
    beside = [PageEntry(key, names[key], built(key), of) for key, (_name, of) in BESIDE.items()]
    return (*listed, *beside)


def _today(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.today.page import TodayPage

    page = TodayPage(workspace, notices, settings)

    def debrief(event_id: int) -> None:
        from matchplanner.services import events
        from matchplanner.ui.events.debrief import DebriefDialog

        DebriefDialog(workspace, events.get(event_id), page).open()

    def debrief_interview(interview_id: int) -> None:
        from matchplanner.ui.interviews.debrief_dialog import open_debrief

        open_debrief(workspace, interview_id, page)

    page.debrief_requested.connect(debrief)
    page.interview_debrief_requested.connect(debrief_interview)
    return page


def _profile(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.profile.page import ProfilePage

    return ProfilePage(workspace, notices, settings)


def _programs(workspace: Workspace, notices: Notices, settings: Settings) -> ProgramsPage:
    from matchplanner.ui.programs.page import ProgramsPage

    page = ProgramsPage(workspace, notices, settings)

    def score(program_id: int) -> None:
        _score(workspace, program_id, page).scored.connect(page.select)

    def open_window(program_id: int) -> None:
        from matchplanner.ui.programs.program_windows import ProgramWindows

        # They belong to the plan: a page is built anew whenever text has another size.
        windows = workspace.findChild(ProgramWindows) or ProgramWindows(workspace, notices, settings, _score)
        windows.open(program_id, page.window())

    page.score_requested.connect(score)
    page.window_requested.connect(open_window)
    return page


def _score(workspace: Workspace, program_id: int, over: QWidget) -> ScoringWizard:
    """Open the scoring wizard for a program over a page or a window."""
    from matchplanner.ui.scoring.wizard import ScoringWizard

    wizard = ScoringWizard(workspace, program_id, over)
    wizard.open()
    return wizard


def _rotations(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.rotations.page import RotationsPage

    return RotationsPage(workspace, notices, settings)


def _letters(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.letters.page import LettersPage

    return LettersPage(workspace, notices, settings)


def _application(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.application.page import ApplicationPage

    return ApplicationPage(workspace, notices, settings)


def _people(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.people.page import PeoplePage

    page = PeoplePage(workspace, notices, settings)

    def ask_institutions() -> None:
        from matchplanner.ui.programs.log.discovery_dialog import DiscoveryDialog

        DiscoveryDialog(workspace, page.window()).open()

    page.institutions_requested.connect(ask_institutions)
    return page


def _events(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.events.page import EventsPage

    return EventsPage(workspace, notices, settings)
