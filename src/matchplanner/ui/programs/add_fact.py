"""Noting what a source says about a program."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from matchplanner.domain.claims import UNKNOWN, ClaimField, SourceKind
from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.days import parse_day
from matchplanner.ui.programs.source_field import SourceField
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import DayField
from matchplanner.ui.words import phrase, word
from matchplanner.ui.workspace import Workspace

ORDER = tuple(ClaimField)


class AddFactDialog(EntryDialog):
    """Asks for field, value, source and date of one claim."""

    def __init__(
        self, workspace: Workspace, program: ProgramRow, parent: QWidget, field: ClaimField = ClaimField.J1
    ) -> None:
        """Ask about one program, at first about this field; what a source says today is the usual case."""
        super().__init__(
            "addFactDialog",
            self.tr("Add a fact about {program}").format(program=program.name),
            self.tr("Add fact"),
            parent,
            self.tr("Several sources may stand side by side, even when they disagree."),
        )
        self._workspace = workspace
        self._program = program
        self.field = QComboBox()
        self.field.addItems([word(field) for field in ORDER])
        self.field.setCurrentIndex(ORDER.index(field))
        self.value = QComboBox()
        self.kind = QComboBox()
        self.kind.addItems([word(kind) for kind in SourceKind])
        self.source = SourceField(program.id, self.tr("Source"))
        self.seen_on = DayField()
        self.seen_on.load(workspace.today())
        self.note = QLineEdit()
        self.pick = QCheckBox(self.tr("Show this value whatever other sources say"))
        self.add("factField", self.tr("Fact"), self.field)
        self.add("factValue", self.tr("Value"), self.value)
        self.add("factKind", self.tr("Kind of source"), self.kind)
        self.form.add_row(self.tr("Source"), self.source)
        self.add("factSeenOn", self.tr("Seen on"), self.seen_on)
        self.add("factNote", self.tr("Note"), self.note)
        self.pick.setObjectName("factPick")
        self.pick.setAccessibleName(self.pick.text())
        self.form.add_row("", self.pick)
        self.field.currentIndexChanged.connect(self._on_field_changed)
        self.kind.currentIndexChanged.connect(lambda _at: self.source.show_kind(self._kind()))
        self.source.height_changed.connect(self.adjustSize)
        self.source.show_kind(self._kind())
        self._on_field_changed()
        self.submit_with(self._write)

    def _on_field_changed(self) -> None:
        rule = self._field().rule
        self.value.clear()
        self.value.setEditable(not rule.options)
        if rule.options:
            for value, label in (*rule.options, (UNKNOWN, "Unknown")):
                self.value.addItem(phrase(label), value)
        else:
            self.value.addItems(rule.suggestions)
        if self.value.isEditable():
            self.value.clearEditText()

    def _field(self) -> ClaimField:
        return ORDER[self.field.currentIndex()]

    def _kind(self) -> SourceKind:
        return tuple(SourceKind)[self.kind.currentIndex()]

    def _write(self) -> None:
        field, seen_on = self._field(), parse_day(self.seen_on.line.text())
        value = str(self.value.currentData()) if field.rule.options else self.value.currentText()

        def write() -> None:
            claim = programs.add_claim(
                self._program.id,
                field,
                value,
                self._kind(),
                source=self.source.stored(),
                seen_on=seen_on,
                note=self.note.text(),
            )
            if self.pick.isChecked():
                programs.pick_claim(claim)

        label = self.tr("Add {fact} of {program}").format(fact=word(field), program=self._program.name)
        self._workspace.run(label, write)
