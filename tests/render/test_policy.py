"""Every page's policy: there before anything runs, without holes in it, stricter where somebody can type."""

import base64
import hashlib
import html
import re
import shutil

import pytest

from handbook.render.finish import finish
from handbook.render.policy import inline_scripts, keeps_text, policy, with_policy
from tests.found import snapshot

PAGE = """\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    {head}
  </head>
  <body>{body}</body>
"""
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def page(head="", body=""):
    return PAGE.format(head=head, body=body)


def directives(text):
    """Return the policy of a page by directive; the page has one."""
    (found,) = META.findall(text)
    return dict(part.partition(" ")[::2] for part in html.unescape(found).split("; "))


def pages(sites):
    for site in sites.values():
        for file in sorted(site.rglob("*.html")):
            yield file, file.read_text(encoding="utf-8")


def test_every_page_has_its_policy_before_anything_that_could_run_or_load(sites):
    for file, text in pages(sites):
        assert len(META.findall(text)) == 1, file
        assert re.search(r'<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"', text), file
        assert not re.search(r"<(script|link|style|img|base|iframe|object)\b", text.partition("<meta http-equiv")[0]), (
            file
        )


def test_a_policy_allows_this_host_and_nothing_unsafe(sites):
    for file, text in pages(sites):
        found = directives(text)
        assert found["default-src"] == "'none'", file
        for name in ("base-uri", "form-action"):
            assert found[name] == "'none'", file
        for name in ("style-src", "img-src", "font-src"):
            assert found[name] == "'self'", file
        assert not re.search(r"unsafe|nonce|strict-dynamic|https?:|data:|blob:|\*", META.findall(text)[0]), file
        assert found["require-trusted-types-for"] == "'script'", file
        assert found["trusted-types"] == "handbook", file


def test_each_inline_script_of_a_page_is_allowed_by_its_hash_and_no_other(sites):
    for file, text in pages(sites):
        scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
        assert len(scripts) == len(re.findall(r"<script(?![^>]*\ssrc=)", text)), file
        hashes = [
            f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts
        ]
        assert directives(text)["script-src"].split() == ["'self'", *hashes], file


def test_a_page_on_which_something_can_be_typed_and_kept_asks_nobody_for_anything(sites):
    for file, text in pages(sites):
        typed = "<textarea" in text or "<form" in text
        assert directives(text)["connect-src"] == ("'none'" if typed else "'self'"), file


@pytest.mark.parametrize("body", ["<form></form>", '<form class="log">', "<p><textarea></textarea></p>"])
def test_a_form_or_a_field_for_text_makes_a_page_strict(body):
    assert directives(with_policy(page(body=body)))["connect-src"] == "'none'"


@pytest.mark.parametrize(
    "body", ['<input type="search">', '<input type="radio">', "<p>&lt;form&gt;</p>", "<formula>", ""]
)
def test_the_search_field_a_choice_and_words_about_forms_do_not(body):
    assert not keeps_text(body)
    assert directives(with_policy(page(body=body)))["connect-src"] == "'self'"


def test_the_hash_is_of_what_stands_between_the_tags_to_the_letter():
    script = '\n  let é = "</p>";\n'
    known = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()
    for tag in ("<script>", '<script type="module">', '<script data-src="x">'):
        assert inline_scripts(f"{tag}{script}</script>") == [f"'sha256-{known}'"], tag
    assert inline_scripts(f'<script defer src="a.js">{script}</script>') == []


def test_a_policy_takes_the_place_of_an_older_one():
    once = with_policy(page("<script>1</script>"))
    assert with_policy(once) == once
    changed = once.replace("<script>1", "<script>2")
    assert directives(with_policy(changed))["script-src"] == " ".join(("'self'", *inline_scripts(changed)))


def test_a_page_without_a_head_is_refused():
    with pytest.raises(ValueError, match="without a head"):
        with_policy("<p>text</p>")


def test_a_preview_adds_its_own_connection_and_nothing_else():
    own = "http://127.0.0.1:8000/livereload/"
    for strict in (False, True):
        before, after = policy([], strict).split("; "), policy([], strict, [own]).split("; ")
        assert [part for part in after if part not in before] == [
            f"connect-src {'' if strict else chr(39) + 'self' + chr(39) + ' '}{own}"
        ]


def test_finishing_a_site_twice_changes_nothing(sites, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(sites["harbour-lane"], site)
    finish(site)
    assert snapshot(site) == snapshot(sites["harbour-lane"])
