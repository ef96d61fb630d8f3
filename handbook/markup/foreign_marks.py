"""What other generators write, and what to write here instead: a table of patterns, each with its mend."""

from __future__ import annotations

import re
from itertools import chain

from handbook.addresses import plain_name, plain_uri
from handbook.markup.foreign_blocks import FILE, HEADINGS, TABLE, block_of, colons, division, picture, role, shortcode
from handbook.markup.foreign_languages import DIALECTS, LANGUAGES
from handbook.markup.foreign_notes import NOTES, OUT, Mend
from handbook.markup.foreign_pasted import PASTED
from handbook.markup.foreign_statements import STATEMENTS

_JINJAS = "if|elif|else|for|raw|set|filter|block|macro|call|extends|from|with|autoescape|do|trans|print"
_VALUES = "write the words themselves, or a value from hr/writing/, such as `{{ org.name }}`"
_SEEN = "write the file as it is seen from this page"
_GRID = r"\+(?:[-=:]{2,}\+){1,40}[ \t]*(?:\n[ \t]*[|+].{0,500}){0,200}"
_OF_OURS = re.compile(r"(?:org|law|version|outsiders?)(?:\.\w+)+|outsiders?")
"""Names of values, which somebody put into the brackets of a wiki."""
_RULES = r"-{3,}(?:[ \t]+-{3,}){1,40}"
_OPTIONS = "class|name|width|height|scale|alt|align|target|figclass|open|icon|color|caption|label|widths|header-rows"
# A pattern begins with the sign itself, and says behind it what may stand in front: so Python goes from sign to sign.
# Where a line may end in the middle, no pattern may run on without bound: a page of such marks must not take minutes.
MARKS: tuple[tuple[str, Mend], ...] = (
    *NOTES,
    *PASTED,
    *DIALECTS,
    *chain(*LANGUAGES.values()),
    *STATEMENTS,
    (r"\{\{[<%](?!/\*)[ \t]*(?!/)(?P<name>[\w./-]+)(?P<rest>[^{}\n]{0,300}?)/?[>%]\}\}", shortcode),
    (rf"\{{%-?[ \t]*(?!end|(?:{_JINJAS})\b)(?P<name>\w[\w-]*+)(?P<rest>[^{{}}\n]{{0,300}}?)-?%\}}", shortcode),
    (
        r"\{\{-?[ \t]*(?:site\.(?:base)?url\b|[^{}\n]{0,200}\|[ \t]*(?:relative|absolute)_url\b)"
        r"[^{}\n]{0,100}\}\}",
        _SEEN,
    ),
    (r"\{\{-?[ \t]*(?:[\"'][^\"'{}\n]{0,200}[\"'][ \t]*\|[^{}\n]{0,100}|(?:\$|\.)[^{}\n]{0,200})\}\}", _VALUES),
    (r"\{\{-?[ \t]*(?:site|page|frontmatter|config|book|include|theme)\.[^{}\n]{0,200}\}\}", _VALUES),
    (r"\{(?<=[ \t]\{)#(?P<id>[A-Za-z][\w-]*)[ \t]*\}[ \t]*$", lambda match: f"write `{{: #{match['id'].lower()} }}`"),
    (r"(?<![{\w%#])(?:\{(?P<role>[a-z]+)(?::[a-z]+)?\}|:(?P<other>[a-z]+)(?::[a-z]+)?:)(?= {3})", role),
    (r"\{(?<![{%#]\{)(?:props|frontMatter|children|use\w+|require)\b[^{}\n]{0,200}\}(?!\})", _VALUES),
    (r"\{(?<=[)\]*`]\{)[^{}\n]{0,100}\b(?:align|width|height|loading|target|data-\w+)=[^{}\n]{0,100}\}", OUT),
    (
        r"\[(?<![!\]]\[)(?P<words>(?!\^)(?:[^\[\]\n]|\n(?![ \t]*\n)){0,500})\]\{(?P<how>[.#]?\w[^{}\n]{0,300})\}",
        lambda match: _span(match["words"], match["how"]),
    ),
    (r"\{(?<![^\s\w]\{)\.[\w-][^{}\n]{0,200}\}(?=[ \t]*[^\s|])", OUT),
    (r"\\(?<=[^\s\\]\\)(?=\n[ \t]*\S)", "write `<br>` in its place"),
    (
        r"^[ \t]*[-*+][ \t]+\[(?:[^\w\s\[\]^]|[_vV])\](?=[ \t])",
        "write `- [ ]` for what is open, and `- [x]` for what is done",
    ),
    (r"^import[ \t](?:.{0,200}[ \t]from[ \t])?[\"'].{0,200}$", OUT),
    (r"^export[ \t](?:const|default|function)\b.{0,300}$", OUT),
    (r"^[ \t]*:{3,}[ \t]*\{(?P<how>(?![A-Za-z-]+\})[^{}\n]{0,300})\}[ \t]*$", division),
    (
        r"^[ \t]*:{3,}[ \t]*\{?(?P<kind>[A-Za-z-]+)\}?[ \t]*(?P<title>[^\n{]{0,200})$",
        colons,
    ),
    (
        r"^(?P<quote>>(?:[ \t]*>){0,5})[ \t]*\[!(?P<kind>\w+)\][-+]?[ \t]*(?P<title>[^\n]{0,200})$",
        lambda match: block_of(match["kind"], match["title"], f"below, without its `{match['quote']}`,"),
    ),
    (
        r"^[ \t]*===[+!]?[ \t]+\"(?P<title>[^\"\n]{1,200})\"[ \t]*$",
        lambda match: f"write `**{match['title']}**` in its place, and take the four spaces before its lines out",
    ),
    (
        r"!\[\[(?P<file>[^\[\]|#\n]{1,200}\.(?:png|jpe?g|webp|gif|svg))[^\[\]\n]{0,200}\]\]",
        lambda match: picture("what it shows", match["file"]),
    ),
    (r"!\[\[[^\[\]\n]{1,200}\]\]", "write here what that page says, or a link: `[words](page.md)`"),
    (r"\[\[_?(?i:toc)_?\]\]|^\{:[ \t]*toc[^}\n]{0,100}\}", HEADINGS),
    (
        r"\[(?P<words>[^\[\]\n]{1,200})\]\((?P<file>[^\s()<>\"']{1,300})[ \t]+[\"'](?P<title>[^\"'()\n]{1,200})\)",
        lambda match: f'write `[{match["words"]}]({match["file"]} "{match["title"].strip()}")`',
    ),
    (
        r"\((?P<file>[^\s()\[\]]{1,200}\.md(?:#[\w-]{1,100})?|https?://[^\s()\[\]]{1,300})\)"
        r"\[(?P<words>[^\[\]\n]{1,200})\](?![(:\[])",
        lambda match: f"write `[{match['words']}]({match['file']})`",
    ),
    (
        r"\[(?<!!\[)\[(?P<page>[^\[\]|#\n]{0,200})(?:#(?P<part>[^\[\]|\n]{0,200}))?"
        r"(?:\\?\|(?P<words>[^\[\]\n]{0,200}))?\]\](?!\()",
        lambda match: f"write `{_wiki(match['page'], match['part'], match['words'])}`",
    ),
    (rf"^[ \t]*(?:{_GRID}|{_RULES})[ \t]*$", TABLE),
    (r"^\+{3}(?:[ \t].{0,300})?$", OUT),
    (rf"^[ \t]*:(?:{_OPTIONS}):[ \t].{{0,300}}$", OUT),
    (r"==(?P<words>[^=\s](?:[^=\n]{0,300}[^=\s])?)==", lambda match: f"write `<mark>{match['words']}</mark>`"),
    (r"\+\+(?P<keys>[\w+-]{1,60}?)\+\+(?!\w)", lambda match: f"write `{_keys(match['keys'])}`"),
    (
        r"(?<![\w_])_{2,40}(?:[^\w\s]{1,3}_{2,40}){1,6}(?!\w)",
        lambda match: f"write `{re.sub('_+', '…', match[0])}` for what is to be filled in",
    ),
    (
        r"\*(?<=[0-9)]\*)(?=[\w(])[^*\n]{1,200}(?<=[\w)])\*(?=[\w(])",
        "write × in the place of each star, or Markdown takes two of them for marks",
    ),
    (
        r"\*\*(?<![*\w\\]\*\*)(?P<words>[^*\s][^*\n]{0,200})\*(?<=\S\*)(?![\w*])",
        lambda match: f"write `**{match['words']}**`",
    ),
    (
        r"\*(?<![*\w\\]\*)(?P<words>[^*\s][^*\n]{0,200})\*\*(?<=[^\s*]\*\*)(?![\w*])",
        lambda match: f"write `*{match['words']}*`",
    ),
    (r"~~(?P<words>[^~\s](?:[^~\n]{0,300}[^~\s])?)~~", lambda match: f"write `<del>{match['words']}</del>`"),
    (r"~(?<=\w~)(?P<low>[\w+-]{1,20})~", lambda match: f"write `<sub>{match['low']}</sub>`"),
    (r"\^(?<=\w\^)(?P<high>[\w+-]{1,20})\^", lambda match: f"write `<sup>{match['high']}</sup>`"),
    (r"\^(?<=\s\^)[a-z0-9][\w-]{0,60}$", OUT),
    (
        r"\^\[(?P<words>[^\[\]\n]{1,500})\]",
        lambda match: f"write `[^1]`, and on a line of its own `[^1]: {match['words']}`",
    ),
    (
        r":(?<![\w:/]:)(?:[a-z][a-z_]*[a-z]|[a-z]+-[a-z0-9-]+|[+-]1):(?![\w:/])",
        "put the picture sign itself, or take it out",
    ),
    (r"\$\$(?:(?!\$\$).|\n){1,2000}?\$\$", "write the formula in words"),
    (r"\\\[(?=[^\[\]\n]{0,300}?(?:\\[A-Za-z]|[=^]))[^\[\]\n]{1,300}\\\]", "write the formula in words"),
    (r"\$(?<![\w$\\]\$)(?=[A-Za-z\\])[^$\n]{1,200}(?<=[^\s$])\$(?![\w$])", "write the formula in words"),
    (
        r"^\*\[(?P<word>[^\]\n]{1,60})\]:[ \t]*(?P<long>.{1,200})$",
        lambda match: f'take it out, and write `<abbr title="{match["long"]}">{match["word"]}</abbr>` in the text',
    ),
    (r"^[ \t]*-{1,2}8<-{1,2}.{0,200}$", FILE),
    (r"\{!.{1,200}?!\}", FILE),
    (r"<<<(?<!\S<<<)[ \t]?@\S{1,200}", FILE),
    (r"^\([\w-]{1,60}\)=[ \t]*$", f"{OUT}; a heading has its own id: `{{: #id }}`"),
)  # fmt: skip


def _wiki(page: str, part: str | None, words: str | None) -> str:
    if _OF_OURS.fullmatch(page.strip()):
        return f"{{{{ {page.strip()} }}}}"
    target = plain_uri(f"{page.strip()}.md") if page.strip() else ""
    fragment = f"#{plain_name(part)}" if part else ""
    return f"[{(words or page or part or '').strip()}]({target}{fragment})"


def _keys(keys: str) -> str:
    return "+".join(f"<kbd>{key}</kbd>" for key in keys.split("+"))


def _span(words: str, how: str) -> str:
    """Return what to do about `[words]{how}`; a note on the text names who wrote it, and nobody was to read it here."""
    classes = re.findall(r"\.([\w-]+)", how)
    if not words.strip() or {"comment-start", "deletion"} & set(classes):
        return OUT
    tag = next((tag for name, tag in (("underline", "ins"), ("mark", "mark")) if name in classes), None)
    return f"write `<{tag}>{words}</{tag}>`" if tag else f"write `{words}`"
