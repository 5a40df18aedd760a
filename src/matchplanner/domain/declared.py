"""Strict reading of declared data: every mistake is named by its place and key."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import TypeVar

from matchplanner.errors import UserError

Word = TypeVar("Word", bound=str)


class Fields:
    """One table of a TOML file, read key by key.

    Each reader raises the given error when its key is missing or of the wrong
    type; `finish` raises when keys are left that nobody read, so that a
    misspelt key cannot pass for an absent one.
    """

    def __init__(self, table: Mapping[str, object], place: str, error: type[UserError]) -> None:
        self.place = place
        self._table = table
        self._error = error
        self._read: set[str] = set()

    def fail(self, message: str) -> UserError:
        """Return the error to raise, its place named."""
        return self._error(f"{self.place}: {message}.")

    def has(self, key: str) -> bool:
        """Return whether the key is there."""
        return key in self._table

    def text(self, key: str) -> str:
        """Return required text that says something."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(f"'{key}' must be text that is not empty")
        return value.strip()

    def optional_text(self, key: str) -> str:
        """Return text, empty where the key is absent."""
        return self.text(key) if self.has(key) else ""

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number; without a default the key is required."""
        if default is not None and not self.has(key):
            return default
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fail(f"'{key}' must be a whole number")
        return value

    def day(self, key: str) -> date:
        """Return a required calendar day."""
        value = self._value(key)
        if type(value) is not date:  # a datetime is a date too, and not wanted here
            raise self.fail(f"'{key}' must be a date such as 2027-03-01")
        return value

    def optional_day(self, key: str) -> date | None:
        """Return a calendar day, or None where the key is absent."""
        return self.day(key) if self.has(key) else None

    def optional_time(self, key: str) -> time | None:
        """Return a time of day written as "HH:MM", or None where the key is absent."""
        if not self.has(key):
            return None
        try:
            return time.fromisoformat(self.text(key))
        except ValueError:
            raise self.fail(f"'{key}' must be a time such as 21:00") from None

    def word(self, key: str, words: Mapping[str, Word] | Sequence[Word]) -> Word:
        """Return the member of a vocabulary that the text names."""
        known = dict(words) if isinstance(words, Mapping) else {str(word): word for word in words}
        value = self.text(key)
        if value not in known:
            raise self.fail(f"'{key}' is '{value}', but must be one of {', '.join(known)}")
        return known[value]

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the key is absent."""
        if not self.has(key):
            return ()
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fail(f"'{key}' must be a list of texts")
        return tuple(item.strip() for item in value)

    def integers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers, at least one."""
        value = self._value(key)
        if not isinstance(value, list) or not value or not all(type(item) is int for item in value):
            raise self.fail(f"'{key}' must be a list of whole numbers")
        return tuple(value)

    def tables(self, key: str) -> tuple[Mapping[str, object], ...]:
        """Return the tables written as [[key]], at least one."""
        value = self._value(key)
        if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
            raise self.fail(f"'{key}' must be one or more [[{key}]] tables")
        return tuple(value)

    def finish(self) -> None:
        """Refuse keys that nobody read."""
        unknown = sorted(set(self._table) - self._read)
        if unknown:
            raise self.fail(f"unknown key '{unknown[0]}'")

    def _value(self, key: str) -> object:
        self._read.add(key)
        if key not in self._table:
            raise self.fail(f"'{key}' is missing")
        return self._table[key]
