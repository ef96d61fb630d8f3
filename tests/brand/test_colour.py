"""Any colour becomes one that can be read, and what it becomes stays as it is."""

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from handbook.brand.colour import CONTRAST, DARK, LIGHT, contrast, tones

GRID = [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in itertools.product(range(0, 256, 17), repeat=3)]
"""4,096 colours: sixteen steps a channel."""


def lowest(found):
    """Return the lowest contrast of what is printed in a tone with what it is printed on, or that is printed on it."""
    light = [contrast(found.light, ground) for ground in LIGHT.values()]
    dark = [contrast(found.dark, ground) for ground in DARK.values()]
    return min(light + dark)


def test_none_of_4096_colours_is_hard_to_read():
    assert min(lowest(tones(colour)) for colour in GRID) >= 5.9


@given(st.integers(0, 0xFFFFFF))
@example(0xFFFF00)
@example(0xFFFFFF)
@example(0x000000)
@example(0xFF0000)
def test_every_colour_can_be_read_on_every_ground(colour):
    found = tones(f"#{colour:06x}")
    assert lowest(found) >= CONTRAST
    assert contrast(found.light, found.light_tint) >= 4.5
    assert contrast(found.dark, found.dark_tint) >= 4.5


@given(st.integers(0, 0xFFFFFF))
@example(0x44AAFF)  # its tone has a channel near black, where one step of eight bits is a long way
@example(0x55DDFF)  # its hue cannot be shown as strong as that in a dark tone
@example(0x346001)
def test_writing_the_tone_that_is_shown_settles_it_and_changes_nothing(colour):
    found = tones(f"#{colour:06x}")
    assert tones(found.light) == found


def test_the_tone_keeps_the_hue_of_the_colour():
    assert tones("#ff3300").light == "#8b3626"
    assert tones("#55ddff").light == "#006073"


def test_a_colour_that_can_be_read_already_stays():
    assert tones("#1d5c57").light == "#1d5c57"
    assert tones("#1D5C57").light == "#1d5c57"


def test_contrast_is_that_of_wcag():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
