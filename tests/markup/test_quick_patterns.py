"""Twice the text takes about twice as long to look through, whatever stands in it over and over."""

import importlib
import inspect
import pkgutil
import re
import time
from collections import deque

import handbook

_SIGNS = (
    *(" ", "\t", "\n", " \t", "\n ", "\n\n", "\r\n", "a", "A", "é", "0", "a ", "Aa ", "0 ", "0-", " a", "a\n", "“"),
    *("[", "]", "(", ")", "{", "}", "{{", "{%", "{#", "{{ a", "{% a", "{# a", "{:", "{{a}", "[^", "[^a]", "![", "![a"),
    *("[a]:", "[a]: a\n", "[a](", "[a](b", "](", "`", "` ", "`a", "``` ", "```\n", "~~~\n", "|", "| a ", "|-"),
    *("<", ">", "<a", "<a ", "</a", "<!--", "-->", "<p>", "<pre>", "<script ", '<sup id="fnref', "> ", ">\n", "://"),
    *("-", "- ", "- a\n", "1. a\n", "*", "**a", "_", "=", "==", "~", "~~a", "+", "++", ":", "::", ":::", ": ", "a: "),
    *("$", "$a", "%", "%%", "^", "@", "a@", "a.", "a-", "a/", "a,", "a=", "a_", ".", ". ", ".. ", ",", ";", "&"),
    *("!", "!!! ", "?", "??? ", "#", "# a\n", "/", "//", "\\", "'", '"', "a'", 'a="', "https://a", "| - |\n"),
)
_TEXTS = (  # what stands before a sign, the sign that is repeated, and what stands behind the last
    *(("", sign, behind) for sign in _SIGNS for behind in ("", "\0")),
    *((before, sign, "\0") for before in ("[a]:", "[a]: a", "## A", "!!! ", "{%", "a:", "-", "|") for sign in " \ta0"),
    *((before, sign, "`") for before in ("```", "``` ", "```{") for sign in (" ", "a", "}", "a ")),
    *((f"| a | b |\n{before}", sign, "x") for before in ("", "| -") for sign in (" ", "-", "- ", "-|", " |")),
    *((before, sign, "") for before in ('a="', "a: '", "{{ a('", "<a ") for sign in (" ", "a", "'", '"')),
)
# Tried at the beginning of a line alone, by a function that is given them.
_AT_THE_BEGINNING = ("handbook.data.unread", "handbook.redline.source")
# Read a page that is made of the theme alone.
_OF_THE_THEME = ("handbook.render.shell",)
_FEW, _MANY = 4_000, 16_000


def _within(value):
    if isinstance(value, re.Pattern):
        return [value]
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    within = isinstance(parts, list | tuple | set | frozenset)
    return [found for part in parts for found in _within(part)] if within else []


def _ways(module, name):
    """Return how the patterns in a module's `name` are tried: anywhere in a text, if it does not show otherwise."""
    if module.__name__ in _AT_THE_BEGINNING:
        return {"match"}
    used = set(re.findall(rf"\b{name}\.(\w+)", inspect.getsource(module))) if name.startswith("_") else set()
    return used if used and used <= {"match", "fullmatch"} else {"finditer", "fullmatch"}


def _patterns():
    """Return each pattern with its name and with the ways in which it is tried."""
    found: dict[re.Pattern[str], tuple[str, set[str]]] = {}
    for module in pkgutil.walk_packages(handbook.__path__, "handbook."):
        if module.name.endswith("__main__") or module.name in _OF_THE_THEME:
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for pattern in _within(value):
                found.setdefault(pattern, (f"{module.name}.{name}", set()))[1].update(_ways(loaded, name))
    return found.items()


def _seconds(pattern, way, text, count, runs):
    before, sign, behind = text
    written, least = before + (sign * count)[:count] + behind, float("inf")
    if isinstance(pattern.pattern, bytes):  # of a picture
        written = written.encode("utf-8")
    for _ in range(runs):
        begun = time.process_time()
        result = getattr(pattern, way)(written)
        if way == "finditer":
            deque(result, maxlen=0)
        least = min(least, time.process_time() - begun)
    return least


def _is_slow(pattern, way, text):
    """Return whether four times the text takes more than nine times as long; any other pattern has one quick look."""
    for count in (20, 28, 300, _FEW):  # what takes long for so few would take for ever for many
        looked = _seconds(pattern, way, text, count, 1)
        if looked > (0.001 if count == _FEW else 0.02):
            few, many = (_FEW, _MANY) if count == _FEW and looked < 0.5 else (count // 4, count)
            seconds = _seconds(pattern, way, text, many, 2)
            if seconds > 0.02 and seconds > 9 * _seconds(pattern, way, text, few, 3):
                return True
    return False


def test_no_pattern_takes_four_times_as_long_for_twice_the_text():
    tried = [(pattern, name, way) for pattern, (name, ways) in _patterns() for way in sorted(ways)]
    assert len(tried) > 300
    assert [
        (name, pattern.pattern, way, slow)
        for pattern, name, way in tried
        if (slow := next((text for text in _TEXTS if _is_slow(pattern, way, text)), None))
    ] == []
