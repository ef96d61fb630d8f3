"""Marks of languages that are not Markdown (wikis, reStructuredText, AsciiDoc), and of dialects that few speak.

Pages that were turned into Markdown by hand keep some of them, and Markdown shows each as it is typed. A page with many
marks of one language is still written in it, and for such a page there are converters.
"""

from __future__ import annotations

import re

from handbook.markup.foreign_blocks import FILE, HEADINGS, LINK, TABLE, block, block_of, picture
from handbook.markup.foreign_notes import DOWN, OUT, WHOLE, Mend

_SOURCE = "name the source in words, or take it out"
_BETWEEN = "take it and its end out, and leave what is between"
_BELOW = "then what stands behind it on a line below, with four spaces before it"
_PICTURE = r"[\w .%/-]{1,100}\.(?:png|jpe?g|webp|gif|svg)"
DIALECTS: tuple[tuple[str, Mend], ...] = (
    (r"\^\^(?P<words>[^\^\s](?:[^\^\n]{0,300}[^\^\s])?)\^\^", lambda match: f"write `<ins>{match['words']}</ins>`"),
    (r"^\[(?i:toc)\][ \t]*$|^[-*][ \t]+(?i:toc)[ \t]*\n[ \t]*\{:toc\b[^{}\n]{0,80}\}", HEADINGS),
    (
        r"\{(?<!\{\{)\+(?P<words>[^{}\n]{1,300}?)\+\}|\[\+(?P<more>[^\[\]\n]{1,300}?)\+\](?!\()",
        lambda match: f"write `{(match['words'] or match['more']).strip('+ ')}`",
    ),
    (r"\{(?<!\{\{)-[ \t]+[^{}\n]{1,300}?-\}|\[-[ \t]+[^\[\]\n]{1,300}?-\](?!\()", "take it and the words in it out"),
    (r"^>>>[ \t]*$", "take it out, and write `> ` before each line of what it begins"),
    (r"\{(?<=\)\{):?[ \t]*\.[\w-]{1,60}(?:[ \t]+\.[\w-]{1,60}){0,9}[ \t]*\}", OUT),
    (r"^\\[a-z]{3,20}(?:\{[^{}\n]{0,80}\})?[ \t]*$", OUT),
    (r"^!>[ \t]+(?=\S)", f"write `{block('warning', '')}`, {_BELOW}"),
    (r"^\?>[ \t]+(?=\S)", f"write `{block('note', '')}`, {_BELOW}"),
    (r"^(?:>[ \t]*)?\[!(?i:include)\b.{0,300}$|^!include[ \t(].{1,200}$", FILE),
    (r"^>[ \t]*\[!(?i:video)[ \t]+(?P<url>[^\s\[\]]{1,300})\][ \t]*$", lambda match: LINK.format(match["url"])),
    (r"^>[ \t]*\[!(?i:div)\b[^\[\]\n]{0,200}\][ \t]*$", OUT),
    (r"\[-?@[A-Za-z][^\[\]\n]{0,100}?\d[^\[\]\n]{0,100}\](?!\()", _SOURCE),
    (r"@(?<![\w@/.]@)(?:(?:fig|tbl|eq|lst)[:-]|sec:)[\w-]{1,60}", "name in words what is meant, or write a link"),
    (
        r"^(?P<before>[ \t]*(?:[-*][ \t]+)?)(?P<key>[a-z][a-z-]{1,30})::[ \t]+(?P<value>\S.{0,200})$",
        lambda match: f"write `{match['key']}: {match['value']}`, or take it out",
    ),
)
_RST: tuple[tuple[str, Mend], ...] = (
    (r"^\.\.[ \t]+[\w-]+::.{0,200}$", "write in Markdown what it shows, or take it out"),
    (r"^\.\.(?:[ \t].{0,500})?$(?:\n[ \t]+\S.{0,500}){0,60}", DOWN),
    (r"\[(?P<note>\d{1,3}|#[\w-]{0,30})\]_(?!\w)", lambda match: f"write `[^{match['note'].strip('#') or '1'}]`"),
    (r":(?<=[\w.)]:):$", "write `:`, and put the lines below between two lines of ```"),
)
_ADOC = re.compile(r"\.(?:adoc|asciidoc)(?=#|$)")
_ASCIIDOC: tuple[tuple[str, Mend], ...] = (
    (
        r"^(?P<level>={2,6})[ \t]+(?P<title>[^=\s\"].{0,200}?)[ \t]*=*$",
        lambda match: _heading(len(match["level"]), match["title"]),
    ),
    (
        rf"\bimage::?(?P<file>{_PICTURE})\[(?P<words>[^\[\]\n]{{0,200}})\]",
        lambda match: picture(match["words"], match["file"]),
    ),
    (
        r"\b(?:link|xref):(?P<to>[^\s\[\]]{1,200})\[(?P<words>[^\[\]\n]{0,200})\]",
        lambda match: f"write `[{match['words']}]({_ADOC.sub('.md', match['to'])})`",
    ),
    (r"<<[\w-]{1,60},[^<>\n]{1,200}>>", LINK.format("page.md")),
    (r"^include::[^\[\]\n]{1,200}\[.{0,100}\]$", FILE),
    (r"^\[(?P<kind>NOTE|TIP|WARNING|CAUTION|IMPORTANT)\]$", lambda match: block_of(match["kind"], "", "below")),
    (r"^\|={3,}[ \t]*$", TABLE),
    (r"^/{4,}[ \t]*\n(?:.*\n){0,100}?/{4,}[ \t]*$", DOWN),
    (r"^//(?!/)[ \t].{0,300}$", WHOLE),
    (r"^ifn?def::.{0,200}$", DOWN),
    (r"^(?:endif|ifeval)::.{0,200}$", OUT),
)
_WIKI: tuple[tuple[str, Mend], ...] = (
    (r"'''(?P<words>[^'\n]{1,200})'''", lambda match: f"write `**{match['words']}**`"),
    (r"^h(?P<level>[1-6])\.[ \t]+(?P<title>\S.{0,200})$", lambda match: _heading(int(match["level"]), match["title"])),
    (r"^bq\.[ \t]+(?=\S)", "write `> ` in its place"),
    (r"\{color(?::[^{}\n]{1,40})?\}", OUT),
    (r"\{(?<!\{\{)(?:toc|anchor|status):[^{}\n]{0,200}\}(?!\})|^\{toc\}[ \t]*$", OUT),
    (
        r"^[ \t]*\{(?P<kind>info|note|tip|warning|expand)(?::(?:title=)?(?P<title>[^{}|\n]{0,200})[^{}\n]{0,200})?\}"
        r"(?:.{0,500}\n){1,60}?[ \t]*\{(?P=kind)\}[ \t]*$",
        lambda match: block_of(match["kind"], match["title"] or "", "before its end") + ", and take that out",
    ),
    (
        r"\{(?<![{\w ]\{)(?:panel|section|column|excerpt)(?::[^{}\n]{0,200}\}(?!\})|\}[ \t]*$)",
        _BETWEEN,
    ),
    (r"^\|\|.{1,300}\|\|[ \t]*$", TABLE),
    (
        r"\[(?P<words>[^\[\]|\n]{1,200})\|(?P<url>https?://[^\s\[\]|]{1,300})\]",
        lambda match: f"write `[{match['words']}]({match['url']})`",
    ),
    (
        r"\[(?<!\]\[)(?P<url>https?://[^\s\[\]]{1,300})[ \t]+(?P<words>[^\[\]\n]{1,200})\](?![(\[])",
        lambda match: f"write `[{match['words']}]({match['url']})`",
    ),
    (
        r"\"(?P<words>[^\"\n]{1,200})\":(?P<url>https?://\S{1,300})",
        lambda match: f"write `[{match['words']}]({match['url']})`",
    ),
    (
        rf"(?<![\w!])!(?P<file>{_PICTURE})(?:\|[^!\n]{{0,100}})?!",
        lambda match: picture("what it shows", match["file"]),
    ),
)
LANGUAGES = {"reStructuredText": _RST, "AsciiDoc": _ASCIIDOC, "the language of a wiki": _WIKI}
"""The marks of languages that are not Markdown, by the name of each."""
MANY = 3
"""With so many kinds of a language's marks, a page is written in it."""
CONVERTED = "turn the whole page into Markdown by a converter first"


def _heading(level: int, title: str) -> str:
    """Return what to do about a heading: those of a page begin at the second level."""
    return f"write `{'#' * max(2, level)} {title}`"
