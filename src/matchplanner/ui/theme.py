"""Colours by role, for light and dark; the window's palette decides which."""

import sys
from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour for each role; product/look.md names the values."""

    window: str
    surface: str
    raised: str
    border: str
    text: str
    text_muted: str
    accent: str
    accent_soft: str
    ok: str
    attention: str
    danger: str
    unknown: str

    def color(self, role: str) -> QColor:
        """Return a role's colour."""
        return QColor(getattr(self, role))


LIGHT = Tokens(
    window="#F7F7F5",
    surface="#FFFFFF",
    raised="#FFFFFF",
    border="#DEDDD8",
    text="#1F2328",
    text_muted="#5B626B",
    accent="#2F5DA8",
    accent_soft="#E6EDF8",
    ok="#2E7D4F",
    attention="#9A6200",
    danger="#B3362B",
    unknown="#B9BDC3",
)
DARK = Tokens(
    window="#1E1F22",
    surface="#26282C",
    raised="#2E3035",
    border="#3B3E44",
    text="#E6E7EA",
    text_muted="#A3A9B2",
    accent="#7FA8E8",
    accent_soft="#2B3A52",
    ok="#6CC08B",
    attention="#E0A84A",
    danger="#F0857A",
    unknown="#5A5F67",
)
ROLES = tuple(field.name for field in fields(Tokens))
_MIDDLE_GREY = 128
_WHOLE = 100
_USUAL_POINTS = "usualPoints"
"""The application's property that keeps its own size of text while another one is shown."""


def tokens(widget: QWidget | None = None) -> Tokens:
    """Return the tokens that fit a widget's palette, the application's without one."""
    palette = widget.palette() if widget is not None else QGuiApplication.palette()
    dark = palette.color(QPalette.ColorRole.Window).lightness() < _MIDDLE_GREY
    return DARK if dark else LIGHT


def palette(of: Tokens) -> QPalette:
    """Return the palette that shows the tokens in every native control."""
    result = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: of.window,
        role.WindowText: of.text,
        role.Base: of.surface,
        role.AlternateBase: of.window,
        role.Text: of.text,
        role.Button: of.raised,
        role.ButtonText: of.text,
        role.BrightText: of.danger,
        role.ToolTipBase: of.raised,
        role.ToolTipText: of.text,
        role.PlaceholderText: of.text_muted,
        # Quiet: what is selected is tinted, so that chips and bars on it can still be read.
        role.Highlight: of.accent_soft,
        role.HighlightedText: of.text,
        role.Link: of.accent,
        role.LinkVisited: of.accent,
        role.Light: of.raised,
        role.Midlight: of.window,
        role.Mid: of.border,
        role.Dark: of.unknown,
        role.Accent: of.accent,
    }
    for key, value in pairs.items():
        result.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(of.text_muted))
    return result


def apply(app: QApplication, of: Tokens) -> None:
    """Dress the application in the tokens; costs nothing if it wears them already."""
    wanted = palette(of)
    native = sys.platform in {"win32", "darwin"}
    sheet = _sheet(of) + ("" if native else _flat_controls(of))
    if app.styleSheet() == sheet and app.palette() == wanted:
        return
    app.setStyleSheet("")  # from sheet to sheet takes Qt ten times as long as by way of none
    app.setPalette(wanted)
    app.setStyleSheet(sheet)


def resize_text(app: QApplication, percent: int) -> None:
    """Show all text at so many per cent of the size it had when the program started."""
    usual = app.property(_USUAL_POINTS)
    if usual is None:
        if percent == _WHOLE:
            return
        usual = app.font().pointSizeF()
        app.setProperty(_USUAL_POINTS, usual)
    font = QFont(app.font())
    font.setPointSizeF(float(usual) * percent / _WHOLE)
    app.setFont(font)


def sized(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return a font relative to the given one; look.md names the factors."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


def _sheet(of: Tokens) -> str:
    """Style own widgets only: a sheet on a native control turns its native drawing off."""
    return f"""
    #navigation, #preferencesPages {{ background: {of.window}; border: none; outline: none; padding-top: 8px;
        border-right: 1px solid {of.border}; }}
    #navigation::item, #preferencesPages::item {{ padding: 6px 12px; margin: 1px 8px; border-radius: 6px;
        color: {of.text}; border: 1px solid transparent; }}
    #navigation::item:selected, #preferencesPages::item:selected {{ background: {of.accent_soft};
        color: {of.text}; }}
    #navigation::item:focus, #preferencesPages::item:focus {{ border: 1px solid {of.accent}; }}
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


def _flat_controls(of: Tokens) -> str:
    """Flatten the push buttons where Fusion draws them; native styles keep their own."""
    return f"""
    QPushButton {{ background: {of.raised}; border: 1px solid {of.border}; border-radius: 6px;
        padding: 4px 12px; color: {of.text}; outline: none; }}
    QPushButton:hover {{ background: {of.accent_soft}; }}
    QPushButton:pressed {{ background: {of.border}; }}
    QPushButton:focus {{ border: 1px solid {of.accent}; }}
    QPushButton:default {{ background: {of.accent}; color: {of.surface}; border: 1px solid {of.accent}; }}
    QPushButton:default:focus {{ border: 1px solid {of.text}; }}
    QPushButton:checked {{ background: {of.accent_soft}; border: 1px solid {of.accent}; }}
    QPushButton:disabled {{ color: {of.text_muted}; background: {of.window}; }}
    QPushButton:flat {{ background: transparent; border: 1px solid transparent; color: {of.accent}; }}
    QPushButton:flat:focus {{ border: 1px solid {of.accent}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QLineEdit, QPlainTextEdit {{ background: {of.surface}; border: 1px solid {of.unknown};
        border-radius: 4px; padding: 2px; }}
    QLineEdit, QPlainTextEdit, QComboBox {{ selection-background-color: {of.accent};
        selection-color: {of.surface}; }}
    QComboBox QLineEdit, QAbstractItemView QLineEdit {{ border: none; padding: 0; }}
    QTableView, QListView, QTreeView {{ border: 1px solid {of.border}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTableView:focus, QListView:focus, QTreeView:focus {{
        border: 1px solid {of.accent}; }}
    QComboBox QLineEdit:focus, QAbstractItemView QLineEdit:focus, #todayList, #todayList:focus {{
        border: none; }}
    QCheckBox::indicator:unchecked, QAbstractItemView::indicator:unchecked, QMenu::indicator:unchecked {{
        background: {of.surface}; border: 1px solid {of.text_muted}; border-radius: 3px; }}
    QCheckBox::indicator:unchecked:focus {{ border: 1px solid {of.accent}; }}
    RecordTable::item {{ padding: 0 3px; }}
    QHeaderView {{ background: {of.window}; }}
    QHeaderView::section {{ background: {of.window}; color: {of.text_muted}; padding: 4px 6px; border: none;
        border-right: 1px solid {of.border}; border-bottom: 1px solid {of.border}; }}
    """
