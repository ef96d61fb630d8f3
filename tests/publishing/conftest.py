"""What the tests of publishing share: a repository ready to publish, its origin, and a build that costs nothing."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handbook.edition import Edition
from handbook.inspect import inspect
from handbook.publishing import publish as publishing
from handbook.publishing.making import Order, built
from handbook.publishing.sources import sources_of
from handbook.site import Site
from handbook.versions.number import Number
from tests.publishing.cheaply import numbered
from tests.publishing.repositories import GIT, NOW, copy_with_origin, make_repository, with_origin


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name, value in GIT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A repository of the smallest fixture organization, committed, with an address to be published at."""
    return make_repository(tmp_path_factory.mktemp("prepared") / "repository")


@pytest.fixture(scope="session")
def sent(prepared, tmp_path_factory):
    """A copy of the prepared repository, with an origin that has what was committed."""
    return with_origin(shutil.copytree(prepared, tmp_path_factory.mktemp("sent") / "repository", symlinks=True))


@pytest.fixture
def repository(prepared, sent, tmp_path, request):
    """A copy of the prepared repository with an origin that has what was committed, to spoil; or with none."""
    if request.node.get_closest_marker("no_origin"):
        return Path(shutil.copytree(prepared, tmp_path / "repository", symlinks=True))
    return copy_with_origin(sent, tmp_path)


def book_of(folder):
    """Return the book of the repository at `folder`."""
    book, flaws = inspect(Site.of(folder, NOW.date()))
    assert [flaw for flaw in flaws if flaw.severity == "error"] == []
    return book


@pytest.fixture(scope="session")
def book(prepared):
    return book_of(prepared)


@pytest.fixture(scope="session")
def pages(book):
    """A few real pages of a real build, to be published over and over; the number stands in each of them."""
    kept = ("404.html", "index.html", "help-now/", "about/", "policies/harassment/", "reporting/incident-log/")
    edition = Edition("2000.1", date(2000, 1, 1), True, "", "1999.1")
    files = built(book, edition, "https://lakeside.example/handbook/")
    return {path: data for path, data in files.items() if path.startswith((*kept, "assets/handbook."))}


@pytest.fixture
def cheap(monkeypatch, pages):
    """Let a publication take a few real pages, made once, for the whole site: for what only git has to do with."""
    monkeypatch.setattr(publishing, "built", lambda book, edition, site_url: numbered(pages, edition))


@pytest.fixture
def publish(cheap, book, repository):
    """Return a function that publishes a version of the repository, and says what was said."""

    def publish_one(
        number, effective="2026-03-01", folder=repository, push=False, now=NOW, change="material", without=()
    ):
        said: list[str] = []
        site = replace(book.site, root=Path(folder))
        sources, wrong = sources_of(site)
        assert sources, wrong
        order = Order(Number.of(number), date.fromisoformat(effective), change, f"What {number} changes.", without)
        done = publishing.publish(replace(book, site=site), order, sources, push, now, said.append)
        return done, said

    return publish_one
