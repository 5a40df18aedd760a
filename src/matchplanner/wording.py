"""Sentences below the window, in its language: an English pattern, named values and perhaps a count.

Services, domain and store know no Qt. They make what a person reads with
`say()` and `counted()`, whose English pattern is also the key of its
translation. The window hands in its translator once, as it is put together
(`speak`); the command line and the tests never do, and read English. That one
hook is all the state there is, and no rule depends on it: keys, comparisons
and what a file must hold are never made of these sentences.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

__all__ = ["counted", "joined", "mark", "say", "speak"]


class Translate(Protocol):
    """Returns the translation of a pattern, in its plural form for `n` unless that is -1, or the pattern."""

    def __call__(self, pattern: str, n: int, /) -> str: ...


def _english(pattern: str, _n: int, /) -> str:
    return pattern


class _Voice:
    """Holds the translator of this process."""

    translate: Translate = staticmethod(_english)


def speak(translate: Translate | None) -> None:
    """Say everything through this translator from now on; None goes back to English."""
    _Voice.translate = staticmethod(translate or _english)


def mark(text: str) -> str:
    """Return a text as it is, marked for those who translate: whoever shows it says it."""
    return text


def say(pattern: str, /, **values: object) -> str:
    """Return a sentence with its values in it; without any, braces in it stay."""
    return _filled(_Voice.translate(pattern, -1), values, lambda: pattern)


def counted(one: str, many: str, n: int, /, **values: object) -> str:
    """Return a sentence about `n` things, which it may name as {n}; a translation has forms of its own.

    `many` is what translations are known by.
    """

    def english() -> str:
        return one if n == 1 else many

    told = _Voice.translate(many, n)
    return _filled(english() if told == many else told, {"n": n, **values}, english)


def joined(parts: Sequence[str]) -> str:
    """Return parts as a sentence lists them, "a, b and c"; letters and mails use `domain/phrases.py`."""
    if len(parts) < 2:  # noqa: PLR2004 - one part alone needs no joining
        return "".join(parts)
    return say("{parts} and {last}", parts=", ".join(parts[:-1]), last=parts[-1])


def _filled(told: str, values: dict[str, object], english: Callable[[], str]) -> str:
    """Fill in the values; a translation with a place that is none of theirs must not cost the sentence."""
    if not values:
        return told
    try:
        return told.format(**values)
    except (KeyError, IndexError, ValueError, AttributeError):
        return english().format(**values)
