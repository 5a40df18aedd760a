"""The preview as a tree: groups, in them programs, in them fields; ticks say what is taken over."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from matchplanner.services.exchange.incoming import Incoming, Invalid
from matchplanner.services.exchange.outcome import FieldChange, Preview, Uncertain, Verdict
from matchplanner.ui.importing import words
from matchplanner.ui.importing.picks import Picks, candidate, stated

ROW = Qt.ItemDataRole.UserRole
"""An item's mark: the kind of its group, the row or program it stands for, and the field."""

NEW, CHANGED, UNCERTAIN, VANISHED, INVALID, UNCHANGED = (
    "new",
    "changed",
    "uncertain",
    "vanished",
    "invalid",
    "unchanged",
)
_OPEN_AT_FIRST = 20
_WIDTHS = (36, 18, 26, 24)
_ON, _OFF, _SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked

Mark = tuple[str, int, str]


class PreviewTree(QTreeWidget):
    """Shows what an import would do; rows of a group are made when it is opened."""

    picked = Signal()
    """Something was ticked or not."""

    doubt_chosen = Signal(object)
    """The current line belongs to this uncertain row, or to none (None)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("importGroups")
        self.setAccessibleName(self.tr("What the list says"))
        self.setHeaderLabels(
            [self.tr("Program"), self.tr("In the plan"), self.tr("In the list"), self.tr("Ticked, it")]
        )
        self.setUniformRowHeights(True)
        width = self.fontMetrics().averageCharWidth()
        header = self.header()
        for at, characters in enumerate(_WIDTHS):
            header.resizeSection(at, characters * width)
        header.setSectionResizeMode(len(_WIDTHS) - 1, QHeaderView.ResizeMode.Stretch)
        self._picks: Picks | None = None
        self._doubts: dict[int, Uncertain] = {}
        self._changes: dict[int, tuple[FieldChange, ...]] = {}
        self.itemExpanded.connect(self._fill)
        self.itemChanged.connect(self._on_ticked)
        self.currentItemChanged.connect(self._on_current)

    def show_preview(self, picks: Picks) -> None:
        """Show another preview."""
        found = picks.found
        self._picks = None
        self.clear()
        self._doubts = {doubt.incoming.row: doubt for doubt in found.uncertain}
        self._changes = {changed.incoming.row: changed.changes for changed in found.changed}
        for bad in found.invalid:
            meant = found.incomplete.get(bad.row)
            self._changes[bad.row] = meant.changes if meant else ()
        groups = (
            (NEW, self.tr("New"), len(found.new)),
            (CHANGED, self.tr("Changed"), len(found.changed)),
            (UNCERTAIN, self.tr("Uncertain: may be a program you have"), len(found.uncertain)),
            (VANISHED, self.tr("Not in this list any more"), len(found.vanished)),
            (INVALID, self.tr("Invalid"), len(found.invalid)),
            (UNCHANGED, self.tr("Unchanged"), len(found.unchanged)),
        )
        for kind, title, count in groups:
            self._add_group(kind, title, count)
        self._picks = picks
        for kind, _title, count in groups:
            if 0 < count <= _OPEN_AT_FIRST:
                self.group(kind).setExpanded(True)
        self._show_ticks()

    def group(self, kind: str) -> QTreeWidgetItem:
        """Return a group's own line."""
        return next(line for line in self._groups() if _mark(line)[0] == kind)

    def show_row(self, kind: str, row: int) -> None:
        """Make the line of a row current and build its fields anew."""
        group = self.group(kind)
        group.setExpanded(True)
        for line in _below(group):
            if _mark(line)[1] == row:
                self._refill(line)
                self.setCurrentItem(line)
                break
        self._show_ticks()

    def _groups(self) -> list[QTreeWidgetItem]:
        lines = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [line for line in lines if line is not None]

    def _add_group(self, kind: str, title: str, count: int) -> None:
        group = QTreeWidgetItem([f"{title} ({count:,})"])
        group.setData(0, ROW, (kind, 0, ""))
        self.addTopLevelItem(group)
        if kind in (UNCERTAIN, UNCHANGED) or not count:
            group.setFlags(group.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        else:
            group.setCheckState(0, _OFF)
        if kind != UNCHANGED and count:
            group.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _fill(self, item: QTreeWidgetItem) -> None:
        kind, row, _name = _mark(item)
        if self._picks is None or item.childCount():
            return
        lines = self._fields(kind, row) if row else self._lines(kind, self._picks.found)
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it positionally
        item.addChildren(list(lines))
        self.blockSignals(False)  # noqa: FBT003
        self._show_ticks()

    def _refill(self, line: QTreeWidgetItem) -> None:
        line.takeChildren()
        self._fill(line)
        line.setExpanded(True)

    def _lines(self, kind: str, found: Preview) -> Iterator[QTreeWidgetItem]:
        if kind == NEW:
            for row in found.new:
                yield _line((kind, row.row, ""), row.name, "", _whole(row), self.tr("adds the program"))
        elif kind == CHANGED:
            for changed in found.changed:
                told = self.tr("{n} fields").format(n=len(changed.changes))
                yield _parent(_line((kind, changed.incoming.row, ""), changed.name, "", told, ""))
        elif kind == UNCERTAIN:
            for doubt in found.uncertain:
                yield _parent(self._doubt_line(doubt))
        elif kind == VANISHED:
            for gone in found.vanished:
                told = self.tr("marks it as not in the latest list")
                yield _line((kind, gone.program_id, ""), gone.name, "", "", told)
        else:
            for bad in found.invalid:
                yield self._invalid_line(bad)

    def _doubt_line(self, doubt: Uncertain) -> QTreeWidgetItem:
        row = doubt.incoming
        line = _line((UNCERTAIN, row.row, ""), row.name, doubt.name, doubt.reason, "", ticked=False)
        line.setText(3, self._verdict(row.row))
        return line

    def _verdict(self, row: int) -> str:
        verdict = self._picks.resolved(row).verdict if self._picks else Verdict.SKIP
        return {
            Verdict.SKIP: self.tr("is left out; say below what it is"),
            Verdict.NEW: self.tr("is added as a new program"),
            Verdict.MERGE: self.tr("is put together with yours"),
        }[verdict]

    def _invalid_line(self, bad: Invalid) -> QTreeWidgetItem:
        name = self.tr("Row {n}: {name}").format(n=bad.row, name=bad.name) if bad.name else ""
        told = self.tr("keeps it without what does not fit") if bad.incomplete else ""
        title = name or self.tr("Row {n}").format(n=bad.row)
        return _line((INVALID, bad.row, ""), title, "", bad.reason, told, ticked=bad.incomplete is not None)

    def _fields(self, kind: str, row: int) -> Iterator[QTreeWidgetItem]:
        doubt = self._doubts.get(row) if kind == UNCERTAIN else None
        changes = self._changes.get(row, ())
        if doubt is not None and self._picks is not None:
            meant = candidate(doubt, self._picks.resolved(row))
            changes = meant.changes if meant else ()
            if meant is None:
                yield from self._side_by_side(doubt)
        for change in changes:
            label = words.field_label(change.field)
            yield _line(
                (kind, row, change.field), label, words.old_text(change), change.new, words.effect(change)
            )

    def _side_by_side(self, doubt: Uncertain) -> Iterator[QTreeWidgetItem]:
        differing = {change.field: change.old for change in doubt.candidates[0].changes}
        for name, theirs in stated(doubt.incoming):
            mine = differing.get(name, theirs)
            if mine or theirs:
                label = words.field_label(name)
                yield _line((UNCERTAIN, doubt.incoming.row, ""), label, mine, theirs, "", ticked=False)

    def _on_ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if self._picks is None or column:
            return
        kind, row, name = _mark(item)
        on = item.checkState(0) != _OFF
        if name:
            self._picks.take_field(row, name, on=on)
        elif row:
            self._take(kind, row, on=on)
        else:
            for each in self._rows(kind):
                self._take(kind, each, on=on)
        self._show_ticks()
        self.picked.emit()

    def _take(self, kind: str, row: int, *, on: bool) -> None:
        if self._picks is None:
            return
        sets = {NEW: self._picks.new, VANISHED: self._picks.vanished, INVALID: self._picks.incomplete}
        if kind == CHANGED:
            self._picks.take(row, self._changes[row], on=on)
        elif kind in sets:
            (sets[kind].add if on else sets[kind].discard)(row)

    def _rows(self, kind: str) -> Iterable[int]:
        if self._picks is None:
            return ()
        found = self._picks.found
        rows: dict[str, Callable[[], Iterable[int]]] = {
            NEW: lambda: (row.row for row in found.new),
            CHANGED: lambda: (changed.incoming.row for changed in found.changed),
            VANISHED: lambda: (gone.program_id for gone in found.vanished),
            INVALID: lambda: (bad.row for bad in found.invalid if bad.incomplete),
        }
        return rows[kind]() if kind in rows else ()

    def _show_ticks(self) -> None:
        """Make every tick that is shown say what is picked."""
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it positionally
        for group in self._groups():
            self._show_group(group)
        self.blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    def _show_group(self, group: QTreeWidgetItem) -> None:
        kind = _mark(group)[0]
        if group.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            states = [self._state(kind, row) for row in self._rows(kind)]
            group.setCheckState(0, _together(states))
        for line in _below(group):
            row = _mark(line)[1]
            if line.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                line.setCheckState(0, self._state(kind, row))
            if kind == UNCERTAIN:
                line.setText(3, self._verdict(row))
            for field in _below(line):
                if field.flags() & Qt.ItemFlag.ItemIsUserCheckable and self._picks is not None:
                    chosen = self._picks.fields.get(row, set())
                    field.setCheckState(0, _ON if _mark(field)[2] in chosen else _OFF)

    def _state(self, kind: str, row: int) -> Qt.CheckState:
        if self._picks is None:
            return _OFF
        if kind == CHANGED:
            chosen = len(self._picks.fields[row])
            return _ON if chosen == len(self._changes[row]) else _SOME if chosen else _OFF
        sets = {NEW: self._picks.new, VANISHED: self._picks.vanished, INVALID: self._picks.incomplete}
        return _ON if row in sets.get(kind, ()) else _OFF

    def _on_current(self, current: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        kind, row, _name = _mark(current) if current is not None else ("", 0, "")
        doubt = self._doubts.get(row) if kind == UNCERTAIN else None
        if doubt is not None and current is not None:
            current.setExpanded(True)
        self.doubt_chosen.emit(doubt)


def _mark(item: QTreeWidgetItem) -> Mark:
    kind, row, name = item.data(0, ROW)
    return str(kind), int(row), str(name)


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    lines = (item.child(at) for at in range(item.childCount()))
    return [line for line in lines if line is not None]


def _line(mark: Mark, *texts: str, ticked: bool = True) -> QTreeWidgetItem:
    line = QTreeWidgetItem(list(texts))
    line.setData(0, ROW, mark)
    if ticked:
        line.setCheckState(0, _OFF)
    else:
        line.setFlags(line.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
    for at, text in enumerate(texts):
        line.setToolTip(at, text)
    return line


def _parent(line: QTreeWidgetItem) -> QTreeWidgetItem:
    line.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
    return line


def _whole(row: Incoming) -> str:
    place = ", ".join(filter(None, (row.text("city"), row.text("state"))))
    return " · ".join(filter(None, (row.text("institution"), place, row.text("acgme_id"))))


def _together(states: list[Qt.CheckState]) -> Qt.CheckState:
    if all(state is _ON for state in states):
        return _ON
    return _OFF if all(state is _OFF for state in states) else _SOME
