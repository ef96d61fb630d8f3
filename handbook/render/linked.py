"""A page as MkDocs has it, made of what Markdown is known to make of its text, with links that fit this site."""

from __future__ import annotations

import json
from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from handbook.addresses import target_uri
from handbook.markup.convert import converted, converted_own, with_links
from handbook.memo import kept


class LinkedPage(Page):
    """MkDocs' page, but for how its Markdown is converted (handbook/markup/convert.py)."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, the table of contents, the ids and the links, as MkDocs' own method does."""
        renderer, settings = config["run"].renderer, json.dumps(config.mdx_configs or {}, sort_keys=True)
        make = converted_own if renderer.has_own() else converted
        made = make(
            self.markdown or "", renderer.markup(), renderer.further(), tuple(config.markdown_extensions), settings
        )
        targets = _targets(self.file.src_uri, made.links)
        found = [files.src_uris.get(target.uri) for target in targets]
        if None in found:  # MkDocs says what is wrong with it
            relative = _RelativePathTreeprocessor(self.file, files, config)
            links = tuple(map(relative.path_to_url, made.links))
        else:
            links = _links(self.file.url, made.links, tuple(file.url for file in found if file))
        self.content = with_links(made, links)
        self.toc = get_toc([*made.contents])  # type: ignore[list-item]
        self.present_anchor_ids = made.ids
        anchors: dict[File, dict[str, str]] = {}
        for file, target, link in zip(found, targets, made.links, strict=True):
            if file and target.anchor:
                anchors.setdefault(file, {})[target.anchor] = link
        self.links_to_anchors = anchors


class _Target(NamedTuple):
    """The source that a link means, and the anchor on its page."""

    uri: str
    anchor: str


@kept
def _targets(uri: str, links: tuple[str, ...]) -> tuple[_Target, ...]:
    """Return what the relative `links` of the page `uri` mean."""
    parts = map(urlsplit, links)
    return tuple(_Target(target_uri(unquote(one.path), uri) if one.path else uri, one.fragment) for one in parts)


@kept
def _links(url: str, links: tuple[str, ...], urls: tuple[str, ...]) -> tuple[str, ...]:
    """Return the `links` of the page at `url` as they lead to `urls` on the site; one to the page itself stays."""
    return tuple(
        urlunsplit(parts._replace(path=get_relative_url(to, url))) if parts.path else link
        for link, to, parts in zip(links, urls, map(urlsplit, links), strict=True)
    )
