"""What the signals ask for: which program, how many there are in the season."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from typing_extensions import override

from matchplanner.domain.origins import Origin
from matchplanner.domain.season import Track
from matchplanner.domain.token_tables import SIGNALS, SignalTable, TokenKind, counts_text
from matchplanner.errors import UserError
from matchplanner.services import signal_tables, tokens
from matchplanner.services.tokens import SignalRow
from matchplanner.ui.application.signals.signal_words import (
    counts_words,
    meter_name,
    meter_words,
    tr,
)
from matchplanner.ui.days import parse_day
from matchplanner.ui.models.rows import Column
from matchplanner.ui.origin_words import sure_words
from matchplanner.ui.season_values import SeasonValues, Shape
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField, LineField
from matchplanner.ui.widgets.links import linked
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.words import choices, word
from matchplanner.ui.workspace import Workspace


class GiveSignal(EntryDialog):
    """Asks which program a signal goes to, of which kind and why; or where one is to go instead."""

    def __init__(
        self,
        workspace: Workspace,
        specialties: Sequence[str],
        parent: QWidget,
        moved: SignalRow | None = None,
    ) -> None:
        """Offer the programs, those to apply to first; `moved` is the signal to go elsewhere."""
        title = tr("Give a signal") if moved is None else tr("Move the signal to {program}")
        accept = tr("Give it") if moved is None else tr("Move it")
        shown = title if moved is None else title.format(program=moved.program)
        super().__init__("giveSignalDialog", shown, accept, parent)
        self._workspace, self._moved = workspace, moved
        self._program = PickField(tr("Type a part of its name"))
        self._program.offer(tokens.programs_offered())
        self._specialty = ChoiceField([(name, name) for name in specialties])
        self._kind = ChoiceField([(kind.value, word(kind)) for kind in SIGNALS])
        self._note = LineField()
        self._note.setPlaceholderText(tr("what this program has that the others lack"))
        self._left = QLabel()
        self._left.setObjectName("signalLeft")
        self._left.setWordWrap(True)
        self.add("signalProgram", tr("Program"), self._program)
        self.add("signalSpecialty", tr("Specialty"), self._specialty)
        if moved is None:
            self.add("signalKind", tr("Kind"), self._kind)
            self.add("signalNote", tr("Why there"), self._note)
        self.form.add_row(tr("Left"), self._left)
        self._kind.load(TokenKind.SIGNAL.value if moved is None else moved.kind.value)
        self._specialty.load("" if moved is None else moved.specialty)
        self._program.currentTextChanged.connect(lambda _text: self._follow_program())
        self._specialty.currentIndexChanged.connect(lambda _at: self._tell_left())
        self._tell_left()
        self.submit_with(self._store)
        self._program.setFocus()

    def _follow_program(self) -> None:
        """Propose the specialty the program is applied to in, and a kind that is left."""
        program = self._program.record()
        if program:
            specialty, kind = tokens.usual(program)
            if specialty:
                self._specialty.load(specialty)
            self._kind.load(kind.value)

    def _tell_left(self) -> None:
        name = self._specialty.key().casefold()
        found = [one for one in tokens.read([name]).meters if one.specialty.casefold() == name]
        self._left.setText("\n".join(f"{meter_name(one)}: {meter_words(one)}" for one in found if name))

    def _store(self) -> None:
        program, specialty = self._program.record(), self._specialty.key()
        if not program:
            raise UserError(tr("No program has that name."), tr("Choose one of the list."))
        moved = self._moved
        if moved is not None:
            label = tr("Move the signal from {program}").format(program=moved.program)
            self._workspace.run(label, lambda: tokens.move(moved.id, program, specialty))
            return
        kind, note = TokenKind(self._kind.key()), self._note.text()
        label = tr("Give a signal to {program}").format(program=self._program.typed())
        self._workspace.run(label, lambda: tokens.give(program, kind, specialty, note))


@dataclass(frozen=True, slots=True)
class _There:
    """A line of the season's table; without a track it is the limit of divisions."""

    id: int
    name: str
    track: Track | None
    words: str
    typed: str
    said: str
    origin: Origin


