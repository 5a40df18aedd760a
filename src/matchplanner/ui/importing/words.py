"""The words for what an import would do."""

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.claims import UNKNOWN
from matchplanner.services.exchange import columns
from matchplanner.services.exchange.outcome import FieldChange


def tr(text: str) -> str:
    """Translate a text of the import window."""
    return QCoreApplication.translate("Importing", text)


def field_label(name: str) -> str:
    """Return the label of a program's column or fact."""
    return columns.targets().get(name, tr("Listed at") if name == "listed" else name)


def old_text(change: FieldChange) -> str:
    """Return what the plan has now."""
    return tr("unknown") if change.old in ("", UNKNOWN) else change.old


def effect(change: FieldChange) -> str:
    """Return what taking the field over does to what the plan has."""
    if change.overwrites:
        return tr("replaces what you have")
    if change.claim_id:
        return tr("replaces the list's earlier word")
    if change.old in ("", UNKNOWN):
        return tr("fills a blank")
    return tr("is noted beside it")


def counted(counts: dict[str, int]) -> str:
    """Return the counts of a preview in one line."""
    parts = (
        (tr("new"), counts["new"]),
        (tr("changed"), counts["changed"]),
        (tr("unchanged"), counts["unchanged"]),
        (tr("uncertain"), counts["uncertain"]),
        (tr("not in this list any more"), counts["vanished"]),
        (tr("invalid"), counts["invalid"]),
    )
    return " · ".join(f"{count:,} {word}" for word, count in parts)
