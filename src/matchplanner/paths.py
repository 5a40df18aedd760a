"""Where things live outside the plan file: settings, logs, snapshots.

Nothing is looked up or made at import time. The environment variable
MATCHPLANNER_HOME puts everything below one folder, for a portable copy.
"""

import os
import re
from pathlib import Path

import platformdirs

APP = "MatchPlanner"
HOME_VARIABLE = "MATCHPLANNER_HOME"

_PLAIN_NAME = re.compile("[0-9A-Za-z]{1,64}")


def data_dir() -> Path:
    """Return the folder of what the app keeps for the user: snapshots above all."""
    return _portable("data") or platformdirs.user_data_path(APP, appauthor=False)


def config_dir() -> Path:
    """Return the folder of the settings."""
    return _portable("config") or platformdirs.user_config_path(APP, appauthor=False)


def log_dir() -> Path:
    """Return the folder of the log files."""
    return _portable("log") or platformdirs.user_log_path(APP, appauthor=False)


def running_mark() -> Path:
    """Return the file that is there while a window is, and after one fell."""
    return log_dir() / "running"


def plans_dir() -> Path:
    """Return the folder where new plans are put unless the user says otherwise."""
    return _portable("plans") or platformdirs.user_documents_path() / APP


def snapshots_root() -> Path:
    """Return the folder that holds one folder of snapshots for each plan."""
    return data_dir() / "snapshots"


def snapshots_dir(plan_uid: str) -> Path:
    """Return the folder of one plan's snapshots; it may not exist yet.

    What a file from elsewhere gives for its uid never leads out of the root.
    """
    if not _PLAIN_NAME.fullmatch(plan_uid):
        import hashlib

        plan_uid = hashlib.sha256(plan_uid.encode()).hexdigest()
    return snapshots_root() / plan_uid


def portable_home() -> Path | None:
    """Return the one folder everything is kept below, None where the system's own folders are used."""
    home = os.environ.get(HOME_VARIABLE, "")
    return Path(home).absolute() if home else None


def _portable(kind: str) -> Path | None:
    home = portable_home()
    return None if home is None else home / kind
