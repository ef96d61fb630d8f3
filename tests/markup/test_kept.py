"""No word of a page gets lost, and no mark is left standing."""

import time

import markdown
import pytest
from mkdocs.config import load_config

from handbook import ROOT
from handbook.markup.kept import left_over, lost_words

CONFIG = load_config(str(ROOT / "mkdocs.yml"))


def made(text):
    converter = markdown.Markdown(extensions=CONFIG.markdown_extensions, extension_configs=CONFIG.mdx_configs)
    return converter.convert(text)


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d, 5 < 6; un**believ**able snake_case, \\*not\\* `x`, &nbsp;x &amp; y",
        "1. one\n2. two\n\n   more\n",
        "text[^a], more[^note-2]\n\n[^a]: the note 12\n\n[^note-2]: the other",
        "- [x] done\n- [ ] todo\n",
        "Term\n:   Definition",
        '??? question "What?"\n\n    Answer\n',
        '!!! note ""\n\n    Inside\n',
        "```python\ncode here\n```\n\n~~~\ntilde\n~~~\n\n    indented code *x*",
        "`code` ``a ` b``, <https://example.org/a_b>, <me@example.org>, https://example.org/?a=1&b=2",
        '![alt words](x.png) [w](x.md){: .button title="t" }\n\n## H {: #h }\n\nText\n{: .x }\n',
        'it\'s "quoted" -- and ...\n\n> A quote\n\n---\n\nLine\n----\n',
        '<kbd>Ctrl</kbd>+<abbr title="a b">C</abbr>',
        "| a\\|b | `c` |\n|---|:-:|\n| 1 | \ue000 |\n",
        '[client](../index.md)s [a](b.md)[c](d.md) [x](p.md "all (of them) here") a<br>b\n\n```\nonly\n```',
        "a (b) [c] {d} 2*3*4, A|B, see [1], e.g. (x) [y]; a - b – c; 5 \u00d7 3",
        "\ue000s and **\ue001**, \ue002\u2019s",
    ],
)
def test_all_that_a_writer_may_use_is_kept(text):
    assert lost_words(text, made(text)) == []
    assert left_over(text, made(text)) == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("call <tel:999> now", ["tel", "999"]),
        ("*em*{ words here }", ["words", "here"]),
        ("| a | b |\n|---|---|\n| c | d | e |", ["e"]),
        ("[TOC]", ["TOC"]),
        ("twice <x>twice", ["x"]),
    ],
)
def test_what_markdown_swallows_is_named(text, lost):
    assert lost_words(text, made(text)) == lost


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a\n- b", "-"),
        ("a\n1. b", "1."),
        ("1. a\n   - b", "-"),
        ("x }}", "}}"),
        ("x { org.name }", "{ org.name"),
        ("a\n\n!!!\n", "!!!"),
        ("[a](b c", "]("),
        ("[who] (../x.md)", "] ("),
        ("(who)[../x.md]", "["),
        ("[who][tell]", "]["),
        ("See this.[^a]", "[^a]"),
        ("**bold and on", "**"),
        ("`code and on", "`"),
        ("• one\n• two", "•"),
        ("a) one\nb) two", "a)"),
        ("1) one\n2) two", "1)"),
        ("Words\n| a | b |\n|---|---|\n| c | d |", "|"),
        ("| a | b |\n| c | d |", "|"),
        ("| a | b |\n|---|\n| c | d |", "|"),
    ],
)
def test_marks_that_nobody_read_are_named(text, mark):
    assert mark in [left.mark for left in left_over(text, made(text))]
    assert left_over("", made(f"~~~\n{text}\n~~~\n")) == []


def test_marks_that_stand_over_and_over_are_named_once_and_soon():
    def looked(count):
        begun = time.process_time()
        assert [left.mark for left in left_over("{: " * count, f"<p>{'{: ' * count}</p>")] == ["{:"]
        return time.process_time() - begun

    seconds = min(looked(40_000) for _ in range(2))
    assert seconds < 0.1 or seconds < 9 * min(looked(10_000) for _ in range(3))
