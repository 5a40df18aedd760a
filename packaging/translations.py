"""Write or renew a translation's list of texts, and make what the program loads of it.

`python3 tasks.py translate de` writes translations/matchplanner_de.ts with every text of the program, keeping
what is translated already; Qt Linguist, or any editor of text, fills it in. Called again it also makes
resources/translations/matchplanner_de.qm of it, which is used where the system asks for that language.
"""

from __future__ import annotations

import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import texts

ROOT = Path(__file__).resolve().parents[1]
LISTS = ROOT / "translations"
MADE = ROOT / "resources" / "translations"

Told = Mapping[tuple[str, str], ET.Element]
"""The translations of an earlier list, by context and source."""


def main(language: str) -> int:
    """Renew the list of a language and make the program's file of it; return 1 if a translation is wrong."""
    LISTS.mkdir(exist_ok=True)
    listed = LISTS / f"matchplanner_{language}.ts"
    renew(listed, language, texts.collect())
    wrong = faults(listed)
    for line in wrong:
        print(line)
    if not wrong:
        MADE.mkdir(exist_ok=True)
        release(listed, MADE / f"matchplanner_{language}.qm")
    return 1 if wrong else 0


def renew(listed: Path, language: str, found: texts.Texts) -> None:
    """Write every text to a list; translations it has are kept, texts that are gone leave it."""
    known = _known(listed)
    tree = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for name, held in groupby(sorted(found.found.values()), lambda text: text.context):
        context = ET.SubElement(tree, "context")
        ET.SubElement(context, "name").text = name
        for text in held:
            context.append(_message(text, known, found.places[text.context, text.source]))
    ET.indent(tree)
    listed.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(tree, "unicode")}\n', "utf-8")


def _message(text: texts.Text, known: Told, place: str) -> ET.Element:
    message = ET.Element("message", {"numerus": "yes"} if text.one else {})
    ET.SubElement(message, "source").text = text.source
    ET.SubElement(message, "extracomment").text = f"For 1: {text.one} ({place})" if text.one else place
    told = known.get((text.context, text.source))
    message.append(ET.Element("translation", type="unfinished") if told is None else told)
    return message


def _known(listed: Path) -> Told:
    if not listed.exists():
        return {}
    root = ET.parse(listed).getroot()  # noqa: S314 - a file of this repository
    return {
        (context.findtext("name", ""), message.findtext("source", "")): told
        for context in root.iter("context")
        for message in context.iter("message")
        if (told := message.find("translation")) is not None
    }


def faults(listed: Path) -> list[str]:
    """Return the translations with a place to fill in that their text does not have."""
    wrong = []
    for (context, source), told in _known(listed).items():
        for form in (told, *told.iter("numerusform")):
            text = (form.text or "").strip()
            if text and not places(text) <= places(source):
                wrong.append(f"{context}: {source!r} has no such place as {text!r}")
    return wrong


def places(text: str) -> set[str]:
    """Return the names in braces; braces that are not in order are a name of their own."""
    try:
        return {
            name for _text, name, _form, _conversion in string.Formatter().parse(text) if name is not None
        }
    except ValueError:
        return {text}


def release(listed: Path, made: Path) -> None:
    """Make the file that Qt loads."""
    import PySide6

    program = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([program, "-silent", "-removeidentical", listed, "-qm", made], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
