"""Signals in words: how many there are, and what is left."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.token_tables import TokenKind
from matchplanner.domain.tokens import Meter
from matchplanner.ui.words import word


def tr(text: str) -> str:
    """Return a sentence of this view in the language of the window."""
    return QCoreApplication.translate("Signals", text)


def counts_words(counts: tuple[tuple[TokenKind, int], ...]) -> str:
    """Return "5", "3 gold and 12 silver", or "none"."""
    if not counts:
        return tr("none")
    plain = {TokenKind.SIGNAL: "{n}", TokenKind.GOLD: tr("{n} gold"), TokenKind.SILVER: tr("{n} silver")}
    return tr(" and ").join(plain[kind].format(n=count) for kind, count in counts)


def meter_words(meter: Meter) -> str:
    """Return "2 of 5 given, 3 left", or what is unknown or too much about it."""
    if meter.of is None:
        return tr("{used} given; how many there are is unknown").format(used=meter.used)
    if meter.left is not None and meter.left < 0:
        return tr("{used} given, {more} more than there are").format(used=meter.used, more=-meter.left)
    if not meter.of:
        return tr("none to give")
    return tr("{used} of {of} given, {left} left").format(used=meter.used, of=meter.of, left=meter.left)


def meter_name(meter: Meter) -> str:
    """Return the specialty, with the kind where it is not a plain signal."""
    if meter.kind is TokenKind.SIGNAL:
        return meter.specialty
    return tr("{specialty}, {kind}").format(specialty=meter.specialty, kind=word(meter.kind).lower())
