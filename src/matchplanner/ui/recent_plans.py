"""The plans opened lately: which, when, and which of them are pinned."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matchplanner.ui.settings import Settings

_ABOUT = "plans/about"


@dataclass(frozen=True, slots=True)
class RecentPlan:
    """A plan that was open once; the day is None where it was not noted."""

    path: Path
    opened_on: date | None
    pinned: bool


class RecentPlans:
    """Reads and changes the list in the settings; nothing leaves it but by the user's wish or for room."""

    def __init__(self, settings: Settings) -> None:
        """Read from the settings each time: another window may have written."""
        self._settings = settings

    def rows(self) -> tuple[RecentPlan, ...]:
        """Return the plans, pinned ones first, then the newest first."""
        about = self._about()
        found = [_row(path, about.get(str(path))) for path in self._settings.recent_plans()]
        return tuple(sorted(found, key=lambda row: not row.pinned))

    def remember(self, path: Path, today: date) -> None:
        """Put a plan at the top; the oldest that is not pinned makes room."""
        held = self.rows()
        pinned = {row.path for row in held if row.pinned}
        self._settings.remember_plan(path, pinned)
        self._note(path, {"opened": today.isoformat(), "pinned": path in pinned})

    def pin(self, path: Path, *, pinned: bool) -> None:
        """Keep a plan on top of the list, or no longer."""
        self._note(path, {**self._about().get(str(path), {}), "pinned": pinned})

    def remove(self, path: Path) -> None:
        """Take a plan off the list; the file stays where it is."""
        self._settings.set_recent_plans([one for one in self._settings.recent_plans() if one != path])
        self._keep(self._about())

    def move(self, old: Path, new: Path) -> None:
        """Note that a plan lies elsewhere now."""
        about = self._about()
        listed = [new if one == old else one for one in self._settings.recent_plans() if one != new]
        self._settings.set_recent_plans(listed)
        self._keep({**about, str(new): about.get(str(old), {})})

    def _note(self, path: Path, noted: dict[str, Any]) -> None:
        self._keep({**self._about(), str(path): noted})

    def _keep(self, about: dict[str, dict[str, Any]]) -> None:
        listed = {str(path) for path in self._settings.recent_plans()}
        kept = {name: noted for name, noted in about.items() if name in listed}
        self._settings.set_text(_ABOUT, json.dumps(kept))

    def _about(self) -> dict[str, dict[str, Any]]:
        try:
            read = json.loads(self._settings.text(_ABOUT) or "{}")
        except json.JSONDecodeError:
            return {}  # the settings may be lost without harm
        if not isinstance(read, dict):
            return {}
        return {name: noted for name, noted in read.items() if isinstance(noted, dict)}


def _row(path: Path, noted: dict[str, Any] | None) -> RecentPlan:
    noted = noted or {}
    return RecentPlan(path, _day(noted.get("opened")), noted.get("pinned") is True)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
