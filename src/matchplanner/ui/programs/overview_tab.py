"""The first tab of a program: what decides, what to be wary of, how it fits, one's own marks."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.domain.tracks import Through
from matchplanner.services import considerations, research, tags
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.page import heading
from matchplanner.ui.programs.considerations import Considerations
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.programs.editors import WordsCompleter
from matchplanner.ui.programs.fit_section import FitSection
from matchplanner.ui.programs.key_facts import KeyFacts
from matchplanner.ui.widgets.fields import ChoiceField, LineField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.words import choices, word
from matchplanner.ui.workspace import Workspace

_STORED = {"region": "own_region"}
"""Columns whose typed value stands elsewhere in a row than the one shown."""


class OverviewTab(DetailTab):
    """What one wants to see of a program first."""

    TABLES = (*FitSection.TABLES, "consideration", "resident")

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(workspace, parent)
        self._fields: dict[str, LineField | ChoiceField] = {}
        self.facts = KeyFacts()
        self.facts.asked.connect(self.fact_requested)
        self.fit = FitSection(workspace)
        self.tags = LineField()
        self.tags.setPlaceholderText(self.tr("pediatric; small; welcoming"))
        self._words = QStringListModel(self)
        completer = WordsCompleter((), self.tags)
        completer.setModel(self._words)
        self.tags.setCompleter(completer)
        self.reasons = tuple(Considerations(workspace, kind) for kind in ConsiderationKind)
        self._tags_read = -1
        self._lay_out()

    @override
    def show_program(self, row: ProgramRow | None) -> None:
        fresh = self.shows_another(row)
        super().show_program(row)
        self.fit.show_program(row)
        if row is None:
            return
        for key, field in self._fields.items():
            field.load(str(getattr(row, _STORED.get(key, key))), fresh=fresh)
        self.tags.load("; ".join(row.tags), fresh=fresh)
        self._offer_tags()
        self.facts.show_program(row, research.warnings(row, self.workspace.today()))
        held = considerations.of(row.id)
        for listed in self.reasons:
            listed.show_program(row.id, held)

    def _lay_out(self) -> None:
        known = QVBoxLayout()
        known.addWidget(heading(self.tr("Key facts"), 1.15))
        known.addWidget(self.facts, 1)
        fits = QVBoxLayout()
        fits.addWidget(self.fit)
        fits.addStretch(1)
        marks = QVBoxLayout()
        marks.addWidget(self._form())
        marks.addStretch(1)
        first, second = QHBoxLayout(), QHBoxLayout()
        for part in (known, fits, marks):
            part.setSpacing(8)
            first.addLayout(part, 1)
        for listed in self.reasons:
            second.addWidget(listed, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 8, 8, 8)
        column.setSpacing(16)
        for row in (first, second):
            row.setSpacing(24)
            column.addLayout(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _form(self) -> Form:
        form = Form()
        statuses = [(str(status), word(status)) for status in ProgramStatus]
        kinds = [(str(kind), word(kind)) for kind in ProgramType]
        region = LineField()
        region.setPlaceholderText(self.tr("as the state"))
        rows: tuple[tuple[str, str, str, LineField | ChoiceField], ...] = (
            ("status", "programStatus", self.tr("Status"), ChoiceField(statuses)),
            ("program_type", "programType", self.tr("Type"), ChoiceField(kinds)),
            ("track", "programTrack", self.tr("Match"), ChoiceField(choices(Through))),
            ("institution", "programInstitution", self.tr("Institution"), LineField()),
            ("city", "programCity", self.tr("City"), LineField()),
            ("state", "programState", self.tr("State"), LineField()),
            ("region", "programRegion", self.tr("Region"), region),
            ("website", "programWebsite", self.tr("Website"), LineField()),
            ("nrmp_code", "programNrmpCode", self.tr("NRMP code"), LineField()),
            ("acgme_id", "programAcgmeId", self.tr("ACGME ID"), LineField()),
        )
        for key, name, label, field in rows:
            self._fields[key] = field
            form.add(name, label, field, self.writer(key, label))
            if key == "status":
                form.add("programTags", self.tr("Tags"), self.tags, self._tag)
        return form

    def _offer_tags(self) -> None:
        """Complete the tags in use; they are read again only once the plan has changed."""
        version = self.workspace.version
        if self._tags_read != version:
            self._tags_read = version
            self._words.setStringList(list(tags.names()))

    def _tag(self, text: str) -> None:
        row = self.row
        if row is not None:
            wanted = tags.parsed(text)
            label = self.tr("Tag {program}").format(program=row.name)
            self.workspace.run(label, lambda: tags.put([row.id], wanted))
