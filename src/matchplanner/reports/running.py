"""Parts of a document in its page heads and feet: what begins where, and what runs on over a page's end."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a section begins, or with `part` a named part of it; `at_top`: nothing stands above it."""

    page: int
    name: str
    at_top: bool
    part: bool = False


@dataclass(frozen=True, slots=True)
class RunningOn:
    """The section that runs on from the page before, "" for none, and its parts that stand on this page."""

    section: str = ""
    parts: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The parts as they stand in a sentence."""
        return ", ".join(self.parts)


def running_on(marks: Sequence[Mark], page: int) -> RunningOn:
    """Return what runs on to a page, counted from 1; `marks` stand in the order of the document."""
    before = [mark for mark in marks if mark.page < page]
    here = [mark for mark in marks if mark.page == page]
    section = next((mark.name for mark in reversed(before) if not mark.part), "")
    top = here[0] if here and here[0].at_top else None
    if not section or (top is not None and not top.part):
        return RunningOn()
    parts = []
    if before[-1].part and top is None:
        parts.append(before[-1].name)
    for mark in here:
        if not mark.part:
            break
        parts.append(mark.name)
    return RunningOn(section, tuple(dict.fromkeys(parts)))
