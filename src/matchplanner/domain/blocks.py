"""Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, a line a row."""

from collections.abc import Sequence

_QUOTED = ('"', "\t", "\n", "\r")


def text_of(rows: Sequence[Sequence[str]]) -> str:
    """Return a block as text; a cell with a tab, line end or quote stands in quotes, as Excel has it."""
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def read(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a block, all equally long; the line end after the last row is no row of its own.

    A quote opens a quoted cell only at the cell's start, so that a text with
    a quote inside it stays as it is.
    """
    rows = _rows(text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(rows) > 1 and rows[-1] == [""]:
        rows.pop()
    width = max(map(len, rows))
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _rows(text: str) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _quoted(text, at) if _opens_quote(text, at) else _plain(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def _plain(text: str, at: int) -> tuple[str, int]:
    ends = [end for mark in "\t\n" if (end := text.find(mark, at)) >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _opens_quote(text: str, at: int) -> bool:
    """Tell whether a quoted cell starts here: one whose closing quote a tab, line end or the end follows."""
    if text[at : at + 1] != '"':
        return False
    end = _closing(text, at)
    return end >= 0 and (end + 1 == len(text) or text[end + 1] in "\t\n")


def _closing(text: str, at: int) -> int:
    end = text.find('"', at + 1)
    while end >= 0 and text[end + 1 : end + 2] == '"':
        end = text.find('"', end + 2)
    return end


def _quoted(text: str, at: int) -> tuple[str, int]:
    end = _closing(text, at)
    return text[at + 1 : end].replace('""', '"'), end + 1


def _cell(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(mark in plain for mark in _QUOTED):
        return '"' + plain.replace('"', '""') + '"'
    return plain
