"""Breaking paragraphs into lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matchplanner.reports.typesetter import Paragraph, Piece, Span, Typesetter


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one line in logical order, the spaces at its end included."""

    pieces: tuple[Piece, ...]
    rtl: bool
    ends_paragraph: bool

    @property
    def visible(self) -> tuple[Piece, ...]:
        """The pieces without the spaces that hang over the line's end."""
        count = len(self.pieces)
        while count and self.pieces[count - 1].is_space:
            count -= 1
        return self.pieces[:count]


def broken(paragraph: Paragraph, room: float, typesetter: Typesetter) -> Iterator[Line]:
    """Fill lines one after another; only a word wider than a line is cut."""
    line: list[Piece] = []
    used = 0.0
    for unit in _units(paragraph.pieces):
        width = unit[0].width if len(unit) == 1 else sum(piece.width for piece in unit)
        if unit[0].is_space or used + width <= room:
            line.extend(unit)
            used += width
            continue
        if line and not all(piece.is_space for piece in line):
            yield Line(tuple(line), paragraph.rtl, ends_paragraph=False)
            line, used = [], 0.0
        for full, piece in _filled(unit, room, used, typesetter):
            if full:
                yield Line(tuple(line), paragraph.rtl, ends_paragraph=False)
                line, used = [], 0.0
            line.append(piece)
            used += piece.width
    yield Line(tuple(line), paragraph.rtl, ends_paragraph=True)


class LineCache:
    """Lines once broken, for documents that try a text in several settings, some of them alike."""

    def __init__(self) -> None:
        self._lines: dict[tuple[int, float], tuple[Paragraph, tuple[Line, ...]]] = {}

    def broken(self, paragraph: Paragraph, room: float, typesetter: Typesetter) -> tuple[Line, ...]:
        """Return a paragraph's lines, broken at most once a width."""
        key = (id(paragraph), room)
        if key not in self._lines:  # the paragraph is kept, so that no other gets its id
            self._lines[key] = paragraph, tuple(broken(paragraph, room, typesetter))
        return self._lines[key][1]


def _units(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    unit: list[Piece] = []
    after_space = False
    for piece in pieces:
        is_space = piece.is_space
        if unit and (piece.breaks or is_space or after_space):
            yield unit
            unit = []
        unit.append(piece)
        after_space = is_space
    if unit:
        yield unit


def _filled(
    unit: Sequence[Piece], room: float, used: float, typesetter: Typesetter
) -> Iterator[tuple[bool, Piece]]:
    """Yield the parts of a unit, and whether the line was full before each."""
    for whole in unit:
        rest: Piece | None = whole
        while rest is not None:
            full = False
            if used + rest.width > room:
                head, tail = typesetter.fitting(rest, room - used)
                if used and used + head.width > room:
                    full, used = True, 0.0
                    head, tail = typesetter.fitting(rest, room)
            else:
                head, tail = rest, None
            yield full, head
            used += head.width
            rest = tail


def rejoined(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Undo line breaks, for a block that is wrapped again at another width."""
    pieces: list[Piece] = []
    for line in lines:
        pieces.extend(line.pieces)
        if line.ends_paragraph:
            yield Paragraph(tuple(pieces), line.rtl)
            pieces = []
    if pieces:
        yield Paragraph(tuple(pieces), lines[-1].rtl)


def cut_off(pieces: Sequence[Piece], room: float, typesetter: Typesetter) -> list[Piece]:
    """Keep what fits, and an ellipsis for the rest."""
    (ellipsis,) = typesetter.paragraphs([Span("\u2026", pieces[0].ink)])[0].pieces
    room -= ellipsis.width
    kept: list[Piece] = []
    for piece in pieces:
        if piece.width <= room:
            kept.append(piece)
            room -= piece.width
            continue
        head, _ = typesetter.fitting(piece, room)
        if head.width <= room:
            kept.append(head)
        break
    return [*kept, replace(ellipsis, level=kept[-1].level if kept else 0)]
