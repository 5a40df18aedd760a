"""Several passages on one field weighed against each other: one answer, or none."""

import re
from collections.abc import Iterable, Sequence

from matchplanner.domain.page_reading.fields import Field, Finding, Value
from matchplanner.domain.page_reading.words import MONTHS

_LISTS = frozenset({Field.LABS, Field.CLINICS})
_CLINICS_LEAST = 2
"""A single clinic named is where something happens, not a list of what there is."""

_SUMS = frozenset({Field.LAB_MONTHS, Field.RESEARCH_MONTHS})

_TIMING = ("by_application", "by_interview", "by_ranking", "by_start")


def weighed(findings: Iterable[Finding], usual_years: int | None = None) -> list[Finding]:
    """Return at most one finding for each field.

    Lists complete each other, and parts make up a sum unless the page states
    it. Of different answers the strongest stands; where
    equals contradict each other, the page does not say, except that a
    condition limits a plain yes or no, a date fixes a plain "required", and of
    several lengths `usual_years`, that of other programs of the kind, stands.
    """
    heaps: dict[Field, list[Finding]] = {}
    for finding in findings:
        heaps.setdefault(finding.field, []).append(finding)
    if _sponsors(heaps):
        heaps.pop(Field.VISA_SPONSORSHIP, None)
    chosen = [
        found for name, heap in heaps.items() if (found := _chosen(name, heap, usual_years)) is not None
    ]
    return sorted(chosen, key=lambda finding: (finding.start, list(Field).index(finding.field)))


def _sponsors(heaps: dict[Field, list[Finding]]) -> bool:
    named = [*heaps.get(Field.J1, ()), *heaps.get(Field.H1B, ())]
    return any(finding.value != "no" for finding in named)


def _chosen(name: Field, heap: Sequence[Finding], usual_years: int | None) -> Finding | None:
    if name in _LISTS:
        return _joined(name, heap)
    if name in _SUMS:
        whole = [finding for finding in heap if not finding.part and finding.strength >= 0]
        parts = [finding for finding in heap if finding.part]
        if parts and not whole:
            return _summed(name, parts)
        heap = whole or heap
    strongest = max(finding.strength for finding in heap)
    candidates = [finding for finding in heap if finding.strength == strongest]
    values = {finding.value for finding in candidates}
    if len(values) == 1:
        return candidates[0]
    if name is Field.LENGTH_YEARS and usual_years in values:
        value: Value | None = usual_years
    else:
        value = _compromise(name, values)
    return next((finding for finding in candidates if finding.value == value), None)


def _compromise(name: Field, values: set[Value]) -> Value | None:
    if name in {Field.J1, Field.H1B} and "conditional" in values:
        return "conditional"
    if name is Field.ECFMG_REQUIRED:
        timed = [value for value in _TIMING if value in values]
        return timed[0] if len(timed) == 1 else None
    if name is Field.APPLICATION_DEADLINE:
        return _same_day(values) or _latest(values)
    if name is Field.INTERVIEW_PERIOD:
        return _widest(values)
    if name is Field.ACCREDITATION:
        return next((value for value in sorted(values, key=str) if value != "ACGME accredited"), None)
    return None


def _same_day(values: set[Value]) -> str:
    """Return the day with its year where the page names one day with and without it."""
    dated = sorted(str(value) for value in values if str(value)[:1].isdigit())
    bare = {str(value) for value in values} - set(dated)
    if len(dated) != 1 or len(bare) != 1:
        return ""
    year, month, day = (int(part) for part in dated[0].split("-"))
    return dated[0] if year and bare == {f"{MONTHS[month - 1].capitalize()} {day}"} else ""


def _widest(values: set[Value]) -> str | None:
    """Return the season that holds the others: of "November" and "November to January" the longer one."""
    longest = max((str(value) for value in values), key=len)
    names = [set(re.findall(r"[A-Z][a-z]+", str(value))) for value in values]
    return longest if all(months <= set(re.findall(r"[A-Z][a-z]+", longest)) for months in names) else None


def _latest(values: set[Value]) -> Value | None:
    dated = sorted(str(value) for value in values if str(value)[:1].isdigit())
    years = {value[:4] for value in dated}
    return dated[-1] if len(dated) == len(values) and len(years) == len(dated) else None


def _joined(name: Field, heap: Sequence[Finding]) -> Finding | None:
    fullest = max(heap, key=lambda finding: len(finding.value) if isinstance(finding.value, tuple) else 0)
    items: list[str] = []
    for finding in (fullest, *heap):
        if isinstance(finding.value, tuple):
            items += [item for item in finding.value if item not in items]
    if name is Field.CLINICS and len(items) < _CLINICS_LEAST:
        return None
    return Finding(name, tuple(items), fullest.start, fullest.end, fullest.strength)


def _summed(name: Field, heap: Sequence[Finding]) -> Finding | None:
    """Add up the parts; of one that prose names twice, both must say the same."""
    parts: dict[str, dict[str, int | float]] = {}
    for finding in heap:
        of, _, place = finding.part.partition("@")
        if isinstance(finding.value, int | float):
            parts.setdefault(of, {})[place or str(finding.value)] = finding.value
    total = 0.0
    for shares in parts.values():
        listed = {place: value for place, value in shares.items() if ":" in place}
        if not listed and len(shares) > 1:
            return None
        total += sum((listed or shares).values())
    first = heap[0]
    value = int(total) if total.is_integer() else total
    return Finding(name, value, first.start, first.end, first.strength)
