"""A preview of a few pages, shown by itself."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from matchplanner.services import reporting
from matchplanner.services.program_print import program_table
from matchplanner.services.reporting import Printing
from matchplanner.store.store import Store
from matchplanner.ui.places import Places
from matchplanner.ui.preview import PdfPreview

TODAY = date(2026, 10, 1)
ShowPreview = Callable[..., PdfPreview]


def pdf(pages: int, *, letter: bool = False) -> bytes:
    """A table of lying pages, each with words of its own."""
    rows = [(f"Program {number}", "word " * 40) for number in range(pages * 8)]
    document = program_table("Everything", ("Program", "Notes"), rows, TODAY)
    return reporting.render(document, Printing("plan", TODAY, letter=letter), None).data


@pytest.fixture
def show_preview(store: Store, qtbot: QtBot, tmp_path: Path) -> Iterator[ShowPreview]:  # noqa: ARG001 - the season is read
    """Show a preview; it is closed when the test is over."""
    made: list[PdfPreview] = []

    def show(pages: int = 4) -> PdfPreview:
        preview = PdfPreview(
            "Everything", "Everything: all 2026-10-01.pdf", letter=False, places=Places(tmp_path)
        )
        made.append(preview)
        preview.show_pdf(pdf(pages), "")
        with qtbot.waitActive(preview):
            preview.show()
        assert preview.document.pageCount() >= min(pages, 2)
        return preview

    yield show
    for preview in made:
        preview.close()
