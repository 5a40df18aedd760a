"""What a list of programs is narrowed to: conditions that stand in a plan as JSON (R54, R55, R56)."""

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

Span = tuple[float, float]
"""What a number may be, from the lowest to the highest; both are equal where it is known."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these answers must be among those that a program has."""

    key: str
    values: tuple[str, ...]

    def admits(self, found: Collection[str]) -> bool:
        """Tell whether a program with these answers passes; unknown is an answer of its own."""
        return any(value in found for value in self.values)

    def plain(self) -> dict[str, object]:
        """Return the condition as JSON holds it."""
        return {"key": self.key, "values": list(self.values)}


@dataclass(frozen=True, slots=True)
class Within:
    """A number must lie between two others, ends included; None leaves an end open.

    A range passes as soon as it may lie inside: an IMG score of 6 to 8 passes
    "at least 7". What is not known passes only where `unknown` says so.
    """

    key: str
    low: float | None = None
    high: float | None = None
    unknown: bool = False

    def admits(self, found: Span | None) -> bool:
        """Tell whether a program with this number passes; None is a number not known."""
        if found is None:
            return self.unknown
        return (self.low is None or found[1] >= self.low) and (self.high is None or found[0] <= self.high)

    def plain(self) -> dict[str, object]:
        """Return the condition as JSON holds it."""
        return {"key": self.key, "low": self.low, "high": self.high, "unknown": self.unknown}


Condition = OneOf | Within


@dataclass(frozen=True, slots=True)
class ProgramFilter:
    """Conditions that a program must all meet, at most one for each key, in the order of their making."""

    conditions: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is asked at all."""
        return bool(self.conditions)

    def get(self, key: str) -> Condition | None:
        """Return the condition of a key, or None."""
        return next((condition for condition in self.conditions if condition.key == key), None)

    def having(self, condition: Condition) -> "ProgramFilter":
        """Return a filter with this condition in place of the one of the same key.

        A condition that asks nothing takes its place away: no answer chosen,
        or both ends of a range left open with known and unknown allowed alike.
        """
        if _asks_nothing(condition):
            return self.without(condition.key)
        if self.get(condition.key) is None:
            return ProgramFilter((*self.conditions, condition))
        return ProgramFilter(tuple(condition if c.key == condition.key else c for c in self.conditions))

    def without(self, key: str) -> "ProgramFilter":
        """Return a filter that asks nothing of this key."""
        return ProgramFilter(tuple(c for c in self.conditions if c.key != key))

    def plain(self) -> list[dict[str, object]]:
        """Return the conditions as JSON holds them."""
        return [condition.plain() for condition in self.conditions]

    def as_json(self) -> str:
        """Return the filter as one line of JSON."""
        return json.dumps(self.plain(), ensure_ascii=False)


def from_plain(stored: object) -> ProgramFilter:
    """Read conditions as a plan holds them; what is not understood is left out, never a reason to fail."""
    found = ProgramFilter()
    for part in stored if isinstance(stored, list) else ():
        condition = _condition(part) if isinstance(part, Mapping) else None
        if condition is not None:
            found = found.having(condition)
    return found


def from_json(text: str) -> ProgramFilter:
    """Read a filter from JSON; a text that is no JSON asks nothing."""
    try:
        stored: object = json.loads(text)
    except (ValueError, RecursionError):
        return ProgramFilter()
    return from_plain(stored)


def _condition(part: Mapping[str, Any]) -> Condition | None:
    key = part.get("key")
    if not isinstance(key, str) or not key:
        return None
    values = part.get("values")
    if isinstance(values, list):
        return OneOf(key, tuple(dict.fromkeys(value for value in values if isinstance(value, str))))
    if "low" in part or "high" in part:
        return Within(key, _number(part.get("low")), _number(part.get("high")), part.get("unknown") is True)
    return None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _asks_nothing(condition: Condition) -> bool:
    if isinstance(condition, OneOf):
        return not condition.values
    return condition.low is None and condition.high is None and condition.unknown
