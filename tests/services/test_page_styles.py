"""One program described in many styles: interviews, slides, lists of changes, several programs a page."""

from datetime import date
from pathlib import Path

import pytest

from matchplanner.services.page_reader import read_file

STYLES = Path(__file__).resolve().parents[1] / "data" / "page_styles"
SEEN = date(2026, 11, 22)
STATED = {
    "length_years": 2,
    "positions_per_year": 2,
    "j1": "yes",
    "h1b": "no",
    "application_system": "ERAS",
    "contact_name": "Mira Osgood",
    "contact_email": "mosgood@lark.org",
}
DEADLINES = {"November 18", "2026-11-18"}
BLOCKS = "blocks"


def _facts(path: Path) -> dict[str, object]:
    return {str(found.field): found.value for found in read_file(path, SEEN).proposals}


@pytest.mark.parametrize(
    "page", sorted(path for path in STYLES.iterdir() if path.stem != BLOCKS), ids=lambda path: path.stem
)
def test_a_program_is_read_in_whatever_style_it_is_described(page: Path) -> None:
    found = _facts(page)
    assert {name: found.get(name) for name in STATED} == STATED
    assert found.get("application_deadline") in DEADLINES


def test_blocks_of_a_schedule_add_up() -> None:
    found = _facts(STYLES / f"{BLOCKS}.txt")
    assert (found["lab_months"], found["research_months"]) == (3, 3)
