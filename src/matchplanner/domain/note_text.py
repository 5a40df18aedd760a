"""Notes are plain text as typed: the check boxes and links in them, and what a preview shows of them."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

RECORD = "record:"
BOX = "box:"
"""How the targets of a preview begin that lead to a record of the plan, or to a check box by its number."""

_BOX = re.compile(r"(?P<before>[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[(?P<mark>[ xX])\](?=[ \t])")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_INLINE = re.compile(
    r"(?P<code>`[^`]*`)|\[\[(?P<record>[^\[\]]+)\]\]|\[(?P<label>[^\[\]]*)\]\((?P<address>https?://[^\s()]+)\)|(?P<picture>!\[)"
)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~])")


@dataclass(frozen=True, slots=True)
class Box:
    """A check box of a note: where in the text its mark stands, and whether it is ticked."""

    at: int
    ticked: bool


def boxes(text: str) -> tuple[Box, ...]:
    """Return the check boxes of a note in order: "- [ ] " and "- [x] " at the beginning of a line."""
    found: list[Box] = []
    start = 0
    for line, code in _lines(text):
        box = None if code else _BOX.match(line)
        if box is not None:
            found.append(Box(start + box.start("mark"), box["mark"] != " "))
        start += len(line)
    return tuple(found)


def toggled(text: str, number: int) -> str:
    """Return the note with its check box of this number, from 0, ticked or cleared: one character is another.

    A note that has no such box any more comes back as it is.
    """
    found = boxes(text)
    if not 0 <= number < len(found):
        return text
    box = found[number]
    return f"{text[: box.at]}{' ' if box.ticked else 'x'}{text[box.at + 1 :]}"


def to_markdown(text: str) -> str:
    """Return what a preview shows: boxes and links to records as links, line ends kept, no pictures.

    Web addresses under other words are followed by their host.
    """
    shown: list[str] = []
    number = 0
    for line, code in _lines(text):
        if code:
            shown.append(line)
            continue
        box = _BOX.match(line)
        begin = ""
        rest = line
        if box is not None:
            sign = "☐" if box["mark"] == " " else "☑"
            begin, rest = f"{box['before']}[{sign}]({BOX}{number})", line[box.end() :]
            number += 1
        rest = _INLINE.sub(_inline, rest)
        ended = rest.rstrip("\n")
        shown.append(f"{begin}{ended}  \n" if (begin or ended.strip()) else "\n")
    return "".join(shown)


def record_of(target: str) -> str:
    """Return the name that a link to a record holds."""
    return unquote(target.removeprefix(RECORD))


def _lines(text: str) -> list[tuple[str, bool]]:
    """Return each line with its end, and whether it is code between fences."""
    found: list[tuple[str, bool]] = []
    inside = False
    for line in text.split("\n"):
        fence = bool(_FENCE.match(line))
        found.append((f"{line}\n", inside or fence))
        inside ^= fence
    return found


def _inline(found: re.Match[str]) -> str:
    if found["code"]:
        return found[0]
    if found["picture"]:
        return "!\\["
    if found["record"]:
        name = found["record"].strip()
        shown = _SPECIAL.sub(r"\\\1", name)
        return f"[{shown}]({RECORD}{quote(name, safe='')})"
    host = urlsplit(found["address"]).hostname or ""
    return f"[{found['label'] or host} ({host})]({found['address']})"
