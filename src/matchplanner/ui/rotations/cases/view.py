"""The case log of the rotations: a list at the left, what is chosen in it at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain import case_log as rules
from matchplanner.domain.aims import Aim
from matchplanner.domain.case_log import PracticeKind
from matchplanner.domain.identifiers import Kept
from matchplanner.domain.searching import fold, words
from matchplanner.services import aims, case_log, checklists, feedback, people, practice
from matchplanner.services.case_log import CaseRow
from matchplanner.ui.days import short_day
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading
from matchplanner.ui.rotations.cases.aims_pane import AimsPane
from matchplanner.ui.rotations.cases.counters import Counters
from matchplanner.ui.rotations.cases.feedback_pane import FeedbackPane
from matchplanner.ui.rotations.cases.lists_pane import ListsPane
from matchplanner.ui.rotations.cases.nothing import hidden_cases, no_cases
from matchplanner.ui.rotations.cases.record import WIDEST, CaseRecord
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_list import Entry, EntryList
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.search_field import SearchField
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

AIMS, COUNTERS, LISTS, FEEDBACK, NOTHING = "aims", "counters", "checklists", "feedback", "nothing"
_ALL, _NONE = "all", "none"
_CASE = "case:"


class CasesView(Page):
    """Cases, counters, checklists and feedback, of one rotation or of all."""

    TABLES = (
        *("clinical_case", "practice", "feedback", "tick", "rotation", "person", "interview", "profile"),
        *("letter", "contact", "introduction", "experience"),
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the view; it reads the plan when it is first shown."""
        super().__init__(workspace, notices, settings, parent)
        self._chosen = ""
        self._rows: tuple[CaseRow, ...] = ()
        self._sites: tuple[tuple[str, str], ...] = ()
        tr = self.tr
        self.rotation = ChoiceField(((_ALL, tr("All rotations")),))
        self.search = SearchField()
        self.list = EntryList("caseList", tr("Case log"))
        self.record = CaseRecord(self._edit)
        self.counters = Counters("practice", (tr("here"), tr("in all")))
        self.aims = AimsPane(self._tick_aim, self._note_aim)
        self.lists = ListsPane(self._tick, self._note)
        self.feedback = FeedbackPane(self._add_feedback, self._edit_feedback)
        self.about, self.title = QLabel(), heading("", 1.15)
        self._stack = QStackedWidget()
        self._panes: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        self._offer_rotations()
        self._rows = case_log.rows()
        wanted = int(self._chosen.removeprefix(_CASE)) if self._chosen.startswith(_CASE) else 0
        if not self._chosen or (wanted and self._row(wanted) is None):
            listed = self._listed()
            self._chosen = f"{_CASE}{listed[0].id}" if listed else NOTHING
        elif self._chosen == NOTHING and self._rows:
            self._chosen = f"{_CASE}{self._rows[0].id}"
        self._show_list()
        self._show_chosen()

    @override
    def new_item(self) -> None:
        """Add a case and put the keyboard into its condition."""
        rotation, today = self._here(), self.workspace.today()
        self._started(self.workspace.run(self.tr("Add case"), lambda: case_log.add(rotation, today)))
        self.record.focus_condition()

    @override
    def focus_search(self) -> None:
        self.search.setFocus()

    @override
    def select(self, record: int) -> None:
        """Choose one case."""
        if self._stale:
            self._refresh_now()
        if self._row(record) is not None:
            self._started(record)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.record.unsaved() and not event.spontaneous():
            self.notices.tell(
                self.tr("A text in the case log is not saved yet: something in it could identify a patient.")
            )

    def show_panel(self, key: str) -> None:
        """Show the counters, the checklists or the feedback."""
        self._chosen = key
        self._show_list()
        self._show_chosen()

    def _lay_out(self) -> None:
        tr = self.tr
        self.rotation.setObjectName("casesRotation")
        self.rotation.setAccessibleName(tr("Rotation"))
        self.rotation.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rotation.setMinimumContentsLength(14)
        self.search.setObjectName("casesSearch")
        self.search.setAccessibleName(tr("Search cases"))
        self.search.setPlaceholderText(tr("Search cases"))
        self._delete = button(
            "deleteCase", tr("Delete case"), lambda: self._delete_case(self._chosen), tr("Del")
        )
        self._example = button("addExample", tr("Add worked example"), self._add_example)
        self._add = button("addCase", tr("Add case"), self.new_item, tr("Ctrl+N"))
        head = FlowBox()
        for part in (self.rotation, self.search, self._delete, self._example, self._add):
            head.add(part)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("casesSplit")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.list)
        split.addWidget(self._right())
        split.setStretchFactor(1, 1)
        unit = self.fontMetrics().averageCharWidth()
        self.list.setMinimumWidth(22 * unit)
        split.setSizes([34 * unit, 100 * unit])
        self.settings.attach("rotations/cases", split)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(split, 1)

    def _right(self) -> QWidget:
        tr = self.tr
        empty = no_cases(self.new_item, self._add_example)
        self.about.setObjectName("panelAbout")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty("role", "muted")
        self.title.setObjectName("panelTitle")
        panes = QWidget()
        panes.setMaximumWidth(WIDEST * self.fontMetrics().averageCharWidth())
        column = QVBoxLayout(panes)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(12)
        self._panes = {
            AIMS: self.aims,
            COUNTERS: self.counters,
            LISTS: self.lists,
            FEEDBACK: self.feedback,
        }
        for part in (self.title, self.about, *self._panes.values()):
            column.addWidget(part)
        column.addStretch(1)
        panel = QScrollArea()
        panel.setObjectName("casesPanel")
        panel.setAccessibleName(tr("Of the rotation"))
        panel.setWidgetResizable(True)
        panel.setFrameShape(QFrame.Shape.NoFrame)
        panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panel.setWidget(panes)
        self._hidden = hidden_cases(self._show_all_cases)
        for part in (empty, self.record, panel, self._hidden):
            self._stack.addWidget(part)
        return self._stack

    def _connect(self) -> None:
        self.rotation.committed.connect(self._on_rotation)
        self.search.textChanged.connect(lambda _text: self._show_list())
        self.search.left.connect(self.list.setFocus)
        self.list.chosen.connect(self._on_chosen)
        self.list.delete_requested.connect(self._delete_case)
        self.record.settled.connect(self._show_list)
        self.record.counters.counted.connect(partial(self._count, in_case=True))
        self.record.counters.uncounted.connect(partial(self._uncount, in_case=True))
        self.counters.counted.connect(self._count)
        self.counters.uncounted.connect(self._uncount)
        self.record.uses.told.connect(self._tell)
        self.record.uses.experienced.connect(self._experience)
        self.record.uses.copied.connect(
            lambda what: self.notices.tell(self.tr("Copied: {what}.").format(what=what.lower()))
        )
        self.feedback.delete_requested.connect(self._delete_feedback)
        self.aims.open_requested.connect(self._open_for)

    def _offer_rotations(self) -> None:
        first = self.rotation.count() == 1
        self._sites = tuple((str(one.id), one.site) for one in case_log.rotations())
        none = (_NONE, self.tr("Outside of rotations"))
        self.rotation.set_choices(((_ALL, self.tr("All rotations")), *self._sites, none))
        self.record.offer_rotations(self._sites)
        running = case_log.running(self.workspace.today())
        if first:
            self.rotation.load(_ALL if running is None else str(running))
        elif self.rotation.key() not in {_ALL, _NONE, *(key for key, _site in self._sites)}:
            self.rotation.load(_ALL)

    def _here(self) -> int | None:
        """Return the rotation that is shown; with all of them, the one that runs today."""
        key = self.rotation.key()
        if key == _ALL:
            return case_log.running(self.workspace.today())
        return None if key in {_NONE, ""} else int(key)

    def _row(self, case: int) -> CaseRow | None:
        return next((row for row in self._rows if row.id == case), None)

    def _listed(self) -> tuple[CaseRow, ...]:
        """Return the cases that the rotation and the search let through."""
        key, sought = self.rotation.key(), words(self.search.text())
        rows = self._rows if key == _ALL else [row for row in self._rows if row.rotation_id == self._here()]
        return tuple(row for row in rows if all(word_ in _searched(row) for word_ in sought))

    def _show_list(self) -> None:
        tr = self.tr
        rows = self._listed()
        entries = [
            Entry(AIMS, tr("Aims")),
            Entry(COUNTERS, tr("Counters")),
            Entry(LISTS, tr("Checklists")),
            Entry(FEEDBACK, tr("Feedback")),
            Entry("", "", tr("Cases: {n}").format(n=len(rows))),
        ]
        unsaved = self.record.unsaved()
        entries += [self._entry(row, unsaved=row.id in unsaved) for row in rows]
        self.list.show_entries(entries, self._chosen)
        if self.search.text() and self._rows and not rows:
            self._hidden.show_count(len(self._rows))
            self._stack.setCurrentWidget(self._hidden)
        elif self._stack.currentWidget() is self._hidden:
            self._show_chosen()

    def _show_all_cases(self) -> None:
        self.rotation.load(_ALL)
        self.search.clear()
        self._show_list()

    def _entry(self, row: CaseRow, *, unsaved: bool) -> Entry:
        if unsaved:
            second, tone = self.tr("not saved yet"), "attention"
        else:
            week = self.tr("week unknown") if row.week is None else short_day(row.week)
            parts = (week, row.gene, row.site if self.rotation.key() == _ALL else "")
            second, tone = " · ".join(part for part in parts if part), "text_muted"
        return Entry(f"{_CASE}{row.id}", row.condition or row.gene or self.tr("New case"), second, tone)

    def _show_chosen(self) -> None:
        row = self._row(int(self._chosen.removeprefix(_CASE))) if self._chosen.startswith(_CASE) else None
        self._delete.setEnabled(row is not None)
        if row is None:
            self.record.forget()
        if row is not None:
            self._stack.setCurrentIndex(1)
            self.record.show_case(row, case_log.open_interviews())
            self._show_list()
        elif self._chosen in self._panes:
            self._stack.setCurrentIndex(2)
            self._show_panel()
        else:
            self._stack.setCurrentIndex(0)

    def _show_panel(self) -> None:
        tr = self.tr
        titles = {
            AIMS: tr("What rotations are for"),
            COUNTERS: tr("Counters"),
            LISTS: tr("Checklists"),
            FEEDBACK: tr("Feedback received"),
        }
        self.title.setText(titles[self._chosen])
        here = self._here()
        site = dict(self._sites).get(str(here), "")
        self.about.setText(site or tr("Outside of rotations"))
        for key, pane in self._panes.items():
            pane.setVisible(key == self._chosen)
        if self._chosen == AIMS:
            self._show_aims()
        elif self._chosen == COUNTERS:
            self.counters.show_counts(practice.totals_of(here), practice.totals())
        elif self._chosen == LISTS:
            self.lists.show_lists(here, () if here is None else checklists.rows(here, self.workspace.today()))
        else:
            self.feedback.offer_people([(one.id, one.name) for one in people.rows()])
            every = self.rotation.key() == _ALL
            self.feedback.show_rows([row for row in feedback.rows() if every or row.rotation_id == here])

    def _show_aims(self) -> None:
        key = self.rotation.key()
        of = int(key) if key.isdecimal() else None
        where = self.rotation.currentText() if of is not None else self.tr("All rotations")
        rows = aims.rows(self.workspace.today(), of)
        met = self.tr("{where}: something to show for {n} of {all}")
        self.about.setText(met.format(where=where, n=sum(row.met for row in rows), all=len(rows)))
        self.aims.show_rows(rows)

    def _on_rotation(self, _key: str) -> None:
        listed = self._listed()
        if self._chosen.startswith(_CASE) or self._chosen == NOTHING:
            self._chosen = f"{_CASE}{listed[0].id}" if listed else COUNTERS if self._rows else NOTHING
        self._show_list()
        self._show_chosen()

    def _on_chosen(self, key: str) -> None:
        self._chosen = key
        self._show_chosen()

    def _started(self, case: int) -> None:
        self._chosen = f"{_CASE}{case}"
        self.search.clear()
        row = self._row(case)
        if row is not None and row not in self._listed():
            self.rotation.load(_ALL)
        self._show_list()
        self._show_chosen()

    def _add_example(self) -> None:
        rotation, today = self._here(), self.workspace.today()
        self._started(
            self.workspace.run(self.tr("Add worked example"), lambda: case_log.add_example(rotation, today))
        )

    def _edit(self, case: int, field: str, value: object, keep: tuple[Kept, ...]) -> None:
        row = self._row(case)
        name = row.condition or row.gene if row is not None else ""
        label = self.tr("Edit {case}").format(case=name) if name else self.tr("Edit case")
        self.workspace.run(label, lambda: case_log.edit(case, field, value, keep))

    def _delete_case(self, key: str) -> None:
        row = self._row(int(key.removeprefix(_CASE))) if key.startswith(_CASE) else None
        if row is None:
            return
        rest = [other.id for other in self._listed()]
        at = rest.index(row.id) if row.id in rest else 0
        after = [*rest[at + 1 :], *rest[:at][::-1]]
        self._chosen = f"{_CASE}{after[0]}" if after else ""
        name = rules.subject(row.told)
        self.workspace.run(self.tr("Delete {case}").format(case=name), lambda: case_log.delete(row.id))
        offer_undo(self.workspace, self.notices, self.tr("Deleted {case}.").format(case=name))

    def _count(self, kind: PracticeKind, *, in_case: bool = False) -> None:
        label = self.tr("Count: {what}").format(what=word(kind))
        today, (rotation, case) = self.workspace.today(), self._counting(in_case=in_case)
        self.workspace.run(label, lambda: practice.count(kind, today, rotation, case))

    def _uncount(self, kind: PracticeKind, *, in_case: bool = False) -> None:
        label = self.tr("Take back: {what}").format(what=word(kind))
        rotation, case = self._counting(in_case=in_case)
        self.workspace.run(label, lambda: practice.uncount(kind, rotation, case))

    def _counting(self, *, in_case: bool) -> tuple[int | None, int | None]:
        return (None, int(self._chosen.removeprefix(_CASE))) if in_case else (self._here(), None)

    def _tick(self, of: str, item: str, done: bool) -> None:  # noqa: FBT001 - the check box's own argument
        self._on_list(
            self.tr("Tick"),
            lambda rotation: checklists.tick(rotation, of, item, self.workspace.today(), done=done),
        )

    def _note(self, of: str, item: str, text: str) -> None:
        self._on_list(
            self.tr("Note where it showed"), lambda rotation: checklists.note(rotation, of, item, text)
        )

    def _open_for(self, aim: Aim) -> None:
        """Show where it is written down what an aim is shown by."""
        panel = {Aim.READINESS: LISTS, Aim.FIT: FEEDBACK}.get(aim)
        if panel is None:
            self.open_requested.emit("letters" if aim is Aim.LETTERS else "people", 0)
        else:
            self.show_panel(panel)

    def _tick_aim(self, aim: Aim, done: bool) -> None:  # noqa: FBT001 - the check box's own argument
        today = self.workspace.today()
        self.workspace.run(self.tr("Tick"), lambda: aims.tick(aim, today, done=done))

    def _note_aim(self, aim: Aim, text: str) -> None:
        self.workspace.run(self.tr("Note where it showed"), lambda: aims.note(aim, text))

    def _on_list(self, label: str, action: Callable[[int], None]) -> None:
        rotation = self._here()
        if rotation is not None:
            self.workspace.run(label, lambda: action(rotation))

    def _tell(self, interview: int) -> None:
        case = int(self._chosen.removeprefix(_CASE))
        label = self.tr("Talking point for an interview")
        self.workspace.run(label, lambda: case_log.tell_in_interview(case, interview))
        offer_undo(
            self.workspace, self.notices, self.tr("It stands in the interview's notes and on its prep sheet.")
        )

    def _experience(self, text: str) -> None:
        case = int(self._chosen.removeprefix(_CASE))
        self.workspace.run(self.tr("Add experience"), lambda: case_log.add_experience(case, text))
        offer_undo(self.workspace, self.notices, self.tr("Added to the experiences in your profile."))

    def _add_feedback(self, text: str, person: int | None, keep: tuple[Kept, ...]) -> None:
        rotation, today = self._here(), self.workspace.today()
        self.workspace.run(self.tr("Add feedback"), lambda: feedback.add(text, today, rotation, person, keep))

    def _edit_feedback(self, record: int, field: str, value: object, keep: tuple[Kept, ...]) -> None:
        self.workspace.run(self.tr("Edit feedback"), lambda: feedback.edit(record, field, value, keep))

    def _delete_feedback(self, record: int) -> None:
        self.workspace.run(self.tr("Delete feedback"), lambda: feedback.delete(record))
        offer_undo(self.workspace, self.notices, self.tr("Deleted the feedback."))


def _searched(row: CaseRow) -> str:
    texts = (row.site, *(str(getattr(row, field)) for field in case_log.TEXTS))
    return fold("\n".join(texts))
