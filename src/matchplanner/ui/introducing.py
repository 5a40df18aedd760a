"""Noting who could help at which program, asked from the person's side or from the program's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from matchplanner.domain.mentoring import HelpKind
from matchplanner.errors import UserError
from matchplanner.services import introductions, people
from matchplanner.ui.days import parse_day
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField
from matchplanner.ui.widgets.forms import name_field, show_problem
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

KINDS = {HelpKind.INTRODUCE: "Note an introduction", HelpKind.SPEAK: "Note who speaks for you"}
"""The title of the dialog, by kind."""


class IntroductionDialog(EntryDialog):
    """Takes program, acquaintance and day; the person is given, or chosen where the program is."""

    added = Signal(int)
    """The line of this id is new."""

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget,
        *,
        person: int = 0,
        kind: HelpKind = HelpKind.INTRODUCE,
        program: int = 0,
    ) -> None:
        """Ask for a way to a program; one of person and program is given."""
        title = parent.tr(KINDS[kind]) if person else parent.tr("Who could help here?")
        super().__init__("introductionDialog", title, parent.tr("Add"), parent)
        self._workspace = workspace
        self._given = (person, program)
        self.person = PickField(self.tr("type or choose a name"))
        self.add_person = QCheckBox(self.tr("Add this person to People"))
        self.program = PickField(self.tr("type or choose a program; blank if it is not known yet"))
        self.kind = ChoiceField(choices(HelpKind))
        self.kind.load(kind.value)
        self.through = QLineEdit()
        self.through.setPlaceholderText(self.tr("whom they know there, if you know it"))
        self.asked_on = DayField()
        self.asked_on.line.setPlaceholderText(self.tr("not asked yet"))
        self.asked_on.problem.connect(lambda text: show_problem(self.problem, text))
        self.note = QLineEdit()
        if person:
            self.program.offer(introductions.programs_offered())
            self.add("introductionProgram", self.tr("Program"), self.program)
        else:
            self.form.add_row(self.tr("Person"), self._who())
            self.add("introductionKind", self.tr("Kind of help"), self.kind)
        self.add("introductionThrough", self.tr("Through"), self.through)
        self.add("introductionAsked", self.tr("Asked on"), self.asked_on)
        self.add("introductionNote", self.tr("Note"), self.note)
        self.submit_with(self._write)

    def _who(self) -> QWidget:
        """Return the list of people, and under it the offer to add somebody who is not in it."""
        self.person.offer(introductions.people_offered())
        name_field(self.person, "introductionPerson", self.tr("Person"))
        self.add_person.setObjectName("introductionNewPerson")
        self.add_person.setAccessibleName(self.add_person.text())
        self.add_person.setChecked(True)
        self.add_person.hide()
        self.person.editTextChanged.connect(lambda _text: self.add_person.setVisible(self._is_new()))
        both = QWidget()
        both.setFocusProxy(self.person)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.person)
        column.addWidget(self.add_person)
        return both

    def _is_new(self) -> bool:
        return bool(self.person.typed()) and not self.person.record()

    def _write(self) -> None:
        person, program = self._given
        asked_on = parse_day(self.asked_on.line.text())
        new = self.person.typed() if not person and self._is_new() and self.add_person.isChecked() else ""
        if not person and not new:
            person = self._picked(self.person, self.tr("Nobody of this name is under People."))
        if not program and self.program.typed():
            program = self._picked(self.program, self.tr("No program of this name is in the plan."))
        kind, through, note = HelpKind(self.kind.key()), self.through.text(), self.note.text()

        def write() -> int:
            helper = people.add(new) if new else person
            words = {"program": program, "through": through, "note": note}
            return introductions.add(helper, kind, asked_on=asked_on, **words)

        self.added.emit(self._workspace.run(self.tr(KINDS[kind]), write))

    def _picked(self, field: PickField, refusal: str) -> int:
        record = field.record()
        if not field.typed():
            raise UserError(self.tr("Say who could help."), self.tr("Type a name, or choose one."))
        if not record:
            raise UserError(refusal, self.tr("Choose one from the list."))
        return record
