"""The lines of the preview's tree: groups, in them programs, in them fields."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from matchplanner.services.exchange.incoming_rows import Incoming, Invalid
from matchplanner.services.exchange.outcome import FieldChange, Uncertain, Verdict
from matchplanner.ui import theme
from matchplanner.ui.importing import words
from matchplanner.ui.importing.picks import Picks, candidate, stated
from matchplanner.ui.importing.words import tr
from matchplanner.ui.tips import plain_tip
from matchplanner.wording import counted

_MARK = Qt.ItemDataRole.UserRole

NEW, CHANGED, UNCERTAIN, VANISHED, INVALID, UNCHANGED = (
    "new",
    "changed",
    "uncertain",
    "vanished",
    "invalid",
    "unchanged",
)
ON, OFF, SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked

Mark = tuple[str, int, str]
"""What a line stands for: the kind of its group, the row or program (0: the group), the field or ""."""


class Lines:
    """Makes the lines of one preview, and knows which ticks are on."""

    def __init__(self, picks: Picks) -> None:
        """Take what is picked; lines are made when they are asked for."""
        found = picks.found
        self.picks = picks
        self.doubts = {doubt.incoming.row: doubt for doubt in found.uncertain}
        self._changes = {changed.incoming.row: changed.changes for changed in found.changed}
        for bad in found.invalid:
            meant = found.incomplete.get(bad.row)
            self._changes[bad.row] = meant.changes if meant else ()

    def of_group(self, kind: str) -> Iterator[QTreeWidgetItem]:
        """Yield a line for each row of a group."""
        found = self.picks.found
        if kind == NEW:
            for row in found.new:
                yield line((kind, row.row, ""), row.name, "", _whole(row), tr("adds the program"))
        elif kind == CHANGED:
            for changed in found.changed:
                told = counted("1 field", "{n} fields", len(changed.changes))
                yield _parent(line((kind, changed.incoming.row, ""), changed.name, "", told, ""))
        elif kind == UNCERTAIN:
            yield from map(self._of_doubt, found.uncertain)
        elif kind == VANISHED:
            for gone in found.vanished:
                told = tr("marks it as not in the latest list")
                yield line((kind, gone.program_id, ""), gone.name, "", "", told)
        else:
            yield from map(_of_invalid, found.invalid)

    def of_row(self, kind: str, row: int) -> Iterator[QTreeWidgetItem]:
        """Yield a line for each field of a row."""
        for change in self._fields(kind, row):
            label = words.field_label(change.field)
            mark = (kind, row, change.field)
            yield line(mark, label, words.old_text(change), change.new, words.effect(change))
        doubt = self.doubts.get(row) if kind == UNCERTAIN else None
        if doubt is not None and candidate(doubt, self.picks.resolved(row)) is None:
            yield from _side_by_side(doubt)

    def verdict(self, row: int) -> str:
        """Return what is done about an uncertain row."""
        return {
            Verdict.SKIP: tr("is left out; say below what it is"),
            Verdict.NEW: tr("is added as a new program"),
            Verdict.MERGE: tr("is put together with yours"),
        }[self.picks.resolved(row).verdict]

    def state(self, kind: str, row: int) -> Qt.CheckState:
        """Return the tick of a row."""
        if kind == CHANGED:
            chosen = len(self.picks.fields[row])
            return ON if chosen == len(self._changes[row]) else SOME if chosen else OFF
        sets = {NEW: self.picks.new, VANISHED: self.picks.vanished, INVALID: self.picks.incomplete}
        return ON if row in sets.get(kind, ()) else OFF

    def group_state(self, kind: str) -> Qt.CheckState:
        """Return the tick of a group: that of its rows where they agree."""
        states = {self.state(kind, row) for row in self.rows(kind)}
        return states.pop() if len(states) == 1 else SOME

    def take(self, mark: Mark, *, on: bool) -> None:
        """Tick a line, and so all below it, or not."""
        kind, row, name = mark
        if name:
            self.picks.take_field(row, name, on=on)
        else:
            for each in [row] if row else self.rows(kind):
                self._take_row(kind, each, on=on)

    def rows(self, kind: str) -> Iterable[int]:
        """Return the rows, or for what vanished the programs, of a group that can be ticked."""
        found = self.picks.found
        rows: dict[str, Callable[[], Iterable[int]]] = {
            NEW: lambda: (row.row for row in found.new),
            CHANGED: lambda: (changed.incoming.row for changed in found.changed),
            VANISHED: lambda: (gone.program_id for gone in found.vanished),
            INVALID: lambda: (bad.row for bad in found.invalid if bad.incomplete),
        }
        return rows[kind]() if kind in rows else ()

    def _take_row(self, kind: str, row: int, *, on: bool) -> None:
        sets = {NEW: self.picks.new, VANISHED: self.picks.vanished, INVALID: self.picks.incomplete}
        if kind == CHANGED:
            self.picks.take(row, self._changes[row], on=on)
        elif kind in sets:
            (sets[kind].add if on else sets[kind].discard)(row)

    def _fields(self, kind: str, row: int) -> Iterable[FieldChange]:
        if kind != UNCERTAIN:
            return self._changes.get(row, ())
        meant = candidate(self.doubts[row], self.picks.resolved(row))
        return meant.changes if meant else ()

    def _of_doubt(self, doubt: Uncertain) -> QTreeWidgetItem:
        row = doubt.incoming
        mark = (UNCERTAIN, row.row, "")
        texts = (row.name, doubt.name, doubt.reason, self.verdict(row.row))
        return _parent(line(mark, *texts, ticked=False))


def mark_of(item: QTreeWidgetItem) -> Mark:
    """Return what a line stands for."""
    kind, row, name = item.data(0, _MARK)
    return str(kind), int(row), str(name)


def below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the lines that have been made below a line."""
    lines = (item.child(at) for at in range(item.childCount()))
    return [found for found in lines if found is not None]


