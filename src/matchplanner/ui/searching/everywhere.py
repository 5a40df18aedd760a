"""Search everywhere: whatever was written in the plan, by kind, each with the place it leads to."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from matchplanner.domain.searching import Entry, Group, Hit, words
from matchplanner.ui.overriding import override
from matchplanner.ui.searching.finder import Finder
from matchplanner.ui.searching.holding import HeldIndex
from matchplanner.ui.searching.rows import Row
from matchplanner.ui.words import word
from matchplanner.wording import counted

_AT_ONCE = 2_000
"""Entries that are read before the field is shown: all there are of most plans."""

_MORE = 50
"""Entries of a group that are shown when one asks for more of it."""


class SearchEverywhere(Finder):
    """Finds entries of the plan as one types, and opens them."""

    def __init__(
        self,
        window: QWidget,
        index: HeldIndex,
        places: Mapping[str, str],
        show: Callable[[Entry], None],
    ) -> None:
        """Search an index; `places` names the pages and their views, `show` opens where an entry is."""
        hint = self.tr("Search programs, people, letters, notes ...")
        super().__init__(window, "searchEverywhere", self.tr("Search everywhere"), hint)
        self._index = index
        self._places = places
        self._show = show
        self._more: dict[Group, int] = {}
        self._total = 0
        self.list.setAccessibleName(self.tr("What was found"))
        # A little at a time, so that the field is there at once and takes keys meanwhile.
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_on)
        self._begin()
        index.outdated.connect(self._on_outdated)
        self.field.textEdited.connect(lambda _text: self._more.clear())

    @override
    def look_up(self, text: str) -> None:
        super().look_up(text)
        found = counted("1 entry", "{n} entries", self._total)
        if self._index.behind:
            found = self.tr("{found} so far, still reading").format(found=found)
        keys = self.tr("Up and Down choose, Enter opens, Esc goes back")
        self.foot.setText(f"{found} · {keys}" if words(text) else keys)

    @override
    def rows_for(self, text: str) -> Sequence[Row]:
        rows: list[Row] = []
        self._total = 0
        if not words(text):
            return rows
        for hits in self._index.search(text, self._more):
            self._total += hits.total
            heading = self.tr("{kind} ({n})").format(kind=word(hits.group), n=hits.total)
            rows.append(Row(heading))
            rows += [self._row(hit) for hit in hits.best]
            if len(hits.best) < hits.total and hits.group not in self._more:
                more = partial(self._ask_more, hits.group)
                rows.append(Row(self._more_words(hits.group, hits.total), more, stays=True))
        return rows

    @override
    def words_for(self, text: str) -> str:
        if words(text) and self._index.behind:
            return self.tr("Reading the plan: what has these words appears here in a moment.")
        if words(text):
            return self.tr(
                "Nothing in this plan has these words together. Try fewer of them, or only how one begins."
            )
        return self.tr(
            "Finds programs, people, letters, rotations, interviews and debriefs, questions, messages, "
            "cases, notes, events, documents and texts. Several words narrow it down. Accents and capitals "
            "do not matter: “lodz” finds “Łódź”."
        )

    def _row(self, hit: Hit) -> Row:
        entry = hit.entry
        return Row(
            hit.title,
            partial(self._show, entry),
            hit.marks,
            hit.line,
            hit.line_marks,
            self._places.get(entry.place) or self._places.get(entry.place.partition("/")[0], ""),
        )

    def _more_words(self, group: Group, total: int) -> str:
        if total > _MORE:
            return self.tr("Show the first {n} of {kind}").format(n=_MORE, kind=word(group))
        return self.tr("Show all {n} of {kind}").format(n=total, kind=word(group))

    def _ask_more(self, group: Group) -> None:
        at = self.list.currentIndex().row()
        self._more[group] = _MORE
        self.look_up(self.field.text())
        self.go_to(at)

    def _begin(self) -> None:
        """Read what most plans have in all; the rest of a large one between the window's other events."""
        self._index.read_on(_AT_ONCE)
        if self._index.behind:
            self._reading.start()

    def _read_on(self) -> None:
        self._index.read_on()
        if not self._index.behind:
            self._reading.stop()
        self.refill()

    def _on_outdated(self) -> None:
        self._begin()
        if self.isVisible():
            self.refill()

    @override
    def _choose_current(self) -> None:
        if self.current() is None and self._index.behind:  # Enter is for what the words find, read or not
            self._index.read_all()
            self.refill()
        super()._choose_current()
