"""How readers get in, and whether search engines may list the site: what pages then say must be true."""

import shutil

import pytest

from tests import prose
from tests.given import ORGANIZATIONS
from tests.running import run


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """The example's site behind each kind of sign-in; the shared one may be listed by search engines."""
    built = {}
    for word, more in (("personal", ""), ("shared", "indexed: true\nredirects: {old/address/: support/}\n")):
        folder = tmp_path_factory.mktemp(word)
        shutil.copytree(ORGANIZATIONS["harbour-lane"], folder / "organization")
        details = folder / "organization" / "organization.yml"
        details.write_text(details.read_text(encoding="utf-8") + f"\nsign_in: {word}\n{more}", encoding="utf-8")
        result = run("build", "--organization", str(details.parent), "--output", str(folder / "site"))
        assert result.returncode == 0, result.stderr
        built[word] = folder / "site"
    return built


def privacy(site):
    text = (site / "about" / "privacy" / "index.html").read_text(encoding="utf-8")
    return text.partition("<main")[2].partition('<p class="paper"')[0]


def test_a_site_that_is_open_says_that_there_is_no_sign_in(sites):
    text = privacy(sites["harbour-lane"])
    assert "There is no sign-in." in text
    assert 'id="sign-in"' not in text


def test_behind_a_sign_in_of_their_own_readers_are_told_who_sees_them_and_what_to_use_instead(behind):
    text = privacy(behind["personal"])
    assert "There is no sign-in." not in text
    assert "No list of readers." not in text
    assert "Whoever runs that sign-in can see that you opened the site, and when." in text
    assert text.index("you need not sign in to get help") < text.index("The helplines".lower())
    for page in behind["personal"].rglob("index.html"):
        assert "No cookies, no counting of visits" not in page.read_text(encoding="utf-8"), page
    assert "shows that you came" in (behind["personal"] / "index.html").read_text(encoding="utf-8")


def test_behind_a_shared_password_readers_are_told_that_it_names_no_one(behind):
    text = privacy(behind["shared"])
    assert "There is no sign-in." not in text
    assert "All who work here share one password." in text
    assert "it does not say who" in text


@pytest.mark.parametrize("word", ["personal", "shared"])
def test_what_is_said_of_a_sign_in_reads_as_the_rest(behind, word):
    assert list(prose.faults("about/privacy/", prose.of_html(privacy(behind[word])))) == []


def test_a_site_that_may_be_listed_keeps_no_search_engine_away(behind):
    listed = behind["shared"]
    assert (listed / "old" / "address" / "index.html").is_file()
    for file in [*listed.rglob("*.html"), listed / "_headers", *listed.glob("hosting/*")]:
        assert "noindex" not in file.read_text(encoding="utf-8"), file
    for file in [*behind["personal"].rglob("*.html"), behind["personal"] / "_headers"]:
        assert "noindex" in file.read_text(encoding="utf-8"), file
