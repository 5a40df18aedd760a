"""A research year seen month by month, with what it meets, before any of it is written down."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from typing_extensions import override

from matchplanner.domain.research_year import CLINICAL_MONTHS, MonthKind, ResearchYear
from matchplanner.services import research_plans
from matchplanner.services.research_plans import YearPreview
from matchplanner.ui import theme
from matchplanner.ui.application.plans.plan_words import effect_text, month_words, tr
from matchplanner.ui.days import parse_day, short_day
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField, LineField
from matchplanner.ui.widgets.forms import show_problem
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.wrapped import Wrapped
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_MONTH_WIDTH, _MONTH_LINES = 6, 2.6
_RADIUS = 4
_WIDTH = 110
_CLASH, _FREE = "! ", "\N{EN DASH} "


class MonthBar(QWidget):
    """Twelve months in a row, those in the clinic filled; each with its name and what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a year."""
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs so in every language
        self._year: ResearchYear | None = None

    def show_year(self, year: ResearchYear | None) -> None:
        """Show a year, or none."""
        self._year = year
        self.setAccessibleDescription("" if year is None else month_words(year))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(12 * _MONTH_WIDTH * metrics.averageCharWidth(), int(_MONTH_LINES * metrics.height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._year is None:
            return
        painter, tokens = QPainter(self), theme.tokens(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / len(self._year.months)
        for month in self._year.months:
            box = QRectF((month.number - 1) * wide + 1, 0.5, wide - 2, self.height() - 1)
            clinical = month.kind is MonthKind.CLINICAL
            painter.setPen(tokens.color("accent" if clinical else "edge"))
            painter.setBrush(tokens.color("accent_soft" if clinical else "surface"))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            painter.setPen(tokens.color("text"))
            upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
            lower = upper.translated(0, upper.height())
            painter.setFont(self.font())
            name = short_day(month.span.start).split()[1]
            painter.drawText(upper, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, name)
            painter.setFont(theme.sized(self.font(), 0.85))
            painter.setPen(tokens.color("text_muted"))
            use = tr("clinic") if clinical else tr("output")
            painter.drawText(lower, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, use)


class ResearchYearDialog(EntryDialog):
    """Asks for the start, one or two clinical months and the place; shows what comes of it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Begin on the first of next month, with one month in the clinic."""
        super().__init__(
            "researchYearDialog",
            tr("Lay out a research year"),
            tr("Write it down"),
            parent,
            tr(
                "One or two months of clinical exposure, ten or eleven of research: aim for an abstract at a "
                "genetics meeting and a paper with your name on it."
            ),
        )
        self._workspace = workspace
        self._start, self._place = DayField(), LineField()
        self._clinical = ChoiceField([(str(n), counted("1 month", "{n} months", n)) for n in CLINICAL_MONTHS])
        self._block = QCheckBox(tr("Keep other rotations out of the months of research"))
        self._block.setChecked(True)
        self.bar, self._words, self._effects = MonthBar(), _wrapped("researchWords"), _wrapped("")
        self.widen(_WIDTH)
        self._start.load(research_plans.suggested_start(workspace.today()))
        self._clinical.load(str(CLINICAL_MONTHS[0]))
        self._place.setPlaceholderText(tr("laboratory or clinical team, as far as known"))
        for name, label, field in (
            ("researchStart", tr("Begins on"), self._start),
            ("researchClinical", tr("In the clinic"), self._clinical),
            ("researchPlace", tr("Where"), self._place),
            ("researchMonths", tr("Months"), self.bar),
        ):
            self.add(name, label, field)
        self.form.add_row("", self._words)
        self.add("researchEffects", tr("What it meets"), self._effects)
        self._block.setObjectName("researchBlock")
        self._block.setAccessibleName(self._block.text())
        self.form.add_row("", self._block)
        self._start.committed.connect(lambda _day: self._show())
        self._start.problem.connect(lambda text: show_problem(self.problem, text))
        self._clinical.committed.connect(lambda _key: self._show())
        self.submit_with(self._store)
        self._show()
        self._start.line.setFocus()

    def _preview(self, day: date | None) -> YearPreview:
        return research_plans.preview(day, int(self._clinical.key()), self._workspace.today())

    def _show(self) -> None:
        day = self._start.day()
        found = None if day is None else self._preview(day)
        show_problem(self.problem, tr("When does the year begin?") if found is None else "")
        self.bar.show_year(None if found is None else found.year)
        self._words.setText("" if found is None else month_words(found.year))
        effects = () if found is None else found.effects
        lines = [f"{_CLASH if one.clash else _FREE}{effect_text(one)}" for one in effects]
        self._effects.setText("\n".join(lines) or tr("Nothing that is dated in your plan."))
        set_tone(self._effects, "attention" if any(one.clash for one in effects) else "muted")
        self._grow()

    def _grow(self) -> None:
        """Be high enough for all lines: a window does not ask its wrapped texts by itself."""
        column = self.layout()
        if column is not None:
            needed = column.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def _store(self) -> None:
        year = self._preview(parse_day(self._start.line.text())).year
        place, block = self._place.text(), self._block.isChecked()
        label = tr("Research year from {day}").format(day=short_day(year.span.start))
        self._workspace.run(label, lambda: research_plans.add_year(year, place, block=block))


def _wrapped(name: str) -> QLabel:
    label = Wrapped()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
