"""The packet for a letter's writer: what is there and what is missing, and its texts before printing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.letters_packet import ENCLOSURES, TEXTS, PacketPart
from matchplanner.services import letters_packet
from matchplanner.services.letters_packet import Packet, PartRow
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import NoteField, handed_to
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 100, 46  # average characters and lines
_LINES = {PacketPart.CASES: 9, PacketPart.PROJECTS: 4, PacketPart.GOALS: 4}
_EMPTY = {
    PacketPart.CASES: "Nothing is in the case log of this rotation yet.",
    PacketPart.PROJECTS: "No project is among your experiences, and no presentation was counted.",
    PacketPart.GOALS: "Your ten-year statement in Profile is still empty.",
}


class PacketDialog(QDialog):
    """Ticks the papers, words the texts, and asks for the PDF."""

    print_requested = Signal(object)
    """Preview this document, a `reporting.Document`."""

    mail_requested = Signal()
    """Write the message that the packet goes with."""

    def __init__(self, workspace: Workspace, letter_id: int, parent: QWidget | None = None) -> None:
        """Show the packet of a letter as it stands."""
        super().__init__(parent)
        self._workspace = workspace
        self._letter = letter_id
        first = letters_packet.packet(letter_id, workspace.today())
        self.setObjectName("packetDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Packet for {writer}").format(writer=first.letter.writer))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._boxes = {part: QCheckBox(word(part)) for part in ENCLOSURES}
        self._details = {part: QLabel() for part in ENCLOSURES}
        self._fields = {part: NoteField() for part in TEXTS}
        self._states = {part: QLabel() for part in TEXTS}
        self.missing = QLabel()
        self.missing.setObjectName("packetMissing")
        self.missing.setWordWrap(True)
        self._lay_out()
        self._show(first)
        workspace.changed.connect(self._on_changed)

    @override
    def done(self, result: int) -> None:
        for field in self._fields.values():
            field.commit()
        super().done(result)

    def preview(self) -> None:
        """Ask for the PDF of what is shown."""
        for field in self._fields.values():
            field.commit()
        self.print_requested.emit(letters_packet.document(self._letter, self._workspace.today()))

    def _on_changed(self, change: Any) -> None:
        if change.touches("tick", "letter", "document", "statement", "profile") and self.isVisible():
            self._show(letters_packet.packet(self._letter, self._workspace.today()))

    def _show(self, packet: Packet) -> None:
        for part, box in self._boxes.items():
            row = packet.part(part)
            box.setChecked(row.there)
            box.setEnabled(not row.found)
            self._say(self._details[part], row)
        for part, field in self._fields.items():
            row = packet.part(part)
            field.load(row.text)
            self._say(self._states[part], row)
        left = [word(part) for part in packet.missing]
        self.missing.setText(
            self.tr("Missing: {parts}.").format(parts=", ".join(left))
            if left
            else self.tr("Nothing is missing.")
        )
        set_tone(self.missing, "attention" if left else "ok")

    def _say(self, label: QLabel, row: PartRow) -> None:
        if not row.there:
            text = self.tr("missing")
        elif row.part in TEXTS:
            text = self.tr("your wording") if row.own else self.tr("drafted from your plan")
        else:
            text = row.detail or self.tr("at hand")
        label.setText(text)
        set_tone(label, "muted" if row.there else "attention")

    def _ticker(self, part: PacketPart) -> Callable[[bool], None]:
        def tick(on: bool) -> None:  # noqa: FBT001 - a tick
            self._workspace.run(
                self.tr("Packet: {part}").format(part=word(part)),
                lambda: letters_packet.tick(self._letter, part, self._workspace.today(), on=on),
            )

        return tick

    def _writer(self, part: PacketPart) -> Callable[[Any], None]:
        def write(text: Any) -> None:
            self._workspace.run(
                self.tr("Packet: {part}").format(part=word(part)),
                lambda: letters_packet.write(self._letter, part, text, self._workspace.today()),
            )

        return write

    def _lay_out(self) -> None:
        tr = self.tr
        papers = QGridLayout()
        papers.setHorizontalSpacing(16)
        papers.setColumnStretch(1, 1)
        for at, (part, box) in enumerate(self._boxes.items()):
            name_field(box, f"packet_{part.value}", box.text())
            box.clicked.connect(self._ticker(part))
            papers.addWidget(box, at, 0, Qt.AlignmentFlag.AlignLeft)
            papers.addWidget(self._details[part], at, 1)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(6)
        inner.addLayout(papers)
        for part, field in self._fields.items():
            self._add_text(inner, part, field)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        name_field(scroll, "packetParts", tr("Parts of the packet"))
        scroll.setWidget(content)
        hint = tr(
            "Go through it before it goes out. The texts are drafted from your case log, your experiences "
            "and your ten-year statement; reword them as you like. An empty field brings its draft back."
        )
        buttons = QHBoxLayout()
        buttons.addWidget(button("packetMail", tr("Write the message..."), self.mail_requested.emit))
        buttons.addStretch()
        buttons.addWidget(button("packetPreview", tr("Preview PDF..."), self.preview))
        buttons.addWidget(button("packetClose", tr("Close"), self.accept, tr("Esc")))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.windowTitle(), 1.15))
        column.addWidget(muted(hint))
        column.addWidget(scroll, 1)
        column.addWidget(self.missing)
        column.addLayout(buttons)

    def _add_text(self, column: QVBoxLayout, part: PacketPart, field: NoteField) -> None:
        name_field(field, f"packet_{part.value}", word(part))
        field.setPlaceholderText(self.tr(_EMPTY[part]))
        field.setMinimumHeight(_LINES[part] * self.fontMetrics().lineSpacing())
        problem = problem_line(f"packet_{part.value}Problem")
        handed_to(field, lambda words: show_problem(problem, words), self._writer(part))
        caption = QLabel(word(part))
        caption.setBuddy(field)
        head = QHBoxLayout()
        head.addWidget(caption)
        head.addWidget(self._states[part])
        head.addStretch()
        column.addLayout(head)
        column.addWidget(field, _LINES[part])
        column.addWidget(problem)
