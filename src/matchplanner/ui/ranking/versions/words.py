"""Versions and their differences in words and signs; colour is never the only one."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from matchplanner.domain.rank_versions import Change, DiffLine
from matchplanner.services.rank_versions import Restored, VersionRow
from matchplanner.ui.words import word
from matchplanner.wording import counted


def change_words(line: DiffLine) -> str:
    """Return what happened to a line, such as "↑ up 2" or "gone"."""
    words = {
        Change.UP: _tr("\u2191 up {n}").format(n=line.by),
        Change.DOWN: _tr("\u2193 down {n}").format(n=-line.by),
        Change.NEW: _tr("+ new"),
        Change.GONE: _tr("\u2212 gone"),
        Change.SAME: _tr("= same place"),
    }
    parts = [words[line.change]]
    if line.recoded:
        parts.append(_tr("code changed"))
    if line.renoted:
        parts.append(_tr("note changed"))
    return ", ".join(parts)


def code_words(line: DiffLine) -> str:
    """Return the code, or both where it changed."""
    old, new = _codes(line)
    return _tr("{old} \u2192 {new}").format(old=old, new=new) if line.recoded else new or old


def note_words(line: DiffLine) -> str:
    """Return the note, or both where it changed."""
    if line.renoted and line.before is not None and line.after is not None:
        none = _tr("none")
        return _tr("{old} \u2192 {new}").format(old=line.before.note or none, new=line.after.note or none)
    held = line.after or line.before
    return "" if held is None else held.note


def summary_words(lines: Sequence[DiffLine]) -> str:
    """Count what changed, or say that nothing did."""
    moved = sum(line.change in {Change.UP, Change.DOWN} for line in lines)
    new = sum(line.change is Change.NEW for line in lines)
    gone = sum(line.change is Change.GONE for line in lines)
    renoted, recoded = sum(line.renoted for line in lines), sum(line.recoded for line in lines)
    counts = (
        (moved, counted("1 moved", "{n} moved", moved)),
        (new, counted("1 new", "{n} new", new)),
        (gone, counted("1 gone", "{n} gone", gone)),
        (renoted, counted("1 note changed", "{n} notes changed", renoted)),
        (recoded, counted("1 code changed", "{n} codes changed", recoded)),
    )
    told = [words for n, words in counts if n]
    return ", ".join(told) if told else _tr("Nothing differs.")


def kind_words(row: VersionRow) -> str:
    """Return why a version was kept, and whether R3's confirmation is kept with it."""
    kind = word(row.kind)
    return _tr("{kind}, with proof").format(kind=kind) if row.proof else kind


def restored_words(name: str, restored: Restored) -> str:
    """Say what was restored, and name what could not come back."""
    parts = [_tr("The list is as in {name} again.").format(name=name)]
    if restored.deleted:
        names = ", ".join(restored.deleted)
        parts.append(_tr("Not in the plan any more: {names}.").format(names=names))
    if restored.elsewhere:
        names = ", ".join(restored.elsewhere)
        parts.append(_tr("In another match now: {names}.").format(names=names))
    return " ".join(parts)


def _codes(line: DiffLine) -> tuple[str, str]:
    return "" if line.before is None else line.before.code, "" if line.after is None else line.after.code


def _tr(text: str) -> str:
    return QCoreApplication.translate("RankVersions", text)
