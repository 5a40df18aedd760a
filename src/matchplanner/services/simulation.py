"""Matching a market somebody wrote down: a teaching model of the algorithm, not odds."""

import json
from pathlib import Path

from matchplanner.domain.matching import acceptance
from matchplanner.domain.matching.market import Market, parse
from matchplanner.errors import UserError

LARGEST_BYTES = 50_000_000
"""A market of 50,000 applicants with 20 programs each is about half of that."""


def read_market(file: Path) -> Market:
    """Read a market from a JSON file. Raises UserError for a file that is none."""
    try:
        if file.stat().st_size > LARGEST_BYTES:
            message = f"{file.name} is larger than {LARGEST_BYTES // 1_000_000} MB."
            raise UserError(message, "Give a smaller market.")
        text = file.read_text("utf-8-sig")
    except OSError as exc:
        raise UserError(f"{file} cannot be read: {exc.strerror or exc}.", "Check name and folder.") from exc
    except UnicodeDecodeError as exc:
        raise UserError(f"{file.name} is not UTF-8 text.", "Save the market as JSON in UTF-8.") from exc
    try:
        return parse(json.loads(text, object_pairs_hook=_once))
    except (json.JSONDecodeError, RecursionError) as exc:
        raise UserError(f"{file.name} is not JSON.", "Save the market as JSON in UTF-8.") from exc


def solve(market: Market) -> dict[str, str | None]:
    """Return each applicant's program, None for no match."""
    return acceptance.solve(market)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a name that stands twice, of which JSON would silently keep the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _content in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UserError(f"The file names “{twice}” twice in one place.", "Keep one of them.")
    return found
