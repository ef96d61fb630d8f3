"""What a page weighs: help is there after one round trip, and nothing is shipped that no page needs.

Weights are those of Python's gzip at its level 9; fonts are compressed already and are taken as they are.
"""

import gzip
import re
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from playwright.sync_api import Response

from tests.given import ORGANIZATIONS

KB = 1024
ONE_ROUND_TRIP = 14 * KB  # a server's first ten packets of 1,460 bytes hold 14,600
FURTHER = 120  # for each place beyond the fifth, whose numbers stand on help now as well
KEPT_UNASKED = {".handbook", "assets/fonts/newsreader-LICENSE.txt", "assets/fonts/source-sans-3-LICENSE.txt"}
KEPT_UNASKED |= {"_headers", "hosting/caddy.conf", "hosting/nginx.conf"}
"""Files for others than readers: the mark of a folder that may be replaced, licences that go with the fonts, and the
headers that hosts send."""


def weight(data, name):
    return len(data) if name.endswith(".woff2") else len(gzip.compress(data, 9))


@pytest.fixture(scope="module")
def weights(sites):
    """The weight of each file, by organization and path."""
    return {
        name: {
            (path := file.relative_to(site).as_posix()): weight(file.read_bytes(), path)
            for file in site.rglob("*")
            if file.is_file()
        }
        for name, site in sites.items()
    }


def places(organization):
    """Return how many locations an organization has."""
    details = (ORGANIZATIONS[organization] / "organization.yml").read_bytes()
    return len(yaml.load(details, Loader=yaml.CSafeLoader)["locations"])


def path_of(visit, url):
    """Return the path of the file that `visit` asked for."""
    path = urlsplit(url).path.removeprefix(urlsplit(visit.base).path)
    return f"{path}index.html" if path.endswith("/") or not path else path


def with_stylesheets(visit, weights):
    own = [visit.base + visit.address, *visit.seen["stylesheets"]]
    return sum(weights[visit.organization][path_of(visit, url)] for url in own)


def heaviest(sums):
    return max(sums.items(), key=lambda item: item[1])


def test_help_now_is_painted_after_one_round_trip(visits, weights, measure):
    sums = {
        visit.name: with_stylesheets(visit, weights) - FURTHER * max(0, places(visit.organization) - 5)
        for visit in visits
        if visit.address == "help-now/"
    }
    name, most = heaviest(sums)
    measure(f"help now with its stylesheets, bytes ({name})", most, f"at most {ONE_ROUND_TRIP}")
    assert len(sums) == len(ORGANIZATIONS)
    assert most <= ONE_ROUND_TRIP


def test_no_page_with_its_stylesheets_is_heavy(visits, weights, measure):
    name, most = heaviest({visit.name: with_stylesheets(visit, weights) for visit in visits})
    measure(f"heaviest page with its stylesheets, bytes ({name})", most, f"at most {24 * KB}")
    assert most <= 24 * KB


def test_a_page_after_the_first_is_light(visits, weights, measure):
    sums = {}
    for visit in visits:
        paths = {path_of(visit, url) for url in visit.requests}
        others = [other for other in visits if other.organization == visit.organization and other is not visit]
        had = set.intersection(*({path_of(other, url) for url in other.requests} for other in others))
        sums[visit.name] = sum(weights[visit.organization][path] for path in paths - had)
    name, most = heaviest(sums)
    measure(f"heaviest page after the first, bytes ({name})", most, f"at most {15 * KB}")
    assert most <= 15 * KB


def test_a_first_visit_is_light_fonts_included(browser, visits, weights, measure):
    name, _ = heaviest({visit.name: with_stylesheets(visit, weights) for visit in visits})
    for what, visit in [
        ("the home page", next(visit for visit in visits if visit.address == "")),
        ("the heaviest page", next(visit for visit in visits if visit.name == name)),
    ]:
        context = browser.new_context()  # with a cache of its own, which is empty
        page = context.new_page()
        answers: list[Response] = []
        page.on("response", lambda response, answers=answers: answers.append(response))
        page.goto(visit.base + visit.address, wait_until="networkidle")
        paths = {path_of(visit, answer.url): answer.body() for answer in answers}
        context.close()
        most = sum(weight(body, path) for path, body in paths.items())
        measure(f"first visit to {what}, {len(paths)} files, bytes", most, f"at most {90 * KB}")
        assert any(path.endswith(".woff2") for path in paths)
        assert not any("/search-" in path for path in paths)
        assert most <= 90 * KB


def named_in(site, path):
    """Return the paths that the file at `path` of `site` names: by a link, in a stylesheet, or in a script."""
    file, suffix = site / path, PurePosixPath(path).suffix
    text = file.read_text("utf-8") if suffix in (".html", ".css", ".js") else ""
    found = {
        ".html": r'\s(?:href|src)="([^"#?:]+)"',
        ".css": r'url\("([^":]+)"\)',
        ".js": r'["/]([\w-]+\.(?:js|css))["`]',
    }.get(suffix, "(?!)")
    paths = {urljoin(f"/{path}", name).lstrip("/") for name in re.findall(found, text)}
    if suffix == ".js":  # what search loads lies in a folder that the page names
        (folder,) = re.findall(r'data-files="([^"]+)"', (site / "index.html").read_text("utf-8"))
        paths |= {str(PurePosixPath(name).parent / folder / PurePosixPath(name).name) for name in paths}
    return {f"{name}index.html" if name.endswith("/") or not name else name for name in paths}


def test_nothing_is_shipped_that_no_page_needs(sites, weights):
    for organization, site in sites.items():
        needed: set[str] = set()
        reached = {path for path in weights[organization] if path.endswith(".html")}
        while reached - needed:
            path = (reached - needed).pop()
            needed.add(path)
            reached |= named_in(site, path) & weights[organization].keys()
        assert weights[organization].keys() - needed - KEPT_UNASKED == set(), organization
