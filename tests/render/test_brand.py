"""Any colour becomes one that can be read."""

from hypothesis import example, given
from hypothesis import strategies as st

from handbook.render.brand import CONTRAST, DARK, LIGHT, contrast, tones


@given(st.integers(0, 0xFFFFFF))
@example(0xFFFF00)
@example(0xFFFFFF)
@example(0x000000)
@example(0xFF0000)
def test_every_colour_can_be_read_on_every_ground(colour):
    for dark, grounds in ((False, LIGHT), (True, DARK)):
        brand, tint = tones(f"#{colour:06x}", dark)
        assert min(contrast(brand, ground) for ground in grounds.values()) >= CONTRAST
        assert contrast(brand, tint) >= 4.5


def test_a_colour_that_can_be_read_already_hardly_moves():
    assert tones("#1d5c57", dark=False)[0] == "#1d5c57"


def test_contrast_is_that_of_wcag():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
