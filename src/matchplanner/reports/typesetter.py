"""From typed text to pieces with a width: which face draws what, and in which direction."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from matchplanner.domain.names_left_out import Hide
from matchplanner.reports import bidi, characters, faces
from matchplanner.reports.outlines import Outlined, Outliner

_LONGEST = 64
"""Clusters in a piece; longer words are set in several, so that cutting one at a line end stays cheap."""

_WORDS = re.compile(r" +|[^ ]+")
_PARTS = re.compile(r"(?<=\w\w[-\u2010])(?=[^\W\d])|(?<!://)(?<=[/\u2013\u2014?&=])(?=\w)")
"""Where a line may end inside a word: long-term, a/b; not in J-1 or after http://."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a stretch of text looks."""

    bold: bool = False
    italic: bool = False
    muted: bool = False


PLAIN = Ink()
BOLD = Ink(bold=True)
MUTED = Ink(muted=True)


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one look inside a paragraph."""

    text: str
    ink: Ink = PLAIN


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is drawn in one go: by an embedded face, or as an outline where `face` is empty.

    `width` is in thousandths of an em, `level` that of the bidirectional
    algorithm. A line may end before a piece that `breaks` or follows a space.
    """

    text: str
    width: float
    ink: Ink
    face: str = ""
    outline: Outlined | None = None
    level: int = 0
    breaks: bool = False

    @property
    def is_space(self) -> bool:
        """Tell whether the piece leaves no ink and may hang over the end of a line."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The pieces between two line ends; `rtl` paragraphs start at the right."""

    pieces: tuple[Piece, ...]
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class _Cluster:
    text: str
    ink: Ink
    level: int
    face: str  # empty: the outliner's


class Typesetter:
    """Turns text into pieces and remembers what nothing could draw."""

    def __init__(self, outliner: Outliner | None = None, hide: Hide = str) -> None:
        self._outliner = outliner
        self._hide = hide
        self._outlines: dict[tuple[str, bool], Outlined] = {}
        self._undrawable: dict[str, None] = {}
        self._paragraphs: dict[tuple[Span, ...], Paragraph] = {}

    @property
    def undrawable(self) -> tuple[str, ...]:
        """The characters printed as code points so far, each once."""
        return tuple(self._undrawable)

    def paragraphs(self, spans: Iterable[Span]) -> tuple[Paragraph, ...]:
        """Set spans one after another; every line end in them starts a new paragraph."""
        lines: list[list[Span]] = [[]]
        for span in spans:
            for number, text in enumerate(characters.clean(self._hide(span.text)).split("\n")):
                if number:
                    lines.append([])
                if text:
                    lines[-1].append(Span(text, span.ink))
        return tuple(self._once(tuple(line)) for line in lines)

    def fitting(self, piece: Piece, room: float) -> tuple[Piece, Piece | None]:
        """Cut a piece so that its first part is at most `room` wide, but never empty."""
        parts = list(characters.clusters(piece.text))
        low, high = 1, len(parts)
        while low < high:
            middle = (low + high + 1) // 2
            if self._cut(piece, parts[:middle]).width <= room:
                low = middle
            else:
                high = middle - 1
        rest = self._cut(piece, parts[low:]) if low < len(parts) else None
        return self._cut(piece, parts[:low]), rest

    def _cut(self, piece: Piece, parts: Sequence[str]) -> Piece:
        text = "".join(parts)
        if piece.outline is None:
            return replace(piece, text=text, width=faces.advance(text, piece.face))
        outline = self._outlined(text, piece.ink, piece.level)
        return replace(piece, text=text, width=outline.advance, outline=outline)

    def _once(self, line: tuple[Span, ...]) -> Paragraph:
        """Set a line of text only once, as reports try several layouts."""
        if line not in self._paragraphs:
            self._paragraphs[line] = self._paragraph(line)
        return self._paragraphs[line]

    def _paragraph(self, spans: Sequence[Span]) -> Paragraph:
        if all(_is_plain(span) for span in spans):
            return Paragraph(tuple(piece for span in spans for piece in _plain_pieces(span)))
        typed = [(cluster, span.ink) for span in spans for cluster in characters.clusters(span.text)]
        base, levels = bidi.levels([cluster for cluster, _ in typed])
        routed = [
            _Cluster(cluster, ink, level, self._face(cluster, ink, level))
            for (cluster, ink), level in zip(typed, levels, strict=True)
            if not all(map(characters.is_invisible, cluster))
        ]
        pieces = (piece for breaks, group in _groups(routed) for piece in self._pieces(group, breaks=breaks))
        return Paragraph(tuple(pieces), rtl=bool(base))

    def _face(self, cluster: str, ink: Ink, level: int) -> str:
        if cluster == " " or (level % 2 == 0 and characters.needs_no_shaping(cluster)):
            return _face_for(cluster, ink)
        return _face_for(cluster, ink) if not self._outliner and characters.is_western(cluster) else ""

    def _pieces(self, group: Sequence[_Cluster], *, breaks: bool) -> Iterator[Piece]:
        first, text = group[0], "".join(cluster.text for cluster in group)
        if first.face:
            shown = bidi.mirrored(text) if first.level % 2 else text
            width = _advance(shown, first.face)
            yield Piece(shown, width, first.ink, first.face, level=first.level, breaks=breaks)
            return
        missing = self._missing(text, first)
        for is_missing, part in groupby(group, lambda cluster: not missing.isdisjoint(cluster.text)):
            run = "".join(cluster.text for cluster in part)
            if is_missing:
                yield self._spelt_out(run, first, breaks=breaks)
            else:
                outline = self._outlined(run, first.ink, first.level)
                yield Piece(run, outline.advance, first.ink, "", outline, first.level, breaks)
            breaks = False

    def _missing(self, text: str, like: _Cluster) -> frozenset[str]:
        return frozenset(self._outlined(text, like.ink, like.level).missing if self._outliner else text)

    def _spelt_out(self, text: str, like: _Cluster, *, breaks: bool) -> Piece:
        self._undrawable.update((c, None) for c in text if not characters.is_invisible(c))
        shown = characters.code_points(text)
        face = _face_for(shown, like.ink)
        return Piece(shown, _advance(shown, face), like.ink, face, breaks=breaks)

    def _outlined(self, text: str, ink: Ink, level: int) -> Outlined:
        if self._outliner is None:
            raise RuntimeError("outlines need an outliner")
        if level % 2 and bidi.is_neutral(text):
            text = bidi.mirrored(text)  # nothing in it would tell the outliner
        key = (text, ink.bold)
        if key not in self._outlines:
            self._outlines[key] = self._outliner.outline(text, bold=ink.bold)
        return self._outlines[key]


