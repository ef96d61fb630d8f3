"""How much loops, lists and macros come to is told before it is made."""

from types import SimpleNamespace

import pytest

from handbook.markup.amount import line_beyond

NAMES = {"org": SimpleNamespace(name="Harbour Lane", places=[*"abcdefghij"], nothing=[])}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Words", 5),
        ("{{ org.name }}", 12),
        ('{{ contact("hr") }}', 1000),
        ("{{ org.places | in_words }}", 500),
        ("{% for a in org.places %}ab{% endfor %}", 30),
        ("{% for a in org.places %}{% for b in org.places %}{{ a }}{% endfor %}{% endfor %}", 210),
        ("{% for a in org.nothing %}ab{% else %}none{% endfor %}", 4),
        ("{% if org.name %}ab{% else %}none{% endif %}", 6),
    ],
)
def test_a_page_comes_to_as_much_as_is_written(text, letters):
    assert line_beyond(text, NAMES, letters) is None
    assert line_beyond(text, NAMES, letters - 1) == 1


def test_the_line_is_that_of_the_loop_that_is_too_much():
    assert line_beyond("Words\n\n{% for a in org.places %}\nab\n{% endfor %}\n", NAMES, 20) == 3
