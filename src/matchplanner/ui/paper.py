"""The paper that documents are made for: A4 or US Letter, by the region unless it was chosen."""

from PySide6.QtCore import QLocale

from matchplanner.ui.settings import Settings

A4, LETTER = "a4", "letter"
_KEY = "print/paper"


def letter_is_usual() -> bool:
    """Say whether the region prints on US Letter."""
    return QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem


def chosen(settings: Settings) -> str:
    """Return the paper that was chosen, "" where the region decides."""
    key = settings.text(_KEY)
    return key if key in (A4, LETTER) else ""


def choose(settings: Settings, key: str) -> None:
    """Remember A4 or Letter, or "" to let the region decide."""
    settings.set_text(_KEY, key)


def is_letter(settings: Settings) -> bool:
    """Say whether documents are made for US Letter."""
    return (chosen(settings) or (LETTER if letter_is_usual() else A4)) == LETTER
