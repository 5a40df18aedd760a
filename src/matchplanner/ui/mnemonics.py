"""The letters after Alt: every line of a menu and every button of a dialog has one of its own."""

from collections.abc import Iterable, Sequence

_MARK = "&"
_PAIR = "&&"
_SHOWN = "\0"
"""Stands for an ampersand that is to be read."""


def spread(labels: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """Return labels with a mnemonic each, no letter twice and none of those taken.

    A letter that a label names itself stays where no label before it has it.
    The others get the beginning of a word, else any letter, else none. What
    follows a tab is a key and no part of the words.
    """
    used = {letter.casefold() for letter in taken}
    result = list(labels)
    waiting = []
    for at, label in enumerate(labels):
        letter = mnemonic(label)
        if letter and letter not in used:
            used.add(letter)
        else:
            waiting.append(at)
    for beginnings in (True, False):
        # Inside words, those with the fewest letters choose first: the others have more to choose from.
        order = waiting if beginnings else sorted(waiting, key=lambda at: len(set(labels[at].casefold())))
        for at in tuple(order):
            place = _place(labels[at], used, beginnings=beginnings)
            if place >= 0:
                result[at] = _marked(labels[at], place)
                waiting.remove(at)
    for at in waiting:
        result[at] = _bare(labels[at]).replace(_SHOWN, _PAIR)
    return result


def mnemonic(label: str) -> str:
    """Return the letter that a label names, in lower case; "" if it names none."""
    words = label.replace(_PAIR, _SHOWN)
    at = words.find(_MARK)
    return words[at + 1 : at + 2].casefold() if at >= 0 else ""


def _place(label: str, used: set[str], *, beginnings: bool) -> int:
    """Return where a free letter stands and note that it is used; -1 if there is none."""
    words = _bare(label).partition("\t")[0].partition("(")[0]  # in brackets stands what is only added
    for at, letter in enumerate(words):
        begins = at == 0 or not words[at - 1].isalnum()
        if letter.isalpha() and begins is beginnings and letter.casefold() not in used:
            used.add(letter.casefold())
            return at
    return -1


def _marked(label: str, at: int) -> str:
    words = _bare(label)
    return f"{words[:at]}{_MARK}{words[at:]}".replace(_SHOWN, _PAIR)


def _bare(label: str) -> str:
    return label.replace(_PAIR, _SHOWN).replace(_MARK, "")
