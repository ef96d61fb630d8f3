"""What comes out of a printer: sheets without furniture, every answer open, numbers and addresses spelt out."""

import html
import re
import shutil
import subprocess

import pytest

from tests.given import ORGANIZATIONS
from tests.running import run

KINDS = [
    "",
    "help-now/",
    "policies/",
    "policies/client-harassment/",
    "case-studies/maria-sales-meetings/",
    "case-studies/",
    "rights/gb/",
    "reporting/who-to-tell/",
    "reporting/outside/",
    "hr/templates/",
    "managers/risk-assessment/",
    "about/acknowledge/",
    "about/coverage/",
    "glossary/",
]
"""A page of each kind, and those with forms."""
MM = 96 / 25.4


@pytest.fixture(scope="module")
def page(browser):
    """A page as the printer sees it, as wide as what A4 leaves between its margins."""
    context = browser.new_context(viewport={"width": round(178 * MM), "height": 1000}, color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("address", KINDS)
def test_paper_shows_words_and_no_furniture(page, addresses, address):
    page.goto(addresses["harbour-lane"] + address)
    shown = page.locator(".page nav, button, input, .header, .button, .skip, .footer, .edit").evaluate_all(
        "(all) => all.filter(it => it.getBoundingClientRect().height).map(it => it.outerHTML)"
    )
    assert shown == []
    hidden = """[...document.querySelectorAll('details > :not(summary)')].filter(
        it => !it.matches('.law-more, .toc-folded *') && !it.checkVisibility({contentVisibilityAuto: true})).length"""
    assert page.evaluate(hidden) == 0
    assert page.locator(".paper").is_visible()


@pytest.mark.parametrize("address", KINDS)
def test_paper_is_black_on_white_in_letters_that_can_be_read(page, addresses, address):
    page.goto(addresses["harbour-lane"])
    page.evaluate("localStorage.setItem('scheme', 'dark')")  # a reader of dark pages prints on white paper too
    page.goto(addresses["harbour-lane"] + address)
    page.evaluate("localStorage.clear()")
    found = page.evaluate(
        """() => {
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
            for (let text; (text = texts.nextNode());) {
                const style = getComputedStyle(text.parentElement);
                if (!text.data.trim() || !text.parentElement.checkVisibility()) continue;
                found.add(style.color);
                if (parseFloat(style.fontSize) * .75 < 8.49) found.add(text.data + " " + style.fontSize);
            }
            const body = getComputedStyle(document.body);
            return [...found, body.backgroundColor, body.fontSize];
        }"""
    )
    assert found == ["rgb(0, 0, 0)", "rgb(255, 255, 255)", "14px"]  # 10.5 pt


def test_every_number_on_paper_can_be_dialled_from_what_is_printed(sites):
    seen = 0
    for file in sites["harbour-lane"].rglob("index.html"):
        for dialled, words in re.findall(r'<a[^>]* href="tel:([^"]*)"[^>]*>(.*?)</a>', file.read_text("utf-8"), re.S):
            shown = html.unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", "", words, flags=re.S))
            assert dialled in re.sub(r"[^+\d]", "", shown), (file, shown)
            seen += 1
    assert seen > 50


def test_a_link_to_elsewhere_prints_its_address_and_one_within_does_not(page, addresses):
    page.goto(addresses["harbour-lane"] + "reporting/outside/")
    printed = """(links) => links.map(link => [link.getAttribute("href"), link.textContent,
        getComputedStyle(link, "::after").content])"""
    links = page.locator("main a").evaluate_all(printed)
    assert any(target.startswith("https://") for target, _, _ in links)
    for target, words, after in links:
        spelt = target.startswith("http") and words != target
        assert (after not in ("none", "normal")) == spelt, (target, words, after)


def test_the_colophon_writes_out_the_address_of_its_page(tmp_path):
    shutil.copytree(ORGANIZATIONS["lakeside-school"], tmp_path / "school")
    with (tmp_path / "school" / "organization.yml").open("a", encoding="utf-8") as details:
        details.write("\nsite_url: https://handbook.school.example/\n")
    built = run("build", "--organization", str(tmp_path / "school"), "--output", str(tmp_path / "site"))
    assert built.returncode == 0, built.stderr
    text = (tmp_path / "site" / "policies" / "harassment" / "index.html").read_text("utf-8")
    assert '<span class="paper-address">https://handbook.school.example/policies/harassment/</span>' in text


def test_without_an_address_the_colophon_invents_none(sites):
    text = (sites["harbour-lane"] / "policies" / "harassment" / "index.html").read_text("utf-8")
    colophon = re.search(r'<p class="paper">(.*?)</p>', text, re.S)
    assert colophon
    assert "Reviewed 24 November 2026. This printout may be out of date" in colophon[1]
    assert "Information, not legal advice." in colophon[1]
    assert "http" not in colophon[1]


@pytest.mark.parametrize(
    "address", ["hr/templates/", "about/acknowledge/", "managers/risk-assessment/", "hr/training/"]
)
def test_a_form_leaves_room_to_write(page, addresses, address):
    page.goto(addresses["harbour-lane"] + address)
    boxes = page.locator("td:empty").evaluate_all("(cells) => cells.map(it => it.getBoundingClientRect())")
    assert boxes
    assert min(box["height"] for box in boxes) >= 9 * MM
    assert min(box["width"] for box in boxes) >= 20 * MM


@pytest.mark.all
@pytest.mark.parametrize("form", ["A4", "Letter"])
@pytest.mark.parametrize("address", KINDS)
def test_no_sheet_holds_the_colophon_alone_nor_ends_with_a_heading(browser, addresses, tmp_path, address, form):
    page = browser.new_page()
    page.goto(addresses["harbour-lane"] + address)
    heads = page.locator("main :is(h2, h3, summary)").evaluate_all("(all) => all.map(it => it.textContent.trim())")
    page.pdf(path=tmp_path / "sheets.pdf", format=form)
    page.close()
    command = ["pdftotext", "-layout", tmp_path / "sheets.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    sheets = [[line.strip() for line in sheet.splitlines() if line.strip()] for sheet in text.split("\f")[:-1]]
    for number, lines in enumerate(sheets, 1):
        assert lines[-1].replace(" ", "") == f"{number}/{len(sheets)}"
        assert not lines[0].startswith("Harbour Lane, Respect at work handbook")
        assert lines[-2] not in heads, (number, lines[-2])
    assert "This printout may be out of date" in " ".join(sheets[-1])
