"""What people write where one plain word belongs, or programs do: strategies for values and for pieces of YAML."""

from __future__ import annotations

from hypothesis import strategies as st

LONGEST = 10_000
"""How many letters a value has at the most."""
_CODES = """
1 85 a5 2028 2029 200b 200d 202e 2066 fe0f 301 489 e000 fdd0 ffff 3000 a0 2009 feff 1f9d1 fffd 130 131 df fb01 10ffff
e0041 3164 2800
"""
SIGNS = [chr(int(code, 16)) for code in _CODES.split()]
"""Controls and marks, bidirectional ones too, letters of other sizes and of another case, and what is reserved."""
WORDS = """
NO|on|yes|~|null|true|False|None|0|-0|007|0x1F|0b1|0o17|1_000|1e3|.5|.inf|.NaN|12:30|12:30:45|3.10|1:2:3|12e999
2026-11-03|2026-02-30|03/04/2026|1 March 2027|0000-00-00|9999-12-31|2026-11-03T10:00:00Z|2026-W05|99999-01-01
+44 20 7946 0142|999|00442079460142|+|++44|+999999999999999999|GB 116 123|0300 123 4567 ext. 5|tel:112|(((|٠٧٩
a@b|@|a@b@c|.a@b.example|a@[127.0.0.1]|"a b"@c.example|ä@ö.example|a@b.example?subject=x|mailto:a@b.example
https://|http://x|https://user:secret@x.example/|javascript:alert(1)|data:text/html,x|//x.example|https://[::1]/|ftp://x
https://x.example:99999/|https://x y.example|file:///etc/passwd|https://[/|https://xn--a.example/|https://ä.example/é
**bold**|[a](b)|![a](b)|<b>x</b>|<script>|</main>|&amp;|&#0;|`code`|# heading|- item|1. one|> quote|| a | b ||[^1]|---
{{ org.name }}|{{|}}|{% if x %}|{% raw %}|{#|#}|{{ 1/0 }}|{{ org.nmae }}|{{ contact("x") }}|{{ self }}|{% for x in y %}
policies/harassment/|/|../|/policies/harassment|help-now|policies/no-such/|index.md|policies/../x/|a//b|//|.|#x|?x=1
'|"|''|it's|a: b|a #b|#b|[a|{a|&a|*a|!a|%a|@a|`a|- |? |: |a:|,|\\|\\x41|%s|{0}|{name}|$HOME|$(id)|${x}|%00|\\0
1 day|0 days|1 working day|-1 days|48h|999 years|1000 years|a fortnight|one|12 months|1.5 weeks
Europe/London|Europe/Nowhere|../../etc/passwd|UTC|GMT+25|gb|GB|uk|XX|en|en-GB|xx|zz-ZZ|#fff|#12345g|red|rgb(0,0,0)
client-safety|people-team|london|policy_owner|gb/training|intl/training|theme/logo.svg|theme/../x.svg|a|A|aa|ß|İ
""".replace("\n", "|").split("|")  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """Return texts of all kinds."""
    signs = st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.sampled_from(WORDS)).map("".join)
    long = st.tuples(
        st.sampled_from(["x", "x ", "ü", "1", "a-", "\u0301", "{{ x }} ", "- "]), st.integers(200, LONGEST)
    )
    plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
    return st.one_of(st.sampled_from(WORDS), plain, signs, long.map(lambda one: (one[0] * one[1])[: one[1]]))


def values() -> st.SearchStrategy[object]:
    """Return what may stand behind a key: text, nothing, lists and keys, some of them deep."""
    leaves = st.none() | texts()
    inner = st.recursive(
        leaves,
        lambda inside: st.lists(inside, max_size=4) | st.dictionaries(texts(), inside, max_size=4),
        max_leaves=6,
    )
    deep = st.tuples(st.integers(1, 40), st.booleans()).map(lambda one: _nested(*one))
    return st.one_of(leaves, leaves, inner, deep)


def _nested(depth: int, lists: bool) -> object:
    value: object = "x"
    for _ in range(depth):
        value = [value] if lists else {"a": value}
    return value


PIECES = [
    *"[]{}&*!|>?@`%,:#-'\"\t~=<\\", "&a ", "*a", "*a : b", "!!python/object/apply:os.system ['true']", "!!binary aGk=",
    "!!int '1'", "!<tag:x>", "---\n", "\n---\n", "...\n", "%YAML 1.2\n---\n", "%TAG ! x\n", "|\n  x\n", ">-\n  x\n",
    "? x\n: y\n", "? [a]\n: b\n", "- - - x\n", "<<: *a\n", "<<: {a: b}\n", ": x\n", "a: b: c\n", "\r\n", "\r", "\ufeff",
    "\x00", "\x0b", "\x1b[31m", "\xa0", "\u3000", '"\\x00"', '"\\ud800"', '"\\', "'\n", '"\n', "{a: [}", "[a, b",
    "# x\n", "<<<<<<< HEAD\n", "=======\n", "{{ x }}", "{% if %}", "<b>", "\n\n\n", " ", "  ", "\n ", "\n\t",
    "x" * 5000, "0o17",
]  # fmt: skip
"""Pieces of YAML, and what it does not know."""
