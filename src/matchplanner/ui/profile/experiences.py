"""The table of experiences (R14, R25, R30, R31)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.us_experience import KINDS
from matchplanner.services import experiences, us_experience
from matchplanner.services.experiences import ExperienceRow
from matchplanner.ui.days import day_text, parse_day, short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.profile.commitment import Commitment
from matchplanner.ui.profile.lines import LineTable
from matchplanner.ui.profile.us_experience import UsExperience
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import choices, word
from matchplanner.ui.workspace import Workspace

_WIDTHS = (16, 20, 12, 14, 14, 8, 6)
_STRETCHED = 1


class Experiences(QObject):
    """Research, posts, publications, courses: what programs may have use for."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Build the table; `refresh` fills it."""
        super().__init__(parent)
        self._workspace = workspace
        self.model = RowTableModel(self._columns(), self)
        table = RecordTable("experiencesTable", self.tr("Experiences"))
        table.show_model(self.model, _WIDTHS, _STRETCHED)
        table.setItemDelegateForColumn(
            self.model.column_of("kind"), ChoiceDelegate(self.tr("Kind"), choices(ExperienceKind), table)
        )
        table.delete_requested.connect(self._delete)
        self.widget = LineTable(
            table,
            self.tr(
                "None noted. Add research posts, projects, abstracts, papers and whatever shows that "
                "genetics is what you want."
            ),
            ("addExperience", self.tr("Add experience...")),
            ("deleteExperience", self.tr("Delete experience")),
        )
        self.widget.on_add(self._ask)
        self.commitment = Commitment()
        self.commitment.add_requested.connect(self._ask)
        self.us = UsExperience()
        self.us.add_requested.connect(self._ask)

    def refresh(self) -> None:
        """Read the experiences again."""
        held = experiences.rows()
        self.widget.show_rows(self.model, held)
        self.commitment.show_held(experiences.held(self._workspace.today()))
        self.us.show_summary(us_experience.summary(self._workspace.today()))

    def _columns(self) -> tuple[Column[ExperienceRow], ...]:
        tr = self.tr
        return (
            Column(
                "kind",
                tr("Kind"),
                lambda row: word(row.kind),
                self._edit("kind"),
                edited=lambda row: row.kind.value,
            ),
            Column("title", tr("Title"), lambda row: row.title, self._edit("title")),
            Column(
                "keywords",
                tr("Keywords"),
                lambda row: ", ".join(row.keywords),
                self._edit("keywords"),
                tip=lambda _row: tr("Matched to the strengths of programs; part them with commas"),
            ),
            self._day_column("started_on", tr("From"), lambda row: row.started_on),
            self._day_column("ended_on", tr("Until"), lambda row: row.ended_on),
            Column(
                "weeks",
                tr("Weeks"),
                lambda row: "" if row.length is None else str(row.length),
                self._edit("weeks"),
                edited=lambda row: "" if row.weeks is None else str(row.weeks),
                tip=lambda _row: tr("Where left open, counted from the days"),
                numeric=True,
            ),
            Column("url", tr("Link"), lambda row: row.url, self._edit("url")),
        )

    def _day_column(
        self, key: str, title: str, day: Callable[[ExperienceRow], date | None]
    ) -> Column[ExperienceRow]:
        def shown(row: ExperienceRow) -> str:
            found = day(row)
            return "" if found is None else short_day(found)

        return Column(
            key, title, shown, self._edit(key, parse_day), edited=lambda row: day_text(day(row), "")
        )

    def _edit(self, field: str, read: Callable[[str], object] = str) -> Callable[[ExperienceRow, str], None]:
        def edit(row: ExperienceRow, value: str) -> None:
            taken = read(value)
            self._workspace.run(
                self.tr("Edit experience {title}").format(title=row.title),
                lambda: experiences.edit(row.id, field, taken),
            )

        return edit

    def _ask(self, kind: ExperienceKind = ExperienceKind.OTHER) -> None:
        title = self.tr("Add an experience")
        if kind is not ExperienceKind.OTHER:
            name = word(kind)
            name = name if kind in KINDS else name.lower()
            title = self.tr("Add an experience: {kind}").format(kind=name)
        words = (title, self.tr("Title"), self.tr("Add"))
        ask_line(self.widget.window(), "experienceDialog", words, lambda text: self._add(text, kind))

    def _add(self, title: str, kind: ExperienceKind) -> None:
        added = self._workspace.run(self.tr("Add experience"), lambda: experiences.add(title, kind))
        self.widget.table.select(added)

    def _delete(self, record: int) -> None:
        if record:
            self._workspace.run(self.tr("Delete experience"), lambda: experiences.delete(record))
