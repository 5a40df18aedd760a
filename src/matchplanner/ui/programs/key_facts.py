"""The facts that decide about a program and what to be wary of, a line each, on its first tab."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from matchplanner.domain.claims import ClaimField, Fact
from matchplanner.services.programs import ProgramRow
from matchplanner.ui import theme
from matchplanner.ui.fact_words import age_words, state_words, value_words
from matchplanner.ui.words import word

_SHOWN = (
    ClaimField.J1,
    ClaimField.H1B,
    ClaimField.ECFMG_REQUIRED,
    ClaimField.USMLE_STEP2_MIN,
    ClaimField.PRIOR_GME_YEARS,
    ClaimField.DURATION_YEARS,
    ClaimField.POSITIONS_PER_YEAR,
    ClaimField.ACCREDITATION,
    ClaimField.APPLICATION_DEADLINE,
)
_USUAL = 50  # average characters of a line


class KeyFacts(QLabel):
    """Value, age and doubt of each; the name of one leads to its sources."""

    asked = Signal(object)
    """The sources of this ClaimField are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("programKeyFacts")
        self._row: ProgramRow | None = None
        self._warnings: Sequence[str] = ()
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(lambda field: self.asked.emit(ClaimField(field)))

    def show_program(self, row: ProgramRow, warnings: Sequence[str]) -> None:
        """Show a program's facts, below what is to be looked into."""
        self._row, self._warnings = row, warnings
        color = theme.tokens(self).danger
        heeded = "".join(
            f'<tr><td colspan="2" style="color: {color}">{html.escape(text)}</td></tr>' for text in warnings
        )
        lines = "".join(self._line(row.facts[field]) for field in _SHOWN)
        text = f'<table width="100%" cellspacing="3">{heeded}{lines}</table>'
        if text != self.text():
            self._heights.clear()
            self.setText(text)

    @override
    def sizeHint(self) -> QSize:
        """Ask for lines of a usual width: Qt would lay the text out at many widths to find the best one."""
        metrics = self.fontMetrics()
        return QSize(_USUAL * metrics.averageCharWidth(), len(_SHOWN) * metrics.lineSpacing())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self.fontMetrics().lineSpacing())

    @override
    def heightForWidth(self, width: int) -> int:
        """Lay the text out once for each width; a page being laid out asks for the same ones repeatedly."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    @override
    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._row is not None:
            self.show_program(self._row, self._warnings)

    def _line(self, fact: Fact) -> str:
        of = theme.tokens(self)
        value, age, todo = (
            html.escape(text)
            for text in (value_words(fact), age_words(fact).removeprefix("seen "), state_words(fact))
        )
        said = f"<b>{value}</b>" if fact.known else f'<span style="color: {of.text_muted}">{value}</span>'
        when = f' <span style="color: {of.text_muted}">· {age}</span>' if fact.answered else ""
        color = of.danger if fact.disputed else of.attention
        doubt = f' · <span style="color: {color}">{todo}</span>' if todo else ""
        name = f'<a href="{fact.field.value}">{html.escape(word(fact.field))}</a>'
        return f'<tr><td width="38%">{name}</td><td>{said}{when}{doubt}</td></tr>'