class SeasonSignals(SeasonValues):
    """What the season has, by specialty, with what stands behind each; every number may be corrected."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Show the target year's season."""
        text = tr(
            "ERAS publishes a list for each season. Check your specialties on it before you give "
            "any, and correct what differs. A signal can go only to programs that take part."
        )
        shape = Shape(
            name="seasonSignals",
            title=tr("Signals of the season"),
            text=text,
            table="seasonSignalsTable",
            sources="signalSources",
            widths=(33, 25, 24, 42),
            growing=3,
            lines=32,
        )
        super().__init__(workspace, shape, _columns(), parent)

    @override
    def offers(self) -> tuple[QPushButton, ...]:
        return (
            button("correctSignals", tr("Correct..."), self.correct),
            button("shippedSignals", tr("Back to the shipped one"), self._on_back),
            button("addSpecialty", tr("Add a specialty..."), self._on_add),
        )

    @override
    def rows(self) -> Sequence[_There]:
        return _lines(signal_tables.of_season())

    @override
    def sources(self) -> str:
        row = self._current()
        if row is None:
            return ""
        links = ", ".join(map(linked, row.origin.sources))
        said = tr("Source: {links}").format(links=links) if links else ""
        return " ".join(part for part in (row.origin.note, said) if part)

    @override
    def correct(self) -> None:
        row = self._current()
        if row is not None:
            CorrectSignals(self.workspace, row, self).open()

    def _current(self) -> _There | None:
        row = self.table.row()
        return row if isinstance(row, _There) else None

    def _on_add(self) -> None:
        CorrectSignals(self.workspace, None, self).open()

    def _on_back(self) -> None:
        row = self._current()
        if row is None:
            return
        label = tr("Back to the shipped number: {name}").format(name=row.name)
        if row.track is None:
            self.workspace.run(label, lambda: signal_tables.correct_divisions(""))
        else:
            track = row.track
            self.workspace.run(label, lambda: signal_tables.correct(row.name, track, ""))


class CorrectSignals(EntryDialog):
    """Asks for the user's own number, for a line of the table or a specialty that is not on it."""

    def __init__(self, workspace: Workspace, row: _There | None, parent: QWidget) -> None:
        """Start with the number as it stands, checked today."""
        title = tr("Add a specialty") if row is None else row.name
        super().__init__("correctSignalsDialog", title, tr("Use this number"), parent)
        self._workspace, self._row = workspace, row
        self._name, self._track = LineField(), ChoiceField(choices(Track))
        self._number, self._source, self._checked = LineField(), LineField(), DayField()
        self._track.load(Track.MAIN.value if row is None or row.track is None else row.track.value)
        self._checked.load(workspace.today())
        if row is None:
            self.add("signalsName", tr("Specialty"), self._name)
        else:
            self._number.load(row.typed)
            self._source.load(row.origin.sources[0] if row.origin.sources else "")
        divisions = row is not None and row.track is None
        if not divisions:
            self.add("signalsTrack", tr("Match"), self._track)
            self._number.setPlaceholderText(tr("such as 5, 3+12 for gold and silver, 0 for none"))
        self.add("signalsNumber", tr("Divisions") if divisions else tr("Signals"), self._number)
        self.add("signalsSource", tr("Source"), self._source)
        self.add("signalsChecked", tr("Checked on"), self._checked)
        self.submit_with(self._store)
        (self._name if row is None else self._number).setFocus()

    def _store(self) -> None:
        row, name = self._row, self._name.text() if self._row is None else self._row.name
        number, source = self._number.text(), self._source.text()
        checked_on = parse_day(self._checked.line.text())
        label = tr("Correct the signals: {name}").format(name=name)
        if row is not None and row.track is None:
            self._workspace.run(
                label,
                lambda: signal_tables.correct_divisions(number, source=source, checked_on=checked_on),
            )
            return
        track = Track(self._track.key())
        self._workspace.run(
            label,
            lambda: signal_tables.correct(name, track, number, source=source, checked_on=checked_on),
        )


def _columns() -> tuple[Column[_There], ...]:
    return (
        Column("name", tr("Specialty"), lambda row: row.name),
        Column("track", tr("Match"), lambda row: "" if row.track is None else word(row.track)),
        Column("number", tr("Signals"), lambda row: row.words),
        Column("said", tr("How sure"), lambda row: row.said, tip=_sure_tip),
    )


def _sure_tip(row: _There) -> str:
    return "\n".join(part for part in (row.said, row.origin.note) if part)


def _lines(table: SignalTable) -> list[_There]:
    limit = table.divisions
    found = [
        _There(
            *(1, tr("Divisions one may prefer"), None),
            *(tr("at most {n}").format(n=limit.most), str(limit.most)),
            *(sure_words(limit.origin, table.match_year), limit.origin),
        )
    ]
    for at, one in enumerate(table.allowances.values(), start=2):
        words = counts_words(one.counts), counts_text(one.counts), sure_words(one.origin, table.match_year)
        found.append(_There(at, one.specialty, one.track, *words, one.origin))
    return found
