"""A visit: a page opened once in a browser, and all that was seen of it there."""

from dataclasses import dataclass, field
from typing import Any

from tests.browser.addresses import every_page

WIDTHS = (1280, 390, 320)
"""The widths, in CSS px, at which each page is looked at; 320 is also a window of 1280 px at 400 % zoom."""

LISTEN = """
self.violations = [];
document.addEventListener("securitypolicyviolation", (event) => self.violations.push(
    [event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber].join(" ")));
"""
"""Keeps what the policy of a page stops, in words."""
_SEE = """async () => ({
    kept: [
        ...Object.keys(localStorage), ...Object.keys(sessionStorage),
        ...(await indexedDB.databases()).map((it) => it.name), ...(await caches.keys()),
        ...(await navigator.serviceWorker.getRegistrations()).map((it) => it.scope),
    ],
    violations: self.violations,
    stylesheets: [...document.querySelectorAll("link[rel=stylesheet]")].map((it) => it.href),
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
        .filter((it) => it.checkVisibility() && !it.closest("dialog")).map((it) => Number(it.localName[1])),
    landmarks: [...document.querySelectorAll("header, main, footer")]
        .filter((it) => !it.closest("article, dialog")).map((it) => it.localName),
    unnamed: [...document.querySelectorAll("nav, aside, dialog")]
        .filter((it) => !it.ariaLabel && !it.getAttribute("aria-labelledby")).map((it) => it.outerHTML.slice(0, 80)),
    pictures: [...document.querySelectorAll("img:not([alt]), svg:not([aria-hidden] svg, [aria-hidden], [role=img])")]
        .map((it) => it.outerHTML.slice(0, 80)),
    moving: document.getAnimations().length,
})"""


@dataclass
class Visit:
    """One page of one organization's site, as a browser had it."""

    organization: str
    address: str
    base: str
    """Where the site stands, with its last slash."""
    requests: list[str] = field(default_factory=list)
    """The address of everything that the page asked for, itself first."""
    said: list[str] = field(default_factory=list)
    """What the browser said: words on the console, and errors."""
    cookies: list[str] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)
    """How wide the page is, by the width of the window."""
    seen: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self):
        return f"{self.organization}/{self.address}"


def visit_all(browser, sites, addresses, roots):
    """Open every page of every site in `browser`, and return the visits.

    A site stands at its address in `addresses`; its page for wrong addresses at the one in `roots`.
    """
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 800})
    context.add_init_script(LISTEN)
    page = context.new_page()
    visits: list[Visit] = []
    page.on("request", lambda request: visits[-1].requests.append(request.url))
    page.on("console", lambda message: visits[-1].said.append(message.text))
    page.on("pageerror", lambda error: visits[-1].said.append(str(error)))
    for organization, site in sites.items():
        for address in every_page(site):
            base = (roots if address == "404.html" else addresses)[organization]
            visit = Visit(organization, address, base)
            visits.append(visit)
            page.goto(base + address)
            visit.seen = page.evaluate(_SEE)
            visit.cookies = [cookie["name"] for cookie in context.cookies()]
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                visit.widths[width] = page.evaluate("document.documentElement.scrollWidth")
            page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    context.close()
    return visits
