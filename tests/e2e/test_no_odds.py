"""A40: nothing on any screen or page of paper says how probable a match is."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchplanner import cli
from matchplanner.app import App
from matchplanner.ui.page_commands import views

DAY = date(2027, 11, 10)
"""Interviews have been held and a list is begun: now one would most like to know."""

ODDS = re.compile(r"\b(?:chances?|odds|probab\w*|likelihood|likely)\b", re.IGNORECASE)
DENIED = re.compile(r"\b(?:no|not a|not) (?:chance|odds)", re.IGNORECASE)
OF_VISAS = "Visa likely for rotations"
"""A question of the profile, about oneself."""

PERCENT = re.compile(r"\d\s?%")
WEIGHTS = re.compile(
    r"rankTable|criteriaTable|ratingsTable|whatIfOrder|weightValue\d+|flipTable|rankLeads|disputeWhy"
)
"""Where a share may stand: the weights one has given, and the weights at which two programs would swap."""

TAGS = re.compile("<[^>]*>")


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    made = App(qapp, lambda: DAY)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    made.window.show()
    made.session.open_sample()
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.close()
    made.window.close()


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.index(row, column).data(role) or "")


def test_no_screen_of_the_sample_tells_a_probability(app: App) -> None:
    plan = app.window.plan
    assert plan is not None
    odds, shares, read = {}, {}, 0
    for place in (*plan.keys(), *(f"{page}/{key}" for page, titles in views() for key, _title in titles)):
        plan.show_record(place, 0)
        for table in plan.current().findChildren(QTableView):
            if table.isVisible() and table.model() is not None and table.model().rowCount():
                table.selectRow(0)
        for widget in plan.current().findChildren(QWidget):
            if not widget.isVisible():
                continue
            for text in _texts(widget):
                read += 1
                where = f"{place}: {widget.objectName()}"
                if ODDS.search(DENIED.sub("", text)) and text != OF_VISAS:
                    odds[text] = where
                if PERCENT.search(TAGS.sub("", text)) and not WEIGHTS.fullmatch(widget.objectName()):
                    shares[text] = where
    assert read > 1000
    assert odds == {}
    assert shares == {}


@pytest.mark.parametrize("kind", ["rank-list", "timeline", "prep-sheet"])
def test_no_document_of_the_sample_tells_a_probability(app: App, kind: str, tmp_path: Path) -> None:
    assert app.session.workspace is not None
    sample = app.session.workspace.path
    app.session.close_plan()
    out = tmp_path / "out.pdf"
    assert cli.main(["export", kind, "--plan", str(sample), "--out", str(out)]) == 0
    pages = PdfReader(BytesIO(out.read_bytes())).pages
    told = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert told
    assert ODDS.search(told) is None
    assert PERCENT.search(told) is None
