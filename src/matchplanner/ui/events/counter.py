"""How many questions are prepared for an event, in words."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.interviews import Enough

TONES = {Enough.FEW: "attention", Enough.FINE: "ok", Enough.MANY: "attention"}


def counter_text(count: int, verdict: Enough) -> str:
    """Return how many questions are prepared, and whether that is right (R125)."""
    words = {
        Enough.FEW: _tr("{count} of 3-4: prepare more"),
        Enough.FINE: _tr("{count} of 3-4"),
        Enough.MANY: _tr("{count} of 3-4: keep the best"),
    }
    return words[verdict].format(count=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventCounter", text)
