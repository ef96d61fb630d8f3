"""A page as MkDocs has it, made of what Markdown is known to make of its text, with links that fit this site."""

from __future__ import annotations

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from handbook.pages.convert import converted, with_links


class LinkedPage(Page):
    """MkDocs' page, but for how its Markdown is converted (handbook/pages/convert.py)."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, the table of contents, the ids and the links, as MkDocs' own method does."""
        settings = json.dumps(config.mdx_configs or {}, sort_keys=True)
        made = converted(
            self.markdown or "", config["run"].renderer.markup(), tuple(config.markdown_extensions), settings
        )
        relative = _RelativePathTreeprocessor(self.file, files, config)  # it warns of what leads nowhere
        self.content = with_links(made, tuple(map(relative.path_to_url, made.links)))
        self.toc = get_toc([*made.contents])  # type: ignore[list-item]
        self.present_anchor_ids = made.ids
        self.links_to_anchors = relative.links_to_anchors