def _is_plain(span: Span) -> bool:
    return all(
        characters.needs_no_shaping(c) and not characters.is_invisible(c) and bool(_face_for(c, span.ink))
        for c in set(span.text)
    )


def _plain_pieces(span: Span) -> Iterator[Piece]:
    for word in _WORDS.findall(span.text):
        yield from _set_word(word, span.ink) if len(word) <= _LONGEST else _word(word, span.ink)


def _word(word: str, ink: Ink) -> Iterator[Piece]:
    for number, part in enumerate(_PARTS.split(word)):
        breaks = number > 0
        for face, run in _by_face(part, ink):
            yield Piece(run, _advance(run, face), ink, face, breaks=breaks)
            breaks = False


@lru_cache(maxsize=20_000)
def _set_word(word: str, ink: Ink) -> tuple[Piece, ...]:
    return tuple(_word(word, ink))


def _by_face(word: str, ink: Ink) -> Iterator[tuple[str, str]]:
    """Split a word where the face changes, and a very long one into parts of bearable length."""
    for start in range(0, len(word), _LONGEST):
        part = word[start : start + _LONGEST]
        if face := _face_for(part, ink):
            yield face, part
        else:
            for name, run in groupby(part, lambda c: _face_for(c, ink)):
                yield name, "".join(run)


def _groups(clusters: Sequence[_Cluster]) -> Iterator[tuple[bool, list[_Cluster]]]:
    """Group what is drawn together; tell of each group whether a line may end before it."""
    group: list[_Cluster] = []
    breaks = False
    for cluster in clusters:
        if group:
            last = group[-1]
            may_break = " " not in {last.text, cluster.text} and characters.may_break_between(
                last.text, cluster.text
            )
            if may_break or _look(last) != _look(cluster) or len(group) == _LONGEST:
                yield breaks, group
                group, breaks = [], may_break
        group.append(cluster)
    if group:
        yield breaks, group


def _look(cluster: _Cluster) -> tuple[bool, str, int, Ink]:
    return cluster.text == " ", cluster.face, cluster.level, cluster.ink


@lru_cache(maxsize=20_000)
def _face_for(text: str, ink: Ink) -> str:
    return faces.face_for(text, bold=ink.bold, italic=ink.italic) or ""


@lru_cache(maxsize=20_000)
def _advance(text: str, face: str) -> float:
    return faces.advance(text, face)
