"""What the first start after a fall says: that it happened, and what was checked since."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from matchplanner import paths
from matchplanner.services import integrity
from matchplanner.services.integrity import Finding, Severity
from matchplanner.ui.desktop import open_folder
from matchplanner.ui.notices import Notices
from matchplanner.ui.session import Session


def tell(session: Session, notices: Notices) -> None:
    """Check the open plan beside the window and say what came of it; without one, only what happened."""
    workspace = session.workspace
    if workspace is None:
        notices.tell(_happened(), *_log_folder())
        return
    path = workspace.path
    session.background.run(
        partial(integrity.check_file, path), lambda found: _say(notices, path, found), notices.report
    )


def _say(notices: Notices, plan: Path, found: tuple[Finding, ...]) -> None:
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        words = _tr("{plan} was checked: {first} “Restore a backup” in the File menu has earlier states.")
        checked = words.format(plan=plan.name, first=errors[0].message)
    else:
        words = _tr("{plan} was checked: the file is whole, and what was saved last is in it.")
        checked = words.format(plan=plan.name)
    notices.tell(f"{_happened()} {checked}", *_log_folder())


def _happened() -> str:
    return _tr("MatchPlanner did not end properly last time.")


def _log_folder() -> tuple[str, partial[None]]:
    return _tr("Open log folder"), partial(open_folder, paths.log_dir())


def _tr(text: str) -> str:
    return QCoreApplication.translate("AfterFall", text)
