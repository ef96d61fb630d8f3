"""What is refused because it is too large, too deep or too much: each number stands here, and in one table for readers.

They lie far above what a handbook needs, and far below what keeps somebody waiting.
"""

from __future__ import annotations

TEXT_BYTES = 256 * 1024
"""The size from which a text is refused, such as an organization's details."""
PAGE_BYTES = 128 * 1024
"""The size from which a page is: twenty thousand words, which nobody reads on one. Our longest has a seventh of it."""
VALUES = 10_000
"""How many values one file's data may have."""
LEVELS = 20
"""How deep these may lie in each other, and quotes, lists and blocks on a page."""
LINE_LETTERS = 200
"""How long a name or a few words may be that stand in the middle of sentences."""
TEXT_LETTERS = 2_000
"""How long any other value may be."""
PAGES = 500
"""How many pages an organization may have: ours are seventy, and each is read and made at every build."""
HEADINGS = 200
"""How many headings a page may have."""
LINES = 10_000
"""How many lines of a page may have words in them, and how many none: Markdown goes through all paragraphs for each."""
PARAGRAPH = 5_000
"""How many letters a paragraph may have: for each mark in it, Markdown goes through the rest."""
ROWS = 1_000
"""How many rows the tables of a page may have, all together."""
CELLS = 10_000
"""How many cells."""
NOTES = 200
"""How many notes a page may have at its foot."""
OPEN_BRACKETS = 100
"""How many brackets of a page may begin no link: for each, Markdown looks through all that follows."""
TAGS = 1_000
"""How many signs < of a page may stand before a letter: for each, Python's parser looks for the end of a tag."""
BRACES = 1_000
"""How many values, calls and conditions a page may have."""
CASE_WORDS = 120
"""How many words the account of what happened may have in a case study."""
GRADE = 12
"""The reading grade that an organization's own text may have; ours has 5."""
GRADE_IN_NEED = 9
"""The grade of what somebody reads on the day on which it happened."""
LOOPS = 3
"""How deep loops may stand in each other."""
PICTURE_BYTES = 1024 * 1024
"""How large the file of a picture in a page may be: readers pay for it, and have a poor connection on a bad day."""
LOGO_WEIGHT = 200 * 1024
"""How much a logo or an icon may weigh as it travels: every reader loads it with the first page."""
LOGO_BYTES = 512 * 1024
"""From which size on a logo is not even read: an SVG is larger than what travels, yet not by more than that."""
SIDE = 4096
"""How many pixels wide or high a picture may be; beyond, an old telephone cannot show it."""
RATIO = 100
"""How many times as long as the other one side of a drawing may be."""
SHAPES = 10_000
"""How many elements a drawing may have."""
SHAPES_DRAWN = 50_000
"""How many of them may be drawn once each repetition is counted."""
SHAPE_LEVELS = 100
"""How deep they may lie in each other."""
STYLE_BYTES = 64 * 1024
"""How much all of a drawing's `<style>` may come to."""
STYLES = 100_000
"""How often a rule of style may be held against an element, and how many letters of style may come of it."""
SUMMARY_LETTERS = 300
"""How long the summary of a version may be: lists of versions hold it."""


def size(count: int) -> str:
    """Return a `count` of bytes in words."""
    return f"{count // 1024} KB"


TABLE = (
    ("A page with loops and macros (1 KB each)", size(PAGE_BYTES)),
    ("Your details", size(TEXT_BYTES)),
    ("Values in your details, or at the top of a page", f"{VALUES:,}"),
    ("Levels of indentation there", str(LEVELS)),
    ("A name, or a value of a few words", f"{LINE_LETTERS} letters"),
    ("Any other", f"{TEXT_LETTERS:,} letters"),
    ("Pages of your own", str(PAGES)),
    (
        "On a page",
        f"{LINES:,} lines with words, as many without, {PARAGRAPH:,} letters in a paragraph, {HEADINGS} headings, "
        f"{ROWS:,} rows and {CELLS:,} cells of tables, {NOTES} notes, {OPEN_BRACKETS} brackets that begin no link, "
        f"{TAGS:,} tags, {BRACES:,} braces, {LOOPS} loops, {LEVELS} quotes in one another",
    ),
    ("What happened, in a case study", f"{CASE_WORDS} words"),
    ("Years at school a text asks for", f"{GRADE}; {GRADE_IN_NEED} in help, reporting and support"),
    ("A picture on a page", size(PICTURE_BYTES)),
    ("Its width and its height", f"{SIDE:,} pixels; of a drawing (svg), one side {RATIO} times the other"),
    ("A logo or an icon", f"{size(LOGO_WEIGHT)}; as svg {size(LOGO_BYTES)}"),
    (
        "A drawing (svg)",
        f"{SHAPES:,} elements, {SHAPES_DRAWN:,} as drawn, {SHAPE_LEVELS} levels; {size(STYLE_BYTES)} of styles, used "
        f"{STYLES:,} times",
    ),
    ("A version’s summary", f"{SUMMARY_LETTERS} letters"),
)
"""What, and how much of it at the most."""
