"""A translation beside the program is used: its plurals, sentences from below the window, its direction."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from tests.build.packaging_modules import module

from matchplanner import wording
from matchplanner.domain.programs import ProgramStatus
from matchplanner.errors import UserError
from matchplanner.ui import language
from matchplanner.ui.words import word
from matchplanner.wording import counted

translations: Any = module("translations")

POLISH = """<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="pl" sourcelanguage="en"><context><name>Words</name>
<message numerus="yes"><source>{n} programs</source><translation><numerusform>{n} program</numerusform>
<numerusform>{n} programy</numerusform><numerusform>{n} programów</numerusform></translation></message>
<message><source>Will apply</source><translation>Zgłoszę się</translation></message>
<message><source>A program needs a name.</source><translation>Program musi mieć nazwę.</translation></message>
</context></TS>
"""


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    """Take the language away after a test."""
    yield
    for made in qapp.findChildren(QTranslator):
        qapp.removeTranslator(made)
        made.deleteLater()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    wording.speak(None)


def _made(folder: Path, code: str, text: str) -> Path:
    listed = folder / f"matchplanner_{code}.ts"
    listed.write_text(text, "utf-8")
    translations.release(listed, folder / f"matchplanner_{code}.qm")
    return folder


@pytest.mark.usefixtures("english_again")
def test_a_translation_brings_its_own_plurals_and_sentences(qapp: QApplication, tmp_path: Path) -> None:
    language.follow()
    assert language.use(qapp, QLocale("pl_PL"), _made(tmp_path, "pl", POLISH))
    told = [counted("1 program", "{n} programs", n) for n in (1, 2, 5)]
    assert told == ["1 program", "2 programy", "5 programów"]
    assert word(ProgramStatus.WILL_APPLY) == "Zgłoszę się"
    assert UserError("A program needs a name.").message == "Program musi mieć nazwę."
    assert counted("1 fact", "{n} facts", 1) == "1 fact", "what is not translated stays English"


@pytest.mark.usefixtures("english_again")
def test_the_window_turns_with_a_language_written_from_right_to_left(
    qapp: QApplication, tmp_path: Path
) -> None:
    arabic = POLISH.replace('language="pl"', 'language="ar"')
    assert language.use(qapp, QLocale("ar_EG"), _made(tmp_path, "ar", arabic))
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft


@pytest.mark.usefixtures("english_again")
def test_without_a_translation_the_window_is_english(qapp: QApplication, tmp_path: Path) -> None:
    language.follow()
    assert not language.use(qapp, QLocale("de_DE"), tmp_path)
    assert not language.use(qapp, QLocale("de_DE"), tmp_path / "nothing")
    assert counted("1 program", "{n} programs", 2) == "2 programs"
