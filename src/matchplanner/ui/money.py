"""Amounts as one reads and types them."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.budget import DOLLAR, Sum
from matchplanner.domain.fees import CENTS


def _tr(text: str) -> str:
    return QCoreApplication.translate("Money", text)


def money_text(cents: int | None, currency: str = DOLLAR) -> str:
    """Return an amount with its currency, without cents where there are none: "1,200.50 EUR"."""
    return _tr("unknown") if cents is None else f"{plain(cents)} {currency}"


def plain(cents: int) -> str:
    """Return an amount as it is typed: "1,200.50"."""
    whole, rest = divmod(abs(cents), CENTS)
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole:,}.{rest:02}" if rest else f"{sign}{whole:,}"


def sum_text(found: Sum) -> str:
    """Return a sum and, where lines are unknown, that it is only a part."""
    if not found.unknown:
        return money_text(found.cents)
    if not found.cents:
        return _tr("unknown")
    return _tr("at least {money}").format(money=money_text(found.cents))
