"""Small sites, as a build would write them, for tests of what changed between two."""

import itertools
import re
from pathlib import Path

from handbook.redline import changes
from handbook.redline.sentences import marked as with_marks

LONG = "It is a long paragraph, which stands here so that a section has enough words to be known by them anywhere."


def page(body, title="Help", lead="Who helps.", law=False):
    """Return a page with `body` as the build frames it."""
    return (
        "<!doctype html><html><head><title>x</title></head><body><header><nav>Policies</nav></header>"
        f'<main id="content"><article class="prose"{" data-law-page" if law else ""} data-due="2027-01-01">'
        f'<p class="above"><a href="../">Above</a></p><h1>{title}</h1><p class="lead">{lead}</p>'
        f'{body}<p class="edit"><a href="https://git.example/">Edit this page</a></p>'
        '<p class="paper">An example. Reviewed today.</p></article></main><footer>Colophon</footer></body></html>'
    )


def card(name, number="", day="", key="", **details):
    """Return a contact's card as the macros print it; `day` is when somebody called the number."""
    dialled = number.replace(" ", "")
    phone = f'<p class="number"><a href="tel:{dialled}"><svg><title>x</title></svg>{number}</a></p>' if number else ""
    facts = "".join(f"<div><dt>{label}</dt><dd>{text}</dd></div>" for label, text in details.items())
    checked = f"Last checked {day}" if day else '<mark class="unchecked">Number not checked yet</mark>'
    return (
        f'<div class="card" data-contact="{key}"><p class="card-name">{name}</p>{phone}'
        f'<dl class="facts">{facts}</dl><p class="checked">{checked}</p></div>'
    )


def point(says, place="India", source="An Act, s.1", day="1 May 2026"):
    """Return a point of law as the macros print it."""
    known = f'<span class="law-source">{source}. Told by others, {day}.</span>'
    return f'<li data-law="{place}"><p>{says}</p>{known}</li>'


def notes(*points):
    """Return notes on the law, which hold `points`."""
    listed = f"<ul>{''.join(points)}</ul>"
    return f'<div class="laws" data-law><details class="law"><summary>Pune</summary>{listed}</details></div>'


def between(before, after, **more):
    """Return what changed on one page whose body is `before`, then `after`; `more` are further pages of both."""
    rest = {f"{name}/index.html": page(body, title=name) for name, body in more.items()}
    return changes({"help/index.html": page(before), **rest}, {"help/index.html": page(after), **rest})


def files(folder: Path) -> dict[str, str]:
    """Return the HTML files of the site in `folder`, by path."""
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in sorted(folder.rglob("*.html"))}


def marked(runs):
    """Return runs as one line: removed words in [- -], added ones in {+ +}."""
    return with_marks(runs, "[-|-]", "{+|+}")


def blocks(found):
    """Return the blocks that changed, as lines."""
    return [marked(block.runs) for page in found.pages for section in page.sections for block in section.blocks]


def every_paragraph(text: str) -> str:
    """Return a page with another word at the start of each paragraph, point, cell and definition."""
    count = itertools.count()
    return re.sub(r"<(p|li|td|dd)>(?=[^<])", lambda match: f"{match[0]}Now {next(count)} ", text)
