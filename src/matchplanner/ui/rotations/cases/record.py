"""The record of a case: what it was, what I did, what I learned, and what becomes of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from matchplanner.domain import case_log as rules
from matchplanner.domain.case_log import AgeBand, CaseRole, Inheritance, Topic
from matchplanner.domain.identifiers import Kept
from matchplanner.domain.interviews import Enough
from matchplanner.services import practice
from matchplanner.services.case_log import REASONING, TEXTS, CaseRow
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.page import heading, muted
from matchplanner.ui.rotations.cases.case_fields import hint, label
from matchplanner.ui.rotations.cases.counters import Counters
from matchplanner.ui.rotations.cases.look_ups import LookUps
from matchplanner.ui.rotations.cases.tick_flow import TickFlow
from matchplanner.ui.rotations.cases.uses_panel import UsesPanel
from matchplanner.ui.scanned_text import Draft, ScannedText
from matchplanner.ui.widgets.fields import ChoiceField, DayField, Field, LineField, NoteField, handed_to
from matchplanner.ui.widgets.fold import Fold
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.words import choices, word

Edit = Callable[[int, str, object, tuple[Kept, ...]], None]

WIDEST = 130
"""Average characters of a column of fields: longer lines are tiring to read."""

_NOTE_LINES = {"learning": 4, "questions": 6}
_LINES = 3


class CaseRecord(QScrollArea):
    """Shows one case; each value goes to `edit` as (case, field, value, what stays on purpose)."""

    settled = Signal()
    """A text was saved, or refused: what is unsaved may have changed."""

    def __init__(self, edit: Edit, parent: QWidget | None = None) -> None:
        """Start without a case; `edit` may refuse a value with a UserError."""
        super().__init__(parent)
        self.setObjectName("caseRecord")
        self.setAccessibleName(self.tr("Case"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._edit = edit
        self._row: CaseRow | None = None
        self._drafts: dict[int, dict[str, Draft]] = {}
        self._problems: list[QLabel] = []
        self.texts = {field: self._text(field) for field in TEXTS}
        self.inheritance, self.week = ChoiceField(choices(Inheritance)), DayField()
        self.age = ChoiceField(choices(AgeBand))
        self.rotation = ChoiceField((("", self.tr("none")),))
        self.roles, self.topics = TickFlow("caseRole", CaseRole), TickFlow("caseTopic", Topic)
        self.look_ups = LookUps()
        self.counters = Counters("inCase", (self.tr("in this case"),))
        self.uses = UsesPanel()
        self._make_folds()
        self._connect()
        self.setWidget(self._column())

    def show_case(self, row: CaseRow, interviews: tuple[InterviewRow, ...]) -> None:
        """Show a case; what could not be saved of the last one is kept until it is shown again."""
        fresh = self._row is None or self._row.id != row.id
        if fresh:
            self._keep_drafts()
        drafts = self._drafts.pop(row.id, {}) if fresh else {}
        self._row = row
        self.title.setText(rules.subject(row.told))
        for field, text in self.texts.items():
            text.load(getattr(row, field), row.kept, fresh=fresh, draft=drafts.get(field))
        self.inheritance.load(row.inheritance.value)
        self.age.load(row.age.value)
        self.week.load(row.week, fresh=fresh)
        self.rotation.load("" if row.rotation_id is None else str(row.rotation_id))
        self.roles.load(row.roles)
        self.topics.load(row.topics)
        self.look_ups.show_case(row)
        self.counters.show_counts(practice.totals_in(row.id))
        self.uses.show_case(row, interviews)
        self._summarise(row)
        if fresh:
            for line in self._problems:
                show_problem(line, "")
            self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show no case any more."""
        self._keep_drafts()
        self._row = None

    def offer_rotations(self, offered: tuple[tuple[str, str], ...]) -> None:
        """Offer rotations that the case may belong to, as (key, name)."""
        self.rotation.set_choices((("", self.tr("none")), *offered))

    def unsaved(self) -> frozenset[int]:
        """Return the cases of which a text could not be saved yet."""
        now = {self._row.id} if self._row is not None and self._refused() else set()
        return frozenset(now | self._drafts.keys())

    def focus_condition(self) -> None:
        """Put the keyboard into the condition."""
        self.texts["condition"].field.setFocus()

    def _refused(self) -> dict[str, Draft]:
        found = {field: text.draft() for field, text in self.texts.items()}
        return {field: draft for field, draft in found.items() if draft is not None}

    def _keep_drafts(self) -> None:
        refused = self._refused()
        if self._row is not None and refused:
            self._drafts[self._row.id] = refused

    def _text(self, field: str) -> ScannedText:
        def store(text: str, keeps: tuple[Kept, ...]) -> None:
            if self._row is not None:
                self._edit(self._row.id, field, text, keeps)

        editor: LineField | NoteField = LineField()
        if field not in {"condition", "gene"}:
            editor = NoteField()
            lines = _NOTE_LINES.get(field, _LINES)
            editor.setFixedHeight(lines * editor.fontMetrics().lineSpacing() + 12)
        editor.setPlaceholderText(hint(field))
        made = ScannedText(f"case_{field}", label(field), editor, store)
        made.looked.connect(self.settled)
        made.looked.connect(lambda: self._reveal(made))
        return made

    def _reveal(self, text: ScannedText) -> None:
        """Scroll to what was found once it has its place."""
        if not text.box.isHidden():
            QTimer.singleShot(0, text.box, lambda: self.ensureWidgetVisible(text.box))

    def _make_folds(self) -> None:
        tr = self.tr
        self.reasoning = Fold("caseReasoning", tr("Reasoning"), _column(*(self.texts[f] for f in REASONING)))
        self.evening = Fold("caseEvening", tr("The night before"), self.texts["questions"])
        self.counseling = Fold("caseCounseling", tr("Counseling practised"), self.topics)
        self.counted = Fold("caseCounted", tr("Counted in this case"), self.counters)
        self.used = Fold("caseUses", tr("Use it"), self.uses)
        self.folds = (self.reasoning, self.evening, self.counseling, self.counted, self.used)

    def _connect(self) -> None:
        def saver(field: str) -> Callable[[object], None]:
            return lambda value: self._save(field, value)

        for ticks, field in (
            (self.roles, "roles"),
            (self.topics, "topics"),
            (self.look_ups.ticks, "looked_up"),
        ):
            ticks.committed.connect(saver(field))

    def _save(self, field: str, value: object) -> None:
        if self._row is not None:
            self._edit(self._row.id, field, value, ())
        if self._row is not None and field == "week":
            self.week.load(self._row.week, fresh=True)  # another day of the same week changes nothing

    def _column(self) -> QWidget:
        self.title = heading("", 1.15)
        self.title.setObjectName("caseTitle")
        self.title.setWordWrap(True)
        self._kept = muted("")
        self._kept.setObjectName("caseKept")
        role = muted(self.tr("My part"))
        inside = _column(
            self.title,
            self._head(),
            _column(role, self.roles),
            self.texts["learning"],
            self.look_ups,
            *self.folds,
        )
        column = inside.layout()
        if isinstance(column, QVBoxLayout):
            inside.setMaximumWidth(WIDEST * self.fontMetrics().averageCharWidth())
            column.setContentsMargins(16, 8, 16, 16)
            column.setSpacing(12)
            column.addWidget(self._kept)
            column.addStretch(1)
        return inside

    def _head(self) -> QWidget:
        head = QWidget()
        grid = QGridLayout(head)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, stretch in enumerate((3, 2)):
            grid.setColumnStretch(at, stretch)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.texts["condition"], 0, 0, top)
        grid.addWidget(self.texts["gene"], 0, 1, top)
        grid.addWidget(self._cell("inheritance", self.tr("Inheritance"), self.inheritance), 1, 0, top)
        grid.addWidget(self._cell("week", self.tr("Week, by its Monday"), self.week), 1, 1, top)
        grid.addWidget(self._cell("rotation_id", self.tr("Rotation"), self.rotation), 2, 0, top)
        grid.addWidget(self._cell("age", self.tr("Age, roughly"), self.age), 2, 1, top)
        return head

    def _cell(self, field: str, text: str, editor: Field) -> QWidget:
        name_field(editor, f"case_{field}", text)
        problem = problem_line(f"case_{field}Problem")
        handed_to(editor, lambda said: show_problem(problem, said), lambda value: self._save(field, value))
        if isinstance(editor, ChoiceField):
            editor.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.setMinimumContentsLength(10)
        self._problems.append(problem)
        caption = muted(text)
        caption.setWordWrap(False)
        caption.setBuddy(editor)
        return _column(caption, editor, problem, spacing=2)

    def _summarise(self, row: CaseRow) -> None:
        tr = self.tr
        written = sum(bool(getattr(row, field)) for field in REASONING)
        self.reasoning.tell(tr("{n} of {all} written").format(n=written, all=len(REASONING)))
        count = rules.question_count(row.questions)
        verdict = rules.questions_enough(count)
        words = {
            Enough.FEW: tr("{n} of 3-5 questions: add more"),
            Enough.FINE: tr("{n} of 3-5 questions"),
            Enough.MANY: tr("{n} of 3-5 questions: keep the best"),
        }
        tone = "ok" if verdict is Enough.FINE else "attention"
        self.evening.tell(words[verdict].format(n=count), tone if row.questions else "muted")
        self.counseling.tell(", ".join(word(topic) for topic in row.topics))
        self.counted.tell(", ".join(kind.done(number) for kind, number in row.practice))
        self.used.tell(tr("talking point, line for the letter writer, ERAS"))
        kept = "\n".join(f"“{one.words}” ({word(one.kind).lower()}): {one.reason}" for one in row.kept)
        self._kept.setText(tr("Kept on purpose:\n{kept}").format(kept=kept))
        self._kept.setVisible(bool(row.kept))


def _column(*parts: QWidget, spacing: int = 8) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    return made
