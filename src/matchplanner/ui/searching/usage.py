"""Which commands were run from the palette, so that those wanted again stand first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matchplanner.ui.settings import Settings

_KEY = "palette/used"
_LAST = 5
"""Commands that stand first because they were run last; after them comes what is run most."""

_KEPT = 60


@dataclass(frozen=True, slots=True)
class Usage:
    """How often each command was run, the last one first."""

    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, settings: Settings) -> "Usage":
        """Return what is remembered; what cannot be read counts as never run."""
        counts = {}
        for part in settings.text(_KEY).split(","):
            name, _, count = part.partition(":")
            if name and count.isdecimal():
                counts[name] = int(count)
        return cls(counts)

    def keep(self, settings: Settings) -> None:
        """Remember it."""
        listed = list(self.counts.items())[:_KEPT]
        settings.set_text(_KEY, ",".join(f"{name}:{count}" for name, count in listed))

    def with_run(self, name: str) -> "Usage":
        """Return it with one more run of a command."""
        others = {key: count for key, count in self.counts.items() if key != name}
        return Usage({name: self.counts.get(name, 0) + 1, **others})

    def first(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the names that were run before: the last ones, then the others by how often."""
        known = [name for name in self.counts if name in names]
        rest = sorted(known[_LAST:], key=lambda name: -self.counts[name])
        return (*known[:_LAST], *rest)
