"""Colours by role, for light and dark; the window's palette decides which."""

import functools
import sys
from dataclasses import dataclass, fields

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from matchplanner.ui import sheets


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour for each role, on the values of look.md, some of them stronger: a test computes contrasts.

    `border` parts what could do without a line; `edge` is what a field, a
    button or a part of a chart is known by.
    """

    window: str
    surface: str
    raised: str
    border: str
    edge: str
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
    edge="#82878F",
    text="#1F2328",
    text_muted="#5B626B",
    accent="#2F5DA8",
    accent_soft="#E6EDF8",
    ok="#2A764A",
    attention="#925D00",
    danger="#AE342A",
    unknown="#82878F",
)
DARK = Tokens(
    window="#1E1F22",
    surface="#26282C",
    raised="#2E3035",
    border="#3B3E44",
    edge="#80868F",
    text="#E6E7EA",
    text_muted="#A3A9B2",
    accent="#7FA8E8",
    accent_soft="#2B3A52",
    ok="#6CC08B",
    attention="#E0A84A",
    danger="#F28F85",
    unknown="#80868F",
)
ROLES = tuple(field.name for field in fields(Tokens))
_MIDDLE_GREY = 128
_ROLE = QPalette.ColorRole
_OUTLINED = ("QCheckBox", "QComboBox", "QAbstractSpinBox", "QMenu", "QRadioButton", "QToolButton")
_FUSION_DARKER = 140
"""How much darker than the window, in per cent, Fusion draws outlines."""

_UNDRESSED = "undressed"
"""The application's property that says that its colours are the system's."""

_WHOLE = 100
_USUAL_POINTS = "usualPoints"
"""The application's property that keeps its own size of text while another one is shown."""


def tokens(widget: QWidget | None = None) -> Tokens:
    """Return the tokens that fit a widget's palette, the application's without one.

    In the system's high contrast they are the palette's own few colours.
    """
    palette = widget.palette() if widget is not None else QGuiApplication.palette()
    app = QGuiApplication.instance()
    if app is not None and app.property(_UNDRESSED):
        return _of_system(
            *(palette.color(role).name() for role in (_ROLE.Base, _ROLE.Window, _ROLE.WindowText, _ROLE.Link))
        )
    dark = palette.color(_ROLE.WindowText).lightness() > _MIDDLE_GREY  # `_outlined` changes Window
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


@functools.lru_cache(maxsize=8)
def _of_system(base: str, window: str, text: str, link: str) -> Tokens:
    """Return what own widgets are painted with where the system's colours are to be left alone."""
    return Tokens(
        window=window,
        surface=base,
        raised=base,
        border=text,
        edge=text,
        text=text,
        text_muted=text,
        accent=link,
        accent_soft=base,
        ok=text,
        attention=text,
        danger=text,
        unknown=text,
    )


def _native() -> bool:
    """Say whether the system's own style draws the controls."""
    return sys.platform in {"win32", "darwin"}


def _give(app: QApplication, palette: QPalette, kind: str) -> None:
    """Give a palette to all controls of a class."""
    app.setPalette(palette, kind)  # type: ignore[arg-type]  # the stubs say bytes, which it refuses


def _outlined(tokens: Tokens) -> QPalette:
    """Return the palette of controls that Fusion outlines in a darker shade of the window's colour."""
    result = palette(tokens)  # copying one makes Qt's bindings load names for longer than a paint takes
    result.setColor(_ROLE.Window, tokens.color("edge").lighter(_FUSION_DARKER))
    return result


def undress(app: QApplication) -> None:
    """Leave every colour to the system: it shows all in high contrast."""
    app.setProperty(_UNDRESSED, True)  # noqa: FBT003 - Qt takes the value positionally
    app.setStyleSheet("")
    app.setPalette(QPalette())
    for kind in () if _native() else _OUTLINED:
        _give(app, app.palette(), kind)


def apply(app: QApplication, of: Tokens) -> None:
    """Dress the application in the tokens; costs nothing if it wears them already."""
    app.setProperty(_UNDRESSED, False)  # noqa: FBT003 - Qt takes the value positionally
    wanted = palette(of)
    sheet = sheets.of_own_widgets(of) + ("" if _native() else sheets.of_controls(of, dark=of is DARK))
    if app.styleSheet() == sheet and app.palette() == wanted:
        return
    app.setStyleSheet("")  # from sheet to sheet takes Qt ten times as long as by way of none
    app.setPalette(wanted)
    if not _native():
        outlined = _outlined(of)
        for kind in _OUTLINED:
            _give(app, outlined, kind)
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
    sheet = app.styleSheet()
    app.setStyleSheet("")  # under a sheet, widgets that are there already keep their old font
    app.setFont(font)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)  # they have it now
    app.setStyleSheet(sheet)


def sized(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return a font relative to the given one; look.md names the factors."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result
