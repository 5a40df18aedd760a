"""Fixtures for tests that show windows."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from matchplanner.store.store import Store
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def workspace(store: Store, today: date, qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    """The plan as the widgets see it, on the first of October 2026."""
    return Workspace(store, lambda: today)


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:  # noqa: ARG001 - its being there is what counts
    """What the user would be told."""
    return Notices()


@pytest.fixture
def settings() -> Settings:
    """A window memory of the test's own."""
    return Settings()
