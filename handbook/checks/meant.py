"""The page that is meant by a target which is none of a page's file here, as other generators write it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from handbook.addresses import plain_uri, target_uri
from handbook.pages.page import Page

_ENDING = re.compile(r"(?:\.(?:md|mdx|markdown|html?|rst|adoc|asciidoc|org|qmd|rmd|ipynb|txt))?/?$")
_FILE = re.compile(r"(?<![\w./-])[\w./-]+\.md(?:#[\w-]+)?")


def meant_by(target: str, page: Page, uris: Mapping[str, str]) -> str | None:
    """Return the page's file, seen from `page`, that a `target` as other generators write it leads to, or None.

    Its way may begin at the top of their site, end otherwise, and hold capitals and spaces.
    """
    path, mark, fragment = target.partition("#")
    stem = _ENDING.sub("", unquote(path).removeprefix("@site"))
    if not stem.strip("/."):
        return None
    ways = [stem.strip("/"), stem.strip("/").partition("/")[2]]
    ways = ways if stem.startswith("/") else [target_uri(stem, page.uri), *ways]
    found = [uri for way in ways for uri in (plain_uri(f"{way}.md"), plain_uri(f"{way}/index.md")) if uri in uris]
    if not found:
        name = plain_uri(f"{posixpath.basename(stem.strip('/'))}.md")
        found = [uri for uri in uris if posixpath.basename(uri) == name]
        if len(found) > 1:
            return None
    return posixpath.relpath(found[0], posixpath.dirname(page.uri) or ".") + mark + fragment if found else None


def with_pages(mend: str, page: Page, uris: Mapping[str, str]) -> str:
    """Return `mend`, of a flaw on `page`, with each page's file in it as it is seen from there, where one is meant."""
    return _FILE.sub(lambda match: meant_by(match[0], page, uris) or match[0], mend)
