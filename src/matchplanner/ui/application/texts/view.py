"""The texts: a list of versions at the left, the one being written, and beside it what belongs in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.identifiers import Kept
from matchplanner.domain.texts import Point, TextKind
from matchplanner.services import text_material, texts
from matchplanner.services.text_material import Passage
from matchplanner.services.texts import TextRow
from matchplanner.ui.application.texts.difference_dialog import TextDifference
from matchplanner.ui.application.texts.editor import TextEditor
from matchplanner.ui.application.texts.material_pane import MaterialPane
from matchplanner.ui.application.texts.points_pane import PointsPane
from matchplanner.ui.application.texts.text_words import short_length, tr
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.entry_list import Entry, EntryList
from matchplanner.ui.widgets.fold import Fold
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_TEXT = "text:"
_MATERIAL = (
    *("experience", "clinical_case", "practice", "feedback", "rotation", "letter", "person", "event"),
    *("profile", "prior_training"),
)
"""What evidence and sentences are drawn from: they stay as they are while a text is written."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was last drawn from the plan for the side of a text, and on which day."""

    on: date
    evidence: Mapping[Point, tuple[str, ...]]
    passages: tuple[Passage, ...]


class TextsView(Page):
    """Statements and ERAS texts in their versions."""

    TABLES = ("statement", "pathway", "tick", *_MATERIAL)

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the view; it reads the plan when it is first shown."""
        super().__init__(workspace, notices, settings, parent)
        self._rows: tuple[TextRow, ...] = ()
        self._current = 0
        self._drawn: _Drawn | None = None
        self.list = EntryList("textList", tr("Texts"))
        self.editor = TextEditor(self._edit)
        self.points = PointsPane(self._tick)
        self.material = MaterialPane()
        self._points = Fold("textPoints", tr("What it should show"), self.points, unfolded=True)
        self._material = Fold("textMaterial", tr("Sentences to begin with"), self.material, unfolded=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        self._rows = texts.rows()
        if self._row() is None:
            self._current = self._rows[0].id if self._rows else 0
        self._show_list()
        self._show_current()

    @override
    def new_item(self) -> None:
        """Begin a text of the kind that is chosen, else a statement for residency."""
        row = self._row()
        self._add(TextKind.STATEMENT if row is None else row.kind)

    @override
    def select(self, record: int) -> None:
        """Choose one text."""
        if self._stale:
            self._refresh_now()
        if any(row.id == record for row in self._rows):
            self._current = record
            self._show_list()
            self._show_current()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.editor.unsaved() and not event.spontaneous():
            self.notices.tell(tr("A text is not saved yet: something in it could identify a patient."))

    @override
    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches(*_MATERIAL):
            self._drawn = None
        super()._on_changed(change)

    @override
    def _on_reloaded(self) -> None:
        self._drawn = None
        super()._on_reloaded()

    def _row(self) -> TextRow | None:
        return next((row for row in self._rows if row.id == self._current), None)

    def _lay_out(self) -> None:
        self._delete = button("deleteText", tr("Delete"), self._on_delete, tr("Del"))
        self._compare = button("compareTexts", tr("Compare..."), self._on_compare)
        self._copy = button("copyText", tr("Copy text"), self._on_copy)
        self._version = self._menu("newVersion", tr("New version"), "versionFor")
        self._new = self._menu("newText", tr("New text"), "new")
        self._new.setToolTip(tr("Ctrl+N"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch()
        for made in (self._delete, self._copy, self._compare, self._version, self._new):
            head.addWidget(made)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("textsSplit")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        unit = self.fontMetrics().averageCharWidth()
        for part in (self.list, self.editor, self._aside()):
            split.addWidget(part)
        self.list.setMinimumWidth(20 * unit)
        self.list.setMaximumWidth(44 * unit)
        split.setStretchFactor(1, 1)
        split.setSizes([30 * unit, 74 * unit, 46 * unit])
        self.settings.attach("application/texts", split)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _aside(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(12)
        column.addWidget(self._points)
        column.addWidget(self._material)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("textAside")
        area.setAccessibleName(tr("Beside the text"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumWidth(30 * self.fontMetrics().averageCharWidth())
        area.setWidget(inside)
        return area

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            tr("No texts yet"),
            tr(
                "Write your personal statement here in as many versions as you need, one for each plan, and "
                "apart from them the statement that hosts of rotations ask for. For ERAS, ten experiences of "
                "750 characters and 300 more for the three that meant most. Beside each text stands what "
                "belongs in, drawn from your experiences, your case log and your mentors."
            ),
        )
        for kind in (TextKind.STATEMENT, TextKind.EXPERIENCE):
            label = tr("Begin: {kind}").format(kind=word(kind))
            empty.offer(f"begin_{kind.value}", label, partial(self._add, kind))
        return empty

    def _menu(self, name: str, label: str, of: str) -> QPushButton:
        """Return a button with a menu of kinds; of versions, only those a text can become."""
        made = button(name, label, lambda: None)
        menu = QMenu(made)
        menu.setObjectName(f"{name}Menu")
        for kind in TextKind:
            action = menu.addAction(word(kind))
            action.setObjectName(f"{of}_{kind.value}")
            slot = self._add if of == "new" else self._on_version
            action.triggered.connect(lambda _checked=False, kind=kind, slot=slot: slot(kind))
        made.setMenu(menu)
        return made

    def _connect(self) -> None:
        self.list.chosen.connect(lambda key: self.select(int(key.removeprefix(_TEXT))))
        self.list.delete_requested.connect(lambda _key: self._on_delete())
        self.editor.settled.connect(self._show_list)
        self.material.insert_requested.connect(self.editor.insert)
        self.material.begin_requested.connect(self._begin_with)
        self.material.copied.connect(self._told_copied)

    def _show_list(self) -> None:
        unsaved = self.editor.unsaved()
        entries: list[Entry] = []
        for kind in TextKind:
            mine = [row for row in self._rows if row.kind is kind]
            if mine:
                entries.append(Entry("", "", _group(kind, len(mine))))
            entries += [_entry(row, unsaved=row.id in unsaved) for row in mine]
        self.list.show_entries(entries, f"{_TEXT}{self._current}")

    def _show_current(self) -> None:
        row = self._row()
        self._stack.setCurrentIndex(0 if row is None else 1)
        for made in (self._delete, self._copy, self._version):
            made.setEnabled(row is not None)
        self._compare.setEnabled(self._other() is not None)
        self._compare.setToolTip("" if self._compare.isEnabled() else tr("There is no other version yet."))
        if row is None:
            self.editor.forget()
            return
        self._offer_versions(row.kind)
        self.editor.offer_plans(texts.plans_offered())
        self.editor.show_row(row)
        self._show_aside(row)

    def _show_aside(self, row: TextRow) -> None:
        today = self.workspace.today()
        if self._drawn is None or self._drawn.on != today:
            self._drawn = _Drawn(today, text_material.evidence(today), text_material.passages(today))
        self._points.setVisible(row.kind.statement)
        if row.kind.statement:
            ticks = texts.points(row.id)
            self.points.show_points(ticks, self._drawn.evidence)
            done = sum(one.ticked_on is not None for one in ticks.values())
            told = tr("{n} of {all}").format(n=done, all=len(ticks))
            self._points.tell(told, "ok" if done == len(ticks) else "muted")
        self.material.show_passages(self._drawn.passages)

    def _offer_versions(self, kind: TextKind) -> None:
        """Offer the kinds that a version of this one may have: statements become statements."""
        for action in self._version.menu().actions():
            other = TextKind(action.objectName().partition("_")[2])
            action.setVisible(other.statement == kind.statement)

    def _other(self) -> TextRow | None:
        """Return the text that the current one is first compared with: the one before it of its kind."""
        row = self._row()
        if row is None:
            return None
        same = [one for one in self._rows if one.kind.statement == row.kind.statement and one.id != row.id]
        own = [one for one in same if one.kind is row.kind]
        return next(reversed(own or same), None)

    def _add(self, kind: TextKind) -> None:
        label = tr("New text: {kind}").format(kind=word(kind))
        self._begun(self.workspace.run(label, lambda: texts.add(kind)))

    def _begin_with(self, passage: Passage) -> None:
        kind = TextKind.EXPERIENCE
        label = tr("New text: {kind}").format(kind=word(kind))
        self._begun(
            self.workspace.run(
                label, lambda: texts.add(kind, passage.about, body=passage.text, keep=passage.kept)
            )
        )

    def _on_version(self, kind: TextKind) -> None:
        row = self._row()
        if row is not None:
            label = tr("New version of {title}").format(title=row.title)
            self._begun(self.workspace.run(label, lambda: texts.duplicate(row.id, kind)))

    def _begun(self, record: int) -> None:
        self.select(record)
        self.editor.focus_title()

    def _edit(self, record: int, field: str, value: object, keep: tuple[Kept, ...]) -> None:
        row = next((row for row in self._rows if row.id == record), None)
        label = tr("Edit {title}").format(title=tr("text") if row is None else row.title)
        self.workspace.run(label, lambda: texts.edit(record, field, value, keep))

    def _tick(self, point: Point, done: bool) -> None:  # noqa: FBT001 - the check box's own argument
        today, record = self.workspace.today(), self._current
        self.workspace.run(tr("Tick"), lambda: texts.tick_point(record, point, today, done=done))

    def _on_delete(self) -> None:
        row = self._row()
        if row is None:
            return
        order = [one.id for one in self._rows]
        at = order.index(row.id)
        self._current = (order[at + 1 :] + order[:at][::-1] + [0])[0]
        label = tr("Delete {title}").format(title=row.title)
        self.workspace.run(label, lambda: texts.delete(row.id))
        offer_undo(self.workspace, self.notices, tr("Deleted {title}.").format(title=row.title))

    def _on_copy(self) -> None:
        row = self._row()
        if row is not None:
            self.editor.field.commit()
            QGuiApplication.clipboard().setText(self.editor.field.toPlainText())
            self._told_copied(row.title)

    def _told_copied(self, what: str) -> None:
        self.notices.tell(tr("Copied: {what}.").format(what=what))

    def _on_compare(self) -> None:
        row, other = self._row(), self._other()
        if row is not None and other is not None:
            self.editor.field.commit()
            rows = [one for one in texts.rows() if one.kind.statement == row.kind.statement]
            TextDifference(rows, other.id, row.id, self).open()


def _group(kind: TextKind, count: int) -> str:
    if kind.most is None:
        return word(kind)
    return tr("{kind}: {n} of {most}").format(kind=word(kind), n=count, most=kind.most)


def _entry(row: TextRow, *, unsaved: bool) -> Entry:
    key = f"{_TEXT}{row.id}"
    if unsaved:
        return Entry(key, row.title, tr("not saved yet"), "attention")
    parts = (short_length(row.kind, row.length), row.plan)
    tone = "text_muted" if row.fits else "danger"
    return Entry(key, row.title, " · ".join(part for part in parts if part), tone)
