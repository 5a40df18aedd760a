"""What is read and what is operated can be told from its ground, in both themes, by the WCAG formula."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from matchplanner.ui import appearance, theme
from matchplanner.ui.appearance import Appearance
from matchplanner.ui.ranking.robustness.heat import heat
from matchplanner.ui.rotations.lane_painter import VEIL
from matchplanner.ui.settings import Settings
from matchplanner.ui.theme import DARK, LIGHT, ROLES, Tokens

TEXT, GRAPHICS = 4.5, 3.0
THEMES = pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])

READ_ON = {
    **dict.fromkeys(
        ("text", "text_muted", "accent", "ok", "attention", "danger"),
        ("window", "surface", "raised", "accent_soft"),
    ),
    "surface": ("accent",),
}
"""Each colour of words, and the grounds on which it is written; selected rows are on accent_soft."""

ON_DONE = ("text", "text_muted")
"""What is written on an interview that is over, whose box has the colour of borders."""

SEEN_ON = dict.fromkeys(
    ("edge", "unknown", "accent", "ok", "attention", "danger", "text_muted"),
    ("window", "surface", "raised", "accent_soft"),
)
"""Edges, hatching, bars, marks and the focus ring, and the grounds on which they are drawn."""


def _luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _laid_over(ground: QColor, over: QColor, share: float) -> QColor:
    def mixed(below: int, above: int) -> int:
        return round(below * (1 - share) + above * share)

    return QColor(
        mixed(ground.red(), over.red()),
        mixed(ground.green(), over.green()),
        mixed(ground.blue(), over.blue()),
    )


def test_the_formula_gives_the_published_extremes() -> None:
    assert _contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert _contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@THEMES
def test_words_can_be_read_on_every_ground_they_are_written_on(of: Tokens) -> None:
    faint = {
        (role, ground): round(found, 2)
        for role, grounds in READ_ON.items()
        for ground in grounds
        if (found := _contrast(of.color(role), of.color(ground))) < TEXT
    }
    assert not faint
    assert all(_contrast(of.color(role), of.color("border")) >= TEXT for role in ON_DONE)


@THEMES
def test_controls_and_graphics_stand_out_from_every_ground(of: Tokens) -> None:
    faint = {
        (role, ground): round(found, 2)
        for role, grounds in SEEN_ON.items()
        for ground in grounds
        if (found := _contrast(of.color(role), of.color(ground))) < GRAPHICS
    }
    assert not faint


@THEMES
@pytest.mark.parametrize("share", [0.0, 0.01, 0.1, 0.5, 0.9, 1.0])
def test_the_figure_in_a_heat_strip_can_be_read_in_every_tone(of: Tokens, share: float) -> None:
    assert _contrast(of.color("text"), heat(of, share)) >= TEXT


@THEMES
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_words_can_be_read_under_the_veil_of_blocked_weeks(of: Tokens, ground: str) -> None:
    veiled = _laid_over(of.color(ground), of.color("unknown"), VEIL)
    for role in ("text", "text_muted", "danger"):
        assert _contrast(of.color(role), veiled) >= TEXT, role


@THEMES
def test_native_controls_get_colours_that_can_be_read(of: Tokens) -> None:
    worn = theme.palette(of)
    roles = QPalette.ColorRole
    for words, ground in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.Text, roles.AlternateBase),
        (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight),
        (roles.ToolTipText, roles.ToolTipBase),
        (roles.PlaceholderText, roles.Base),
        (roles.Link, roles.Window),
        (roles.Link, roles.Base),
    ):
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            assert _contrast(worn.color(group, words), worn.color(group, ground)) >= TEXT, (words, ground)
    greyed = worn.color(QPalette.ColorGroup.Disabled, roles.Text)
    assert _contrast(greyed, worn.color(roles.Base)) >= GRAPHICS, "greyed words are still words"


def test_each_role_is_held_to_a_contrast() -> None:
    grounds = {"window", "surface", "raised", "accent_soft"}
    held = {*READ_ON, *SEEN_ON, *grounds}
    assert set(ROLES) - held == {"border"}, "a border parts what could do without a line"


def test_in_high_contrast_all_colours_are_the_systems(
    qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dressed(_app: QApplication, of: Tokens) -> None:
        worn.append(of)

    worn: list[Tokens | None] = []
    monkeypatch.setattr(theme, "apply", dressed)
    monkeypatch.setattr(theme, "undress", lambda _app: worn.append(None))
    made = Appearance(qapp, settings)
    made.follow()
    assert worn[-1] is not None
    monkeypatch.setattr(appearance, "wants_contrast", lambda: True)
    made.heed_contrast()
    assert worn[-1] is None
    made.choose("dark")
    assert worn[-1] is None, "the choice counts again when the contrast is low"
    monkeypatch.setattr(appearance, "wants_contrast", lambda: False)
    made.heed_contrast()
    assert worn[-1] == DARK


def test_own_widgets_paint_in_the_systems_colours_then(qapp: QApplication) -> None:
    sheet, before = qapp.styleSheet(), QPalette(qapp.palette())
    theme.undress(qapp)
    try:
        assert qapp.styleSheet() == ""
        found, worn = theme.tokens(), qapp.palette()
        assert found.color("text") == worn.color(QPalette.ColorRole.WindowText)
        assert found.color("surface") == worn.color(QPalette.ColorRole.Base)
        assert {found.ok, found.danger, found.attention, found.unknown, found.edge} == {found.text}
    finally:
        theme.apply(qapp, LIGHT)
        qapp.setStyleSheet(sheet)
        qapp.setPalette(before)
    assert theme.tokens() in (LIGHT, DARK)
