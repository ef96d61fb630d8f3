"""Marks of languages that are not Markdown (wikis, reStructuredText, AsciiDoc), and of dialects that few speak.

Pages that were turned into Markdown by hand keep some of them, and Markdown shows each as it is typed.
"""

from __future__ import annotations

from handbook.markup.foreign_blocks import FILE, HEADINGS, LINK, TABLE, block, block_of, picture
from handbook.markup.foreign_notes import OUT, Mend

_SOURCE = "name the source in words, or take it out"
_BETWEEN = "take it and its end out, and leave what is between"
_BELOW = "then what stands behind it on a line below, with four spaces before it"
_PICTURE = r"[\w .%/-]{1,100}\.(?:png|jpe?g|webp|gif|svg)"
LANGUAGES: tuple[tuple[str, Mend], ...] = (
    # dialects of Markdown
    (r"\^\^(?P<words>[^\^\s](?:[^\^\n]{0,300}[^\^\s])?)\^\^", lambda match: f"write `<ins>{match['words']}</ins>`"),
    (r"^(?:[-*][ \t]+)?\[?(?i:toc)\]?[ \t]*$", HEADINGS),
    (r"^\\[a-z]{3,20}(?:\{[^{}\n]{0,80}\})?[ \t]*$", OUT),
    (r"^!>[ \t]+(?=\S)", f"write `{block('warning', '')}`, {_BELOW}"),
    (r"^\?>[ \t]+(?=\S)", f"write `{block('note', '')}`, {_BELOW}"),
    (r"^(?:>[ \t]*)?\[!(?i:include)\b.{0,300}$|^!include[ \t(].{1,200}$", FILE),
    (r"^>[ \t]*\[!(?i:video)[ \t]+(?P<url>[^\s\[\]]{1,300})\][ \t]*$", lambda match: LINK.format(match["url"])),
    (r"^>[ \t]*\[!(?i:div)\b[^\[\]\n]{0,200}\][ \t]*$", OUT),
    (r"\[-?@[A-Za-z][^\[\]\n]{0,200}\](?!\()", _SOURCE),
    (r"(?<![\w@/.])@(?:fig|tbl|eq|sec|lst)[:-][\w-]{1,60}", "name in words what is meant, or write a link"),
    (
        r"^(?P<before>[ \t]*(?:[-*][ \t]+)?)(?P<key>[a-z][a-z-]{1,30})::[ \t]+(?P<value>\S.{0,200})$",
        lambda match: f"write `{match['key']}: {match['value']}`, or take it out",
    ),
    # reStructuredText
    (r"\[(?P<note>\d{1,3}|#[\w-]{0,30})\]_(?!\w)", lambda match: f"write `[^{match['note'].strip('#') or '1'}]`"),
    (r"(?<=[\w.)])::$", "write `:`, and put the lines below between two lines of ```"),
    # AsciiDoc, and MediaWiki, whose headings end as they begin
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
        lambda match: f"write `[{match['words']}]({match['to']})`",
    ),
    (r"<<[\w-]{1,60},[^<>\n]{1,200}>>", LINK.format("page.md")),
    (r"^include::[^\[\]\n]{1,200}\[.{0,100}\]$", FILE),
    (r"^\[(?P<kind>NOTE|TIP|WARNING|CAUTION|IMPORTANT)\]$", lambda match: block_of(match["kind"], "", "below")),
    (r"^\|={3,}[ \t]*$", TABLE),
    (r"'''(?P<words>[^'\n]{1,200})'''", lambda match: f"write `**{match['words']}**`"),
    # Confluence, Textile and other wikis
    (r"^h(?P<level>[1-6])\.[ \t]+(?P<title>\S.{0,200})$", lambda match: _heading(int(match["level"]), match["title"])),
    (r"^bq\.[ \t]+(?=\S)", "write `> ` in its place"),
    (r"\{color(?::[^{}\n]{1,40})?\}", OUT),
    (r"(?<!\{)\{(?:toc|anchor|status)(?::[^{}\n]{0,200})?\}(?!\})", OUT),
    (
        r"^[ \t]*\{(?P<kind>info|note|tip|warning|expand)(?::(?:title=)?(?P<title>[^{}|\n]{0,200})[^{}\n]{0,200})?\}"
        r"(?:.{0,500}\n){1,60}?[ \t]*\{(?P=kind)\}[ \t]*$",
        lambda match: block_of(match["kind"], match["title"] or "", "before its end") + ", and take that out",
    ),
    (r"(?<!\{)\{(?:panel|section|column|excerpt)(?::[^{}\n]{0,200})?\}(?!\})", _BETWEEN),
    (r"^\|\|.{1,300}\|\|[ \t]*$", TABLE),
    (
        r"\[(?P<words>[^\[\]|\n]{1,200})\|(?P<url>https?://[^\s\[\]|]{1,300})\]",
        lambda match: f"write `[{match['words']}]({match['url']})`",
    ),
    (
        r"(?<!\])\[(?P<url>https?://[^\s\[\]]{1,300})[ \t]+(?P<words>[^\[\]\n]{1,200})\](?![(\[])",
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


def _heading(level: int, title: str) -> str:
    """Return what to do about a heading: those of a page begin at the second level."""
    return f"write `{'#' * max(2, level)} {title}`"
