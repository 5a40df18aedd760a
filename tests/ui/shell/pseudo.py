"""A language that is 40 % longer than English and all accents: what it does not reach is not translated."""

import re

from PySide6.QtCore import QTranslator
from typing_extensions import override

_KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|&(?:\w+;)?|%n|%\d|\n)")
_ACCENTS = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")
_ACCENTED = re.compile("[áçéíñóšúýÁÇÉÍÑÓŠÚÝ]")
_WORD = re.compile("[A-Za-z]{2,}")
_MORE = "éáó íú "
_LONGER = 0.4


class PseudoLocale(QTranslator):
    """Translates everything; places to fill in, tags and mnemonics stay as they are."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, text: str, /, disambiguation: str | None = None, n: int = -1) -> str:
        return in_pseudo(text)


def in_pseudo(text: str) -> str:
    """Return the text with accents and longer; what is translated already stays, as in any language."""
    if _WORD.search(text) is None or _ACCENTED.search(text) is not None:
        return text
    parts = _KEPT.split(text)
    told = "".join(part if at % 2 else part.translate(_ACCENTS) for at, part in enumerate(parts))
    more = max(1, round(len(text) * _LONGER))
    return f"{told} {(_MORE * (more // len(_MORE) + 1))[:more]}".rstrip()


def reached(text: str) -> bool:
    """Say whether a text went through translation, or has no word in it."""
    return _ACCENTED.search(text) is not None or _WORD.search(text) is None
