"""The colours can be read: contrast by the WCAG formula."""

import pytest

from matchplanner.ui.theme import DARK, LIGHT, Tokens


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["text", "text_muted", "ok", "attention", "danger", "accent"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_words_stand_out_from_their_ground(of: Tokens, role: str, ground: str) -> None:
    assert _contrast(getattr(of, role), getattr(of, ground)) >= 4.5


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_the_accents_can_be_read(of: Tokens) -> None:
    assert _contrast(of.text, of.accent_soft) >= 4.5
    assert _contrast(of.surface, of.accent) >= 4.5
