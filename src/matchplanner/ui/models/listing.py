"""Rows kept once, with arrays of places for order, search and filter: what makes a long table quick."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import compress
from typing import Any, Generic, TypeVar

from matchplanner.ui.models.rows import HasId

R = TypeVar("R", bound=HasId)
Sorting = tuple[tuple[str, bool], ...]
"""Columns to sort by, the weightiest first, each with whether it descends."""


class Listing(Generic[R]):
    """All rows in the order of their ids, and which of them are shown in which order.

    A sort key, a text to search in and a filter's verdict are worked out once
    for each row and kept until that row changes. Sorting therefore costs the
    comparison of ready keys, and filtering a look at one byte a row.
    """

    def __init__(self, keys: Mapping[str, Callable[[R], Any]], blob: Callable[[R], str]) -> None:
        """Sort by `keys` (None is unknown and comes last), search in what `blob` returns."""
        self.rows: list[R] = []
        self._key_of = keys
        self._blob_of = blob
        self._keys: dict[str, list[Any]] = {}
        self._blobs: list[str] | None = None
        self._verdicts: dict[Hashable, bytearray] = {}
        self._sorting: Sorting = ()
        self._order: list[int] | None = None
        self._terms: tuple[str, ...] = ()
        self._hits: bytearray | None = None
        self._conditions: dict[Hashable, Callable[[R], bool]] = {}
        self._place_of: dict[int, int] | None = None

    def replace(self, rows: Sequence[R]) -> None:
        """Keep other rows; nothing of the old ones stays, but what equals them."""
        self.rows = list(rows)
        self._keys.clear()
        self._blobs = None
        self._forget_places()
        self._verdicts.clear()

    def update(self, ids: Collection[int], rows: Sequence[R]) -> None:
        """Put these rows in place of those with these ids; an id without a row is gone."""
        if self._blobs is not None:
            self._warm_blobs(len(self.rows))
        before = len(self.rows)
        kept = [(row, at) for at, row in enumerate(self.rows) if row.id not in ids]
        merged = sorted([*kept, *((row, -1) for row in rows)], key=lambda pair: pair[0].id)
        self.rows = [row for row, _at in merged]
        self._keys = {
            key: [values[at] if at >= 0 else self._key_of[key](row) for row, at in merged]
            for key, values in self._keys.items()
            if len(values) == before
        }
        if self._blobs is not None:
            blobs = self._blobs
            self._blobs = [blobs[at] if at >= 0 else self._blob_of(row) for row, at in merged]
        self._verdicts = {
            condition: bytearray(verdicts[at] if at >= 0 else admits(row) for row, at in merged)
            for condition, admits in self._conditions.items()
            if (verdicts := self._verdicts.get(condition)) is not None
        }
        self._forget_places()

    def place_of(self, record: int) -> int:
        """Return the place of the row with this id among all rows, -1 if there is none."""
        if self._place_of is None:
            self._place_of = {row.id: at for at, row in enumerate(self.rows)}
        return self._place_of.get(record, -1)

    def warm(self, most: int, keys: Iterable[str] = ()) -> bool:
        """Get some more rows ready to be searched and sorted by these keys; tell whether there are others."""
        if self._blobs is None or len(self._blobs) < len(self.rows):
            self._warm_blobs(most)
            return True
        for key in keys:
            if len(self._keys.get(key, ())) < len(self.rows):
                self._values(key, most)
                return True
        return False

    def _warm_blobs(self, most: int) -> list[str]:
        blobs = self._blobs if self._blobs is not None else []
        blobs.extend(map(self._blob_of, self.rows[len(blobs) : len(blobs) + most]))
        self._blobs = blobs
        return blobs

    def sort(self, sorting: Sorting) -> None:
        """Order the rows by several columns; equal ones stay in the order of their ids."""
        if sorting != self._sorting:
            self._sorting = sorting
            self._order = None

    def search(self, terms: tuple[str, ...]) -> None:
        """Show only rows in whose text every term occurs; typing on narrows the last result."""
        if terms == self._terms:
            return
        narrower = all(any(old in new for new in terms) for old in self._terms)
        before = self._hits if narrower else None
        self._terms = terms
        self._hits = self._found(before) if terms else None

    def filter(self, conditions: Mapping[Hashable, Callable[[R], bool]]) -> None:
        """Show only rows that each condition admits; equal conditions give equal verdicts."""
        self._conditions = dict(conditions)
        self._verdicts = {key: mask for key, mask in self._verdicts.items() if key in conditions}

    def shown(self) -> list[int]:
        """Return the places of the rows to show, in order."""
        if self._order is None:
            self._order = self._sorted()
        if self._terms and self._hits is None:
            self._hits = self._found(None)
        masks = [self._verdict(key) for key in self._conditions]
        if self._hits is not None:
            masks.append(self._hits)
        places = self._order
        for mask in masks:
            places = list(compress(places, map(mask.__getitem__, places)))
        return list(places) if places is self._order else places

    def admitted(self, but: Hashable = None) -> list[R]:
        """Return the rows that pass the search and all conditions but one, in the order of their ids."""
        hits = self._hits if self._terms else None
        masks = [self._verdict(key) for key in self._conditions if key != but]
        masks += [hits] if hits is not None else []
        return [row for at, row in enumerate(self.rows) if all(mask[at] for mask in masks)]

    def _sorted(self) -> list[int]:
        order = list(range(len(self.rows)))
        for key, descending in reversed(self._sorting):
            values = self._values(key)
            known = [at for at in order if values[at] is not None]
            unknown = [at for at in order if values[at] is None] if len(known) < len(order) else []
            known.sort(key=values.__getitem__, reverse=descending)
            order = known + unknown
        return order

    def _values(self, key: str, most: int | None = None) -> list[Any]:
        """Return the sort keys of all rows, or of so many more than are known already."""
        values = self._keys.setdefault(key, [])
        known = len(values)
        if known < len(self.rows):
            end = None if most is None else known + most
            values.extend(map(self._key_of[key], self.rows[known:end]))
        return values

    def _found(self, before: bytearray | None) -> bytearray:
        blobs = self._warm_blobs(len(self.rows))
        places = range(len(self.rows))
        found = list(places if before is None else compress(places, before))
        for term in self._terms:
            found = [at for at in found if term in blobs[at]]
        hits = bytearray(len(self.rows))
        for at in found:
            hits[at] = 1
        return hits

    def _verdict(self, key: Hashable) -> bytearray:
        mask = self._verdicts.get(key)
        if mask is None:
            mask = self._verdicts[key] = bytearray(map(self._conditions[key], self.rows))
        return mask

    def _forget_places(self) -> None:
        self._place_of = None
        self._order = None
        self._hits = None