def tickable(item: QTreeWidgetItem) -> bool:
    """Say whether a line can be ticked."""
    return bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def line(mark: Mark, *texts: str, ticked: bool = True) -> QTreeWidgetItem:
    """Return a line for the tree; its tick is set when it is shown."""
    made = QTreeWidgetItem(list(texts))
    made.setData(0, _MARK, mark)
    if ticked:
        made.setCheckState(0, OFF)
    else:
        made.setFlags(made.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
    for at, text in enumerate(texts):
        made.setToolTip(at, plain_tip(text))
    return made


def _parent(made: QTreeWidgetItem) -> QTreeWidgetItem:
    made.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
    return made


def _of_invalid(bad: Invalid) -> QTreeWidgetItem:
    name = tr("Row {n}: {name}") if bad.name else tr("Row {n}")
    told = tr("keeps it without what does not fit") if bad.incomplete else ""
    title = name.format(n=bad.row, name=bad.name)
    made = line((INVALID, bad.row, ""), title, "", bad.reason, told, ticked=bad.incomplete is not None)
    for at in range(made.columnCount()):
        made.setForeground(at, theme.tokens().color("danger"))
    return made


def _side_by_side(doubt: Uncertain) -> Iterator[QTreeWidgetItem]:
    differing = {change.field: change.old for change in doubt.candidates[0].changes}
    for name, theirs in stated(doubt.incoming):
        mine = differing.get(name, theirs)
        if mine or theirs:
            label = words.field_label(name)
            yield line((UNCERTAIN, doubt.incoming.row, ""), label, mine, theirs, "", ticked=False)


def _whole(row: Incoming) -> str:
    place = ", ".join(filter(None, (row.text("city"), row.text("state"))))
    return " · ".join(filter(None, (row.text("institution"), place, row.text("acgme_id"))))
