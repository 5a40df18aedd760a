"""What this computer remembers of the lock: a hash of its password, how long to wait, whether it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchplanner.ui.settings import Settings

MINUTES = (1, 2, 5, 10, 15, 30, 60)
"""How long nobody may have touched keys or mouse, to choose from; 0 is never."""

_HASH, _MINUTES, _LOCKED = "privacy/lock", "privacy/lock_minutes", "privacy/locked"
_USUAL = 10
_YES = "yes"


def password_hash(settings: Settings) -> str:
    """Return what is kept of the password, "" where none is set."""
    return settings.text(_HASH)


def keep_password(settings: Settings, kept: str) -> None:
    """Keep another hash; "" takes the lock away."""
    settings.set_text(_HASH, kept)
    if not kept:
        keep_locked(settings, locked=False)


def minutes(settings: Settings) -> int:
    """Return after how many minutes without a touch the window locks, 0 for never."""
    told = settings.text(_MINUTES)
    if not told.isdecimal():
        return _USUAL
    return int(told) if int(told) in MINUTES else 0


def keep_minutes(settings: Settings, wanted: int) -> None:
    """Wait so long from now on; 0 waits for ever."""
    settings.set_text(_MINUTES, str(wanted))


def is_locked(settings: Settings) -> bool:
    """Say whether the window was locked when it was last seen; without a password nothing is."""
    return settings.text(_LOCKED) == _YES and bool(password_hash(settings))


def keep_locked(settings: Settings, *, locked: bool) -> None:
    """Remember that it is, so that closing the window is no way round the lock."""
    settings.set_text(_LOCKED, _YES if locked else "")
