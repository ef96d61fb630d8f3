"""What changed in a text of ours as whoever replaced it sees it: source beside source, and only what changed."""

from handbook.redline.source import source_changes
from handbook.redline.text import WIDTH, blocks_as_text

OLD = """---
title: Home
owner: policy_owner
---

## Can I hang up? {: #hang-up }
You may hang up
at any time. See [the page](x.md#y).

- One thing.
- Two things.

| Place | Who |
|---|---|
| Door | Porter |

!!! note ""

    Nobody has to stay.
"""


def shown(new, old=OLD):
    return blocks_as_text(source_changes(old, new))


def test_only_what_changed_is_shown_word_by_word():
    new = OLD.replace("at any", "after one warning, at any").replace("Porter", "Guard").replace("Home", "Away")
    assert shown(new) == [
        "  title: [-Home-]{+Away+}",
        "  You may hang up {+after one warning,+} at any time. See [the page](x.md#y).",
        "  | Door | [-Porter-]{+Guard+} |",
    ]


def test_points_and_headings_that_come_and_go_stand_alone():
    new = OLD.replace("- Two things.\n", "- Two things.\n- Three, as ever.\n").replace("- One thing.\n", "")
    new = new.replace("{: #hang-up }", "{: #stop }")
    assert shown(new) == [
        "  ## Can I hang up? {: #[-hang-up-]{+stop+} }",
        "  [-- One thing.-]",
        "  {+- Three, as ever.+}",
    ]


def test_how_lines_are_broken_is_no_change():
    assert shown(OLD.replace("hang up\nat any", "hang\nup at any")) == []


def test_a_long_paragraph_is_broken_into_lines():
    lines = shown(OLD.replace("Nobody has to stay.", "Nobody has to stay " + "and listen " * 30))
    assert len(lines) > 3
    assert max(map(len, lines)) <= WIDTH
