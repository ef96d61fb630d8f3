"""Four times the page takes about four times as long to check, whatever stands in it over and over."""

import time

import pytest

from handbook import memo
from handbook.checks import MARK_RULES, WORD_RULES, sizes
from handbook.data.located import Located
from handbook.markup.calls import check_calls
from handbook.markup.lines import Lines
from handbook.pages.page import Page
from macros import MACROS

_MACROS = {macro.name: macro for macro in MACROS}
# What `count` of something looks like on a page.
_PAGES = {
    "calls on a line": lambda count: '{{ phone("hr") }} ' * count,
    "other names on a line": lambda count: " ".join(f"{{{{ name{each} }}}}" for each in range(count)),
    "braces that are not ended": lambda count: "{{" * count,
    "unknown calls on a line": lambda count: "{{ nobody() }} " * count,
    "headings without a word": lambda count: "#\n" * count,
    "headings": lambda count: "## a\n\nA.\n\n" * count,
    "tags around marks of others": lambda count: "<b>{{< x >}}</b> " * count,
    "backticks, more each time": lambda count: " ".join("`" * each for each in range(1, round((2 * count) ** 0.5) + 2)),
    "links": lambda count: "[somewhere else](a.md) " * count,
    "links on lines": lambda count: "[somewhere else](a.md)\n\n" * count,
    "brackets": lambda count: "[a] [b\n\n" * count,
    "rows": lambda count: "| a | b |\n|---|---|\n" + "| c | d |\n" * count,
    "points": lambda count: "- a\n" * count,
    "points within points": lambda count: "".join(f"{' ' * (each % 40)}- a\n" for each in range(count)),
    "notes": lambda count: "".join(f"A.[^{each}]\n\n[^{each}]: B.\n\n" for each in range(count)),
    "blocks": lambda count: '!!! note "A"\n    B.\n\n' * count,
    "braces of others": lambda count: "{{ page.title }} " * count,
    "sentences": lambda count: "We pay for a taxi home, whoever asks for it. " * count,
    "numbers": lambda count: "Ring +44 20 7946 0142 or 020 7946 0142. " * count,
    "words in capitals": lambda count: "Maria Lopez met John Smith. " * count,
    "quotes": lambda count: "> a\n>> b\n" * count,
    "attribute lists": lambda count: "## A {: #a .b }\n\nA.\n\n" * count,
    "comments": lambda count: "<!-- a --> b " * count,
}


def checked(text):
    """Return the seconds that it takes to check a page of `text`."""
    memo.forget()
    page = Page("a.md", "a/", "organization/pages/a.md", True, Located(shown="a"), None, Lines.of(text, "a"))
    begun = time.process_time()
    for rule in (sizes.check, *MARK_RULES, *WORD_RULES):  # each, also where one of them ends it for a user
        list(rule(page))
    check_calls(page.body, _MACROS)
    return time.process_time() - begun


@pytest.mark.parametrize("name", _PAGES)
def test_a_page_of_one_thing_over_and_over(name):
    few, many = (_PAGES[name](count) for count in (1_000, 4_000))
    assert len(many) < 256 * 1024
    seconds = min(checked(many) for _ in range(2))
    assert seconds < 0.1 or seconds < 9 * min(checked(few) for _ in range(3))
    memo.forget()
