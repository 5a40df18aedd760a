"""Style sheets: of own widgets everywhere, and of the controls where Fusion draws them.

Lengths that go with text are in `em`, the height of a line: they grow with the size the user chose.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchplanner.ui.theme import Tokens

_ICONS = Path(import_module("matchplanner.resources").__path__[0], "icons").as_posix()


def of_own_widgets(of: Tokens) -> str:
    """Style own widgets only: a sheet on a native control turns its native drawing off."""
    return f"""
    #navigation, #preferencesPages {{ background: {of.window}; border: none; outline: none; padding-top: 8px;
        border-right: 1px solid {of.border}; }}
    #navigation::item, #preferencesPages::item {{ padding: 6px 12px 6px 10px; margin: 1px 8px;
        border-radius: 6px; color: {of.text}; border: 1px solid transparent;
        border-left: 3px solid transparent; }}
    #navigation::item:selected, #preferencesPages::item:selected {{ background: {of.accent_soft};
        color: {of.text}; border-left: 3px solid {of.accent}; }}
    #navigation::item:focus, #preferencesPages::item:focus {{ border: 1px solid {of.accent};
        border-left: 3px solid {of.accent}; }}
    #noticeBar, #sampleBanner {{ background: {of.accent_soft}; border-bottom: 1px solid {of.border}; }}
    QLabel[role="muted"] {{ color: {of.text_muted}; }}
    QLabel[role="problem"] {{ color: {of.danger}; }}
    QLabel[role="attention"] {{ color: {of.attention}; }}
    QLabel[role="ok"] {{ color: {of.ok}; }}
    QFrame[role="card"] {{ background: {of.surface}; border: 1px solid {of.border}; border-radius: 6px; }}
    QToolButton::menu-indicator {{ image: none; }}
    QSplitter::handle {{ background: {of.border}; }}
    QToolTip {{ color: {of.text}; background: {of.raised}; border: 1px solid {of.border}; }}
    """


def of_controls(of: Tokens, *, dark: bool) -> str:
    """Flatten the controls where Fusion draws them; native styles keep their own."""
    return (
        _buttons(of)
        + _fields(of)
        + _ticks(of, "tick_dark" if dark else "tick_light")
        + _lists(of)
        + _tabs(of)
        + _bars(of)
    )


def _buttons(of: Tokens) -> str:
    return f"""
    QPushButton {{ background: {of.raised}; border: 1px solid {of.edge}; border-radius: 6px;
        padding: 4px 12px; color: {of.text}; outline: none; }}
    QPushButton:hover {{ background: {of.accent_soft}; }}
    QPushButton:pressed {{ background: {of.border}; }}
    QPushButton:focus {{ border: 2px solid {of.accent}; padding: 3px 11px; }}
    QPushButton:default {{ background: {of.accent}; color: {of.surface}; border: 1px solid {of.accent}; }}
    QPushButton:default:focus {{ border: 2px solid {of.text}; padding: 3px 11px; }}
    QPushButton:checked {{ background: {of.accent_soft}; border: 1px solid {of.accent}; }}
    QPushButton:checked:focus {{ border: 2px solid {of.accent}; padding: 3px 11px; }}
    QPushButton:disabled {{ color: {of.text_muted}; background: {of.window};
        border: 1px solid {of.border}; }}
    QPushButton:flat {{ background: transparent; border: 1px solid transparent; color: {of.accent}; }}
    QPushButton:flat:focus {{ border: 1px solid {of.accent}; }}
    QToolButton[autoRaise="false"] {{ background: {of.raised}; border: 1px solid {of.edge};
        border-radius: 4px; padding: 2px 4px; color: {of.text}; }}
    QToolButton[autoRaise="false"]:hover {{ background: {of.accent_soft}; }}
    QToolButton[autoRaise="false"]:pressed {{ background: {of.border}; }}
    QToolButton[autoRaise="false"]:disabled {{ color: {of.text_muted}; background: {of.window};
        border: 1px solid {of.border}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    """


def _fields(of: Tokens) -> str:
    return f"""
    QLineEdit, QPlainTextEdit {{ background: {of.surface}; border: 1px solid {of.edge};
        border-radius: 4px; padding: 2px; }}
    QLineEdit, QPlainTextEdit, QComboBox {{ selection-background-color: {of.accent};
        selection-color: {of.surface}; }}
    QComboBox {{ background: {of.surface}; color: {of.text}; border: 1px solid {of.edge};
        border-radius: 4px; padding: 2px 2px 2px 5px; }}
    QComboBox:disabled {{ background: {of.window}; color: {of.text_muted}; border: 1px solid {of.border}; }}
    QComboBox::drop-down {{ border: none; width: 1.1em; }}
    QComboBox::down-arrow {{ image: url("{_ICONS}/chevron.svg"); width: 0.6em; height: 0.6em; }}
    QComboBox QLineEdit, QAbstractItemView QLineEdit {{ border: none; padding: 0; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTableView:focus, QListView:focus, QTreeView:focus {{
        border: 1px solid {of.accent}; }}
    QComboBox QLineEdit:focus, QAbstractItemView QLineEdit:focus, #todayList, #todayList:focus {{
        border: none; }}
    """


def _ticks(of: Tokens, tick: str) -> str:
    """Let boxes grow with the text; a tick stands on the accent."""
    return f"""
    QCheckBox, QRadioButton {{ spacing: 0.4em; }}
    QCheckBox[text=""] {{ spacing: 0; }}
    QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
        width: 0.75em; height: 0.75em; }}
    QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked {{
        background: {of.surface}; border: 1px solid {of.edge}; border-radius: 3px; }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
        background: {of.accent}; border: 1px solid {of.accent}; border-radius: 3px;
        image: url("{_ICONS}/{tick}.svg"); }}
    QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
        background: {of.accent_soft}; border: 1px solid {of.accent}; border-radius: 3px; }}
    QCheckBox::indicator:unchecked:focus {{ border: 1px solid {of.accent}; }}
    QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled {{
        border: 1px solid {of.border}; }}
    """


def _lists(of: Tokens) -> str:
    return f"""
    QTableView, QListView, QTreeView {{ border: 1px solid {of.border}; }}
    RecordTable::item {{ padding: 0 3px; }}
    QHeaderView, QTableCornerButton::section {{ background: {of.window}; border: none; }}
    QHeaderView::section {{ background: {of.window}; color: {of.text_muted}; padding: 4px 6px; border: none;
        border-right: 1px solid {of.border}; border-bottom: 1px solid {of.border}; }}
    """


def _tabs(of: Tokens) -> str:
    """Underline the tab in front; boxes around each would weigh more than what they lead to."""
    return f"""
    QTabBar::tab {{ background: transparent; border: none; border-bottom: 2px solid transparent;
        padding: 5px 10px 4px 10px; margin-right: 2px; color: {of.text_muted}; }}
    QTabBar::tab:hover {{ color: {of.text}; border-bottom: 2px solid {of.edge}; }}
    QTabBar::tab:selected {{ color: {of.text}; border-bottom: 2px solid {of.accent}; }}
    QTabBar::tab:disabled {{ color: {of.edge}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {of.border}; }}
    """


def _bars(of: Tokens) -> str:
    """Let scroll bars and the lines between panes be as thin as the hand still finds."""
    return f"""
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {of.edge}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {of.text_muted}; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle:horizontal {{ width: 9px; background: {_hairline(of.border, across=True)}; }}
    QSplitter::handle:vertical {{ height: 9px; background: {_hairline(of.border, across=False)}; }}
    QSplitter::handle:horizontal:hover {{ background: {_hairline(of.accent, across=True)}; }}
    QSplitter::handle:vertical:hover {{ background: {_hairline(of.accent, across=False)}; }}
    """


def _hairline(color: str, *, across: bool) -> str:
    """Return a ground with a line of one pixel in the middle of nine: a handle's margins are painted over."""
    to = "x2: 1, y2: 0" if across else "x2: 0, y2: 1"
    stops = (("transparent", 0, 0.43), (color, 0.45, 0.55), ("transparent", 0.57, 1))
    told = ", ".join(f"stop: {start} {shade}, stop: {end} {shade}" for shade, start, end in stops)
    return f"qlineargradient(x1: 0, y1: 0, {to}, {told})"
