"""A page made of a few sentences."""

from collections.abc import Callable
from datetime import date

import pytest

from matchplanner.domain.page_reading.reader import read

TODAY = date(2026, 11, 22)
Facts = Callable[[str], dict[str, object]]


@pytest.fixture
def facts() -> Facts:
    """Return what a genetics residency's page states that says just this."""

    def of(text: str) -> dict[str, object]:
        page = f"Medical Genetics Residency\n\nOur program trains residents.\n\n{text}\n"
        return {str(found.field): found.value for found in read(page, TODAY)}

    return of
