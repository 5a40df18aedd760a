"""Matching a market somebody wrote down, or many invented ones: a teaching model, not odds."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from matchplanner.domain.matching import acceptance, invented
from matchplanner.domain.matching.invented import ME, Tally
from matchplanner.domain.matching.market import Market, parse
from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import UserError
from matchplanner.progress import Progress, unwatched
from matchplanner.services import ranking
from matchplanner.wording import say

PLACES = 1
"""Places of each program in an invented market."""

LARGEST_BYTES = 50_000_000
"""A market of 50,000 applicants with 20 programs each is about half of that."""


@dataclass(frozen=True, slots=True)
class OwnProgram:
    """A program of the applicant's list; `name` is like no other's, so that a market can go by it."""

    id: int
    name: str
    tier: int | None


def own_list(of: MatchList | None = None) -> tuple[OwnProgram, ...]:
    """Return one rank order list, or all of them, most preferred first."""
    rows = ranking.rows(of)
    names = Counter(row.program for row in rows)
    found: dict[str, OwnProgram] = {}
    for place, row in enumerate(rows, start=1):
        name = row.program
        if names[name] > 1 and row.institution:
            name = f"{name}, {row.institution}"
        if name in found or name == ME:
            name = f"{name} (rank {place})"
        found[name] = OwnProgram(row.program_id, name, row.tier)
    return tuple(found.values())


def compare(
    honest: Sequence[str],
    cautious: Sequence[str],
    runs: int,
    seed: int,
    *,
    progress: Progress = unwatched,
) -> Tally:
    """Return what two orders of the same programs led to on invented markets; asks the plan for nothing.

    The same seed gives the same markets. `progress` may raise CancelledError to
    stop it.
    """
    chance = Random(seed)  # noqa: S311 - no secret: the same seed is to give the same markets
    quotas = dict.fromkeys(honest, PLACES)
    return invented.compare(honest, cautious, quotas, runs, chance, progress=progress)


def read_market(file: Path) -> Market:
    """Read a market from a JSON file. Raises UserError for a file that is none."""
    try:
        if file.stat().st_size > LARGEST_BYTES:
            message = f"{file.name} is larger than {LARGEST_BYTES // 1_000_000} MB."
            raise UserError(message, "Give a smaller market.")
        text = file.read_text("utf-8-sig")
    except OSError as exc:
        raise UserError(
            say("{file} cannot be read: {strerror}.", file=file, strerror=exc.strerror or exc),
            "Check name and folder.",
        ) from exc
    except UnicodeDecodeError as exc:
        raise UserError(
            say("{file} is not UTF-8 text.", file=file.name), "Save the market as JSON in UTF-8."
        ) from exc
    try:
        return parse(json.loads(text, object_pairs_hook=_once))
    except (json.JSONDecodeError, RecursionError) as exc:
        raise UserError(
            say("{file} is not JSON.", file=file.name), "Save the market as JSON in UTF-8."
        ) from exc


def solve(market: Market) -> dict[str, str | None]:
    """Return each applicant's program, None for no match."""
    return acceptance.solve(market)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a name that stands twice, of which JSON would silently keep the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _content in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UserError(say("The file names “{twice}” twice in one place.", twice=twice), "Keep one of them.")
    return found
