"""Read the pages of tests/data/pages and hard_pages; compare the proposals with what they state."""

import argparse
import json
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from matchplanner.services import page_reader

DATA = Path(__file__).resolve().parents[2] / "tests" / "data"
FOLDERS = (DATA / "pages", DATA / "hard_pages")
"""Pages that are read without an error, and pages on which not every fact is found."""

TODAY = date(2026, 11, 22)
PRECISION, RECALL = 0.95, 0.80


@dataclass(slots=True)
class Tally:
    """Proposals that were right and wrong, and stated facts that were missed."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The right part of what was proposed."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The found part of what the pages state."""
        return self.right / max(1, self.right + len(self.missed))

    def add(self, page: Path) -> None:
        """Read a page and compare it with the file of its facts."""
        stated = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        proposals = page_reader.read_file(page, TODAY).proposals
        proposed = {found["field"]: found["value"] for found in page_reader.as_json(proposals)}
        for name in stated.keys() | proposed.keys():
            if name in proposed and proposed[name] == stated.get(name):
                self.right += 1
                continue
            if name in proposed:
                self.wrong.append(f"{page.name}: {name} is not {proposed[name]}")
            if name in stated:
                self.missed.append(f"{page.name}: {name} is {stated[name]}")


def main() -> int:
    """Print precision and recall; 1 if either is below its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="name every error")
    verbose = parser.parse_args().verbose
    pages = sorted(page for folder in FOLDERS for page in folder.iterdir() if page.suffix != ".json")
    tally = Tally()
    started = time.perf_counter()
    for page in pages:
        tally.add(page)
    took = time.perf_counter() - started
    kinds = Counter(page.suffix for page in pages)
    print(f"Page reader on {len(pages)} pages ({', '.join(f'{n} {kind}' for kind, n in kinds.items())}):")
    print(f"  facts found     {tally.right:4}   wrong {len(tally.wrong)}   missed {len(tally.missed)}")
    print(f"  precision       {tally.precision:6.1%}   (limit {PRECISION:.0%})")
    print(f"  recall          {tally.recall:6.1%}   (limit {RECALL:.0%})")
    print(f"  time a page     {took / len(pages) * 1000:6.0f} ms")
    if verbose:
        print("\n".join((*tally.wrong, *tally.missed)))
    return 0 if tally.precision >= PRECISION and tally.recall >= RECALL else 1


if __name__ == "__main__":
    sys.exit(main())
