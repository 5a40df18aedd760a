"""How sentences are put together."""

from collections.abc import Sequence


def listed(parts: Sequence[str]) -> str:
    """Join parts as a sentence does: "a, b and c"; "" for none."""
    if len(parts) < 2:  # noqa: PLR2004 - one part alone needs no joining
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
