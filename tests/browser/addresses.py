"""The addresses of a built site: all of them, and one of each of the commonest kinds."""

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
    return sorted(file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
