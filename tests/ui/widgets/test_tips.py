"""What the user typed is shown in a tooltip as it was typed, whatever sign it holds."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import matchplanner.ui
from matchplanner.ui.tips import as_tip, plain_tip

UI = Path(matchplanner.ui.__file__).parent
OWN_WORDS = {
    "application/plans/research_section.py": "a project of the program's own list",
    "application/texts/editor.py": "the field's own hint",
    "application/texts/points_pane.py": "a day",
    "calendars/export_dialog.py": "a day",
    "interviews/invitation.py": "a moment",
    "navigation.py": "the name of a page and its key",
    "people/contacts_section.py": "two numbers",
    "programs/detail_head.py": "the name of a fact",
    "programs/enlarging.py": "keys",
    "programs/tiers/balance_bar.py": "counts",
    "programs/tiers/view.py": "advice of the guide",
    "ranking/checks_view.py": "the remedy of a rule",
    "shortcuts.py": "keys",
    "widgets/buttons.py": "what whoever makes the button says of it",
    "widgets/fields.py": "made plain before it is kept",
    "widgets/forms.py": "the help of a field",
    "widgets/point_list.py": "the hint of a list",
}
"""Modules whose other tooltips hold nothing that anybody typed, and what they hold."""


def fixed(text: ast.expr) -> bool:
    """Say whether a tooltip is a sentence of the program's own, or made plain."""
    match text:
        case ast.Constant():
            return True
        case ast.IfExp():
            return fixed(text.body) and fixed(text.orelse)
        case ast.Call(func=ast.Name(id="plain_tip")):
            return True
        case ast.Call(func=ast.Name(id="tr" | "_tr") | ast.Attribute(attr="tr"), args=[said]):
            return isinstance(said, ast.Constant)
    return False


def loose() -> Iterator[str]:
    """Yield the modules that set a tooltip of another kind."""
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="setToolTip"), args=[*_, text]) if not fixed(text):
                    yield path.relative_to(UI).as_posix()


def test_what_is_typed_reaches_no_tooltip_but_as_plain_text() -> None:
    assert set(loose()) - set(OWN_WORDS) == set()


@pytest.mark.parametrize("typed", ["<b>Birch</b>", "a < b\nc > d", "<img src='x'>", "&lt;b&gt; <i>"])
def test_markup_is_shown_as_it_was_typed(typed: str) -> None:
    shown = plain_tip(typed)
    assert shown.startswith("<qt>")
    assert all(tag in {"qt", "/qt", "br"} for tag in tags(shown))
    assert as_tip(Qt.ItemDataRole.ToolTipRole, typed) == shown
    assert as_tip(Qt.ItemDataRole.DisplayRole, typed) == typed


def tags(shown: str) -> list[str]:
    """Return the names of the tags in a tooltip."""
    return [part.split(">")[0] for part in shown.split("<")[1:]]


def test_without_a_tag_it_is_left_alone() -> None:
    assert plain_tip("R&D\nsecond line") == "R&D\nsecond line"
