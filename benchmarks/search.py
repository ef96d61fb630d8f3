"""What search finds and how fast, beside the stock search of Material for MkDocs over the same pages.

    python -m benchmarks.search
    python -m benchmarks.search tuning --questions 20

Both are driven in a real browser with the questions of tests/search/questions.tsv, as typed and misspelt. The stock
site has the text of our built pages, with their titles and headings, and Material's search as it comes. Then, with
the processor slowed four times, ours is opened, and typed into key by key, up to the list laid out; times depend on the
machine.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from handbook import ROOT
from handbook.machine import find_browser
from tests.browser.test_questions import misspelt, questions, share
from tests.given import ORGANIZATIONS
from tests.served import serve

HALVES = ("kept", "tuning")
SLOWED = 4
TYPED = 60
OPENED = 5
STOCK = """\
site_name: Stock
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [toc]
"""
_ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>|<main[^>]*>(.*?)</main>", re.DOTALL)
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_OURS = """question => {
    const input = document.querySelector("#search input");
    input.value = question;
    input.dispatchEvent(new Event("input"));
    return [...document.querySelectorAll("[data-search-result]")].map((it) => it.href);
}"""
_KEYS = """question => [...question].map((_, at) => {
    const input = document.querySelector("#search input"), list = document.querySelector("#search-results");
    input.value = question.slice(0, at + 1);
    const begun = performance.now();
    input.dispatchEvent(new Event("input"));
    list.getBoundingClientRect();
    return performance.now() - begun;
})"""


_OPENED = """() => new Promise((done) => {
    const begun = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true }));
    document.querySelector("#search input").value = "report";
    const look = () => {
        if (document.querySelector("[data-search-result]")) done(performance.now() - begun);
        else setTimeout(look, 1);
    };
    look();
})"""


def run(*command: str, folder: Path) -> None:
    """Run a command in `folder`; it must succeed."""
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def make_stock(site: Path, folder: Path) -> None:
    """Build in `folder` a plain Material site of the text of the pages of `site`."""
    for file in site.rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        found = _ARTICLE.search(html)
        assert found, file
        content = found[1] or found[2]
        title = _HEADING.search(content)
        name = "index" if file.parent == site else file.parent.relative_to(site).as_posix()
        page = folder / "docs" / f"{name}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        body = re.sub(r"\n\s*\n", "\n", _HEADING.sub("", content))
        page.write_text(f"<h1>{title[1] if title else name}</h1>\n<div>\n{body}\n</div>\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    run(sys.executable, "-m", "mkdocs", "build", "-q", folder=folder)


def open_ours(page: Page, address: str) -> Callable[[str], list[str]]:
    """Open our search at `address`; return what asks it a question and gives the results' addresses."""
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("report")
    page.wait_for_selector("[data-search-result]")
    return lambda question: [href.split("#")[0].removeprefix(address) for href in page.evaluate(_OURS, question)]


def open_stock(page: Page, address: str) -> Callable[[str], list[str]]:
    """Open Material's search at `address`; return the same."""
    page.goto(address)
    box, meta = page.locator("input.md-search__input"), page.locator(".md-search-result__meta")
    links = page.locator(".md-search-result__item > a")
    box.click()

    def ask(question: str) -> list[str]:
        for text, answered in (("", "Type to"), (question, "match")):  # "3 matching documents", "No matching documents"
            box.fill(text)
            box.press("End")  # it listens to keys alone
            expect(meta).to_contain_text(answered)
        hrefs = [] if "No " in (meta.text_content() or "") else links.evaluate_all("all => all.map((it) => it.href)")
        return list(dict.fromkeys(href.split("#")[0].split("?")[0].removeprefix(address) for href in hrefs))

    return ask


def sample(half: str, most: int | None) -> dict[str, set[str]]:
    """Return the questions of a half with the pages that answer them: all, or `most` of them, the same at each run."""
    every = list(questions(half).items())
    return dict(every if most is None else random.Random(1).sample(every, min(most, len(every))))


def report(name: str, half: str, answers: dict[str, set[str]], ask: Callable[[str], list[str]]) -> None:
    """Print how often the page that helps is the first, and among the first three."""
    asked, wanted = list(answers), list(answers.values())
    for how, texts in (
        ("as typed", asked),
        ("misspelt", [misspelt(question, random.Random(f"1 {question}")) for question in asked]),
    ):
        found = [ask(text) for text in texts]
        first, three = share(found, wanted, 1), share(found, wanted, 3)
        print(
            f"{name:10} {half:7} {len(asked):4} questions {how}: at 1 {first:5.1f} %   at 3 {three:5.1f} %", flush=True
        )


def slow(page: Page) -> Page:
    """Slow the processor for `page`."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    return page


def time_opening(page: Page, address: str) -> float:
    """Return the milliseconds from opening the search at `address` to the first list, with the processor slowed."""
    page.goto(address)
    time: float = slow(page).evaluate(_OPENED)
    page.close()
    return time


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("half", nargs="?", choices=HALVES, help="both, if none is named")
    parser.add_argument("--questions", type=int, metavar="N", help="so many of each half instead of all")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site, stock = Path(temporary) / "site", Path(temporary) / "stock"
        words = ["--organization", str(ORGANIZATIONS["harbour-lane"]), "--output", str(site)]
        run(sys.executable, "-m", "handbook", "build", *words, folder=ROOT)
        make_stock(site, stock)
        (folder,) = site.glob("assets/search-*")
        sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in folder.iterdir()}
        index = sizes.pop("index.js")
        stock_index = len(gzip.compress((stock / "site" / "search" / "search_index.json").read_bytes(), 9))
        print(f"index {index} bytes (stock {stock_index}), code and style {sum(sizes.values())}, compressed")
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        with serve(site) as ours, serve(stock / "site") as theirs:
            for half in [asked.half] if asked.half else HALVES:
                answers = sample(half, asked.questions)
                report("handbook", half, answers, open_ours(browser.new_page(), ours))
                report("stock", half, answers, open_stock(browser.new_page(), theirs))
            opened = statistics.median(time_opening(browser.new_page(), ours) for _ in range(OPENED))
            page = browser.new_page()
            open_ours(page, ours)
            slow(page)
            texts = sample("tuning", min(asked.questions or TYPED, TYPED))
            keys = sorted(time for text in texts for time in page.evaluate(_KEYS, text))
        browser.close()
    print(f"processor slowed {SLOWED} times, milliseconds:")
    print(f"from opening to the first list: median of {OPENED} {opened:.0f}")
    print(f"from key to list: median of {len(keys)} {statistics.median(keys):.1f}, ", end="")
    print(f"95th percentile {keys[int(len(keys) * 0.95)]:.1f}")


if __name__ == "__main__":
    main()
