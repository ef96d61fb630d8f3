"""MkDocs at the rim: its events, in the order in which they come. Each hands over to a pure room.

Listed under `hooks:` in handbook/mkdocs.yml, so that `mkdocs serve` and `mkdocs build` make the same site as the
verbs do.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[2]))  # the mkdocs script knows only this file's folder

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_macros import context

from handbook import ROOT
from handbook.coverage import coverage
from handbook.flaws import errors
from handbook.inspect import inspect
from handbook.render import assets, navigation
from handbook.render.finish import finish, write_headers
from handbook.render.flawed import Flawed
from handbook.render.frame import Frame, Menu
from handbook.render.gone import write_gone
from handbook.render.left_out import answers_left_out, links_left_out
from handbook.render.run import Run
from handbook.render.sheets import NOWHERE, Sheets, values_of
from handbook.render.shown import under_policy
from handbook.render.values import templates_in
from handbook.search.entry import entry
from handbook.search.index import index_script
from handbook.search.lexicon import asked_of, lexicon
from handbook.site import Site

TEMPLATES = {"home": "home.html"}
"""The theme template of a kind of page; main.html for every other."""

context.get_git_info = dict  # mkdocs-macros would ask git a dozen things for each build, which no page may print

FIRST, LAST = event_priority(100), event_priority(-100)


@FIRST
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the book (unless a verb has), and give MkDocs what it must know before anything else happens."""
    if "run" not in config:
        book, flaws = inspect(Site.of(ROOT, date.today()))
        if errors(flaws):
            raise Flawed(flaws)
        config["run"] = Run(book)
    book = config["run"].book
    config["run"].emblems = assets.emblems(book)
    config.site_name = str(book.organization.name)
    config.site_url = config.site_url or book.organization.site_url
    config.theme.dirs = config.theme.dirs[:1]  # ours; of Material there are templates alone (on_env)
    config.nav = navigation.navigation(config.nav or [], book.pages, book.organization.order)
    config.theme.static_templates = {"404.html"}  # no sitemap: pages hold names and are not to be indexed
    repository = book.organization.repository
    if repository:
        between = "-/edit" if repository.host == "gitlab" else "edit"
        config.edit_uri = f"{repository.url.rstrip('/')}/{between}/{repository.branch}/"
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Settle the environment in which mkdocs-macros renders pages."""
    environment = config.plugins["macros"].env  # type: ignore[attr-defined]
    config["run"].renderer.use(environment)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the overlay's pages in the place of the files in `docs/`, and only our own theme files beside them."""
    return assets.site_files(files, config, config["run"].book, config["run"].emblems)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Note the navigation for the templates."""
    config["run"].navigation = nav
    return nav


@FIRST
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hand mkdocs-macros the page as the overlay has it; the front matter has been read already."""
    source = config["run"].book.pages[assets.address(page)]
    page.meta = {"template": TEMPLATES.get(source.kind, "main.html")}
    return config["run"].renderer.begin(source)  # type: ignore[no-any-return]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the holes, before any navigation or template can meet one."""
    renderer, address = config["run"].renderer, assets.address(page)
    wording = config["run"].book.wordings[address]
    renderer.look(page.markdown or "", html)
    page.title = wording.title
    stack = list(page.toc)
    while stack:
        item = stack.pop()
        item.title = renderer.fill(item.title)
        stack += item.children
    filled: str = renderer.fill(html)
    heading = str(page.parent.title) if page.parent else ""
    book = config["run"].book
    more = asked_of(address, book.organization)
    config["run"].entries.append(entry(address, book.pages[address].kind, heading, wording, filled, more))
    return filled


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Have our own templates make the pages; write the search data, now that all is known."""
    run, book = config["run"], config["run"].book
    rows = coverage(book)
    if flaws := [*run.renderer.flaws, *answers_left_out(rows, files), *links_left_out(book, files)]:
        raise Flawed(flaws)
    for row in rows:
        run.note(row)
    script = index_script(tuple(run.entries), lexicon() + book.organization.search)
    templates = templates_in(Path(config.theme.dirs[0]))
    search = assets.add_search(files, config, script)
    run.frame = Frame(templates, Menu.of(run.navigation, book), run.facts, search)
    return Sheets(templates, run.frame)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page's template the page's own values."""
    run = config["run"]
    answered = run.answered.get(assets.address(page), [])
    return context | {"values": values_of(run.book, run.frame, run.common, page, answered)}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the 404 page, which is shown at any address, the way to the root from the host's."""
    return context | {"values": config["run"].common | NOWHERE | {"base": f"{context['base_url'].rstrip('/')}/"}}


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Have plain `mkdocs serve` watch what a site is made of beside `docs/`, and send the policy of what it sends."""
    under_policy(server)
    for path in config["run"].book.site.sources:
        server.watch(str(path))
    return server


@LAST
def on_post_build(config: MkDocsConfig) -> None:
    """Write what is made of finished pages, and give each its policy.

    What is no version gets the files for its host as well, and the mark of a handbook's folder. A version is a folder
    of a site: what its host needs is said at the root (handbook/versions/root.py).
    """
    folder, book = Path(config.site_dir), config["run"].book
    write_gone(folder, book.gone)
    held = finish(folder)
    if book.site.edition is None:
        write_headers(folder, held, book.organization.indexed)
        assets.mark(folder)
