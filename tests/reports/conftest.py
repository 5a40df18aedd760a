"""Pages and readers for the report tests."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from matchplanner.glyphs import QtOutliner
from matchplanner.reports.layout import Paper, Pdf, Sheet

PRINTED = date(2027, 11, 1)


@pytest.fixture(scope="session")
def outliner(qapp: QApplication) -> QtOutliner:
    assert qapp is not None, "the tests' own application comes first"
    return QtOutliner()


@pytest.fixture(params=list(Paper), ids=lambda paper: paper.name)
def page(request: pytest.FixtureRequest) -> Sheet:
    return Sheet("Prep sheets", "Season 2028", "My plan.matchplan", PRINTED, request.param)


@pytest.fixture
def a4() -> Sheet:
    return Sheet("Prep sheets", "Season 2028", "My plan.matchplan", PRINTED)


@pytest.fixture
def pages_of() -> Callable[[Pdf], list[str]]:
    """Read a document back as a reader would search it, a text a page, spaces as one."""

    def read(pdf: Pdf) -> list[str]:
        pages = PdfReader(BytesIO(pdf.data)).pages
        assert len(pages) == pdf.pages
        return [" ".join(page.extract_text().split()) for page in pages]

    return read
