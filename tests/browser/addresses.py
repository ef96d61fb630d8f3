"""The addresses of a built site: all of them, those that are pages, and one of each of the commonest kinds."""

PAGES = [
    "",
    "help-now/",
    "policies/",
    "policies/client-harassment/",
    "reporting/who-to-tell/",
    "case-studies/maria-sales-meetings/",
    "hr/writing/",
]


def every_address(site):
    """Return each address of `site`, as it follows the site's own; an old address that leads on is one, too."""
    found = [file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")]
    return sorted("" if address == "." else f"{address}/" for address in found)


def file_of(site, address):
    """Return the file that a host serves at `address`."""
    return site / address if address.endswith(".html") else site / address / "index.html"


def every_page(site):
    """Return the address of each page of `site` that is read, the one for a wrong address among them."""
    pages = [address for address in every_address(site) if "<main" in file_of(site, address).read_text("utf-8")]
    return [*pages, "404.html"]
