"""What is told of an error: where it happened, never what the plan says."""

import logging
from pathlib import Path

import pytest

from matchplanner.services import diagnostics
from matchplanner.services.diagnostics import ScrubbedFormatter

MENTOR = "Dr. Thérèse Voorbeeld"


def _fail() -> None:
    held: dict[str, int] = {}
    try:
        held[MENTOR] += 1
    except KeyError as exc:
        raise ValueError(f"no letter of {MENTOR}") from exc


def _caught() -> BaseException:
    with pytest.raises(ValueError, match="no letter") as caught:
        _fail()
    return caught.value


def test_an_error_is_told_by_kind_and_place_without_its_text() -> None:
    told = diagnostics.described(_caught())
    assert told.index("KeyError") < told.index("ValueError")
    assert "_fail" in told
    assert MENTOR not in told
    assert str(Path.home()) not in told


def test_a_report_begins_with_the_versions() -> None:
    told = diagnostics.report(_caught(), "6.12.0")
    assert "Qt 6.12.0" in told
    assert "SQLite 3" in told
    assert "Plan file format" in told
    assert MENTOR not in told


@pytest.mark.parametrize(
    ("logger", "kept"), [("matchplanner.ui.notices", True), ("pypdf", False), ("fontTools.ttLib", False)]
)
def test_the_log_keeps_our_own_words_and_no_librarys(logger: str, kept: bool) -> None:
    exc = _caught()
    record = logging.LogRecord(
        logger, logging.ERROR, "x.py", 1, "Unexpected error", (), (type(exc), exc, exc.__traceback__)
    )
    line = ScrubbedFormatter().format(record)
    assert ("Unexpected error" in line) is kept
    assert "ValueError" in line
    assert MENTOR not in line


def test_the_home_folder_is_written_short_and_what_is_quoted_left_out() -> None:
    home = Path.home()
    assert diagnostics.shortened(f"{home}/plans") == "~/plans"
    assert MENTOR not in diagnostics.without_quotes(f'cannot open "{MENTOR}.matchplan"')


@pytest.mark.parametrize("folder", ["/media/stick/", "~/", "C:\\Plans\\", "\\\\server\\", "file:///media/"])
def test_a_librarys_words_name_no_file(folder: str) -> None:
    told = diagnostics.without_quotes(f"QFile: cannot open {folder}{MENTOR} 2027.matchplan")
    assert told == "QFile: cannot open ..."
