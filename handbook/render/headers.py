"""The headers with which a web server says what a page's policy says, and what no page can say of itself.

Made of the same policy, as a file for each kind of host. One header holds for all pages, so it names the inline scripts
of all of them; the page's own policy in its `<meta>` stays, and a browser keeps to both. Addresses are told by how they
end, so that a site in a sub-folder is served right as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from handbook.render.policy import policy

Headers = Mapping[str, str]

_DENIED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What a handbook never asks of a device, by names that browsers know: an unknown one is a line in their console."""

_ABOUT = """\
# Headers for this handbook, made with it: they fit this build. SECURITY.md of the repository shows how to use the file.
"""


def general_headers(scripts: Iterable[str], indexed: bool) -> dict[str, str]:
    """Return the headers of every answer, by name; `scripts` are the hashes of all pages' inline scripts.

    There is no Strict-Transport-Security among them: it would bind the whole host for months, with all else on it.
    """
    return {
        "Content-Security-Policy": _whole(scripts, strict=False),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        **({} if indexed else {"X-Robots-Tag": "noindex"}),
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-DNS-Prefetch-Control": "off",
    }


def strict_headers(scripts: Iterable[str]) -> dict[str, str]:
    """Return the headers that pages which keep text have in the place of the general ones, or beside them."""
    return {"Content-Security-Policy": _whole(scripts, strict=True), "Cache-Control": "no-store"}


def header_files(scripts: Iterable[str], keeping: Iterable[str], indexed: bool) -> dict[str, str]:
    """Return the text of each host's file, by its path within the site.

    `scripts` are the hashes of the inline scripts, `keeping` the addresses of the pages that keep text
    ("reporting/incident-log/"), of everything that the host serves: where several versions stand side by side, of all.
    """
    scripts, keeping = sorted(set(scripts)), sorted(set(keeping))
    general, strict = general_headers(scripts, indexed), strict_headers(scripts)
    return {
        "_headers": _static_hosts(general, strict, keeping),
        "hosting/nginx.conf": _nginx(general, strict, keeping),
        "hosting/caddy.conf": _caddy(general, strict, keeping),
    }


def _whole(scripts: Iterable[str], strict: bool) -> str:
    return f"{policy(scripts, strict)}; frame-ancestors 'none'"


def _static_hosts(general: Headers, strict: Headers, keeping: list[str]) -> str:
    """Netlify lets the narrower rule win, Cloudflare sends both policies, of which a browser keeps the stricter."""
    rules = [("/*", general), *((f"{at}{address}*", strict) for address in keeping for at in ("/", "/:folder/"))]
    lines = [line for path, headers in rules for line in (path, *(f"  {name}: {headers[name]}" for name in headers))]
    return _ABOUT + "\n".join(lines) + "\n"


def _nginx(general: Headers, strict: Headers, keeping: list[str]) -> str:
    """One add_header a name, each at one level: nginx forgets the outer ones where a block has any of its own."""
    lines = [
        "# Include it in the server block, and again in every location that has an add_header of its own: there, nginx",
        "# forgets those around it.",
    ]
    names = {name: f"$handbook_{name.lower().replace('-', '_')}" for name in strict} if keeping else {}
    lines += [f'set {variable} "{general.get(name, "")}";' for name, variable in names.items()]
    if keeping:
        ends = "|".join(map(re.escape, keeping))
        lines.append(f'if ($uri ~ "/(?:{ends})(?:index\\.html)?$") {{')
        lines += [f'  set {variable} "{strict[name]}";' for name, variable in names.items()]
        lines.append("}")
    shown = {name: f'"{value}"' for name, value in general.items()} | names
    lines += [f"add_header {name} {value} always;" for name, value in shown.items()]
    return _ABOUT + "\n".join(lines) + "\n"


def _caddy(general: Headers, strict: Headers, keeping: list[str]) -> str:
    lines = ["# Import it in the site block; what handle_errors answers then has the headers too."]
    if keeping:
        paths = " ".join(f"*/{address} */{address}index.html" for address in keeping)
        lines += [f"@handbook_strict path {paths}", f"@handbook_general not path {paths}"]
    both = {name: value for name, value in general.items() if name not in strict or not keeping}
    blocks: list[tuple[str, Headers]] = [("", both)]
    if keeping:
        others = {name: value for name, value in general.items() if name in strict}
        blocks += [(" @handbook_general", others), (" @handbook_strict", strict)]
    for matcher, headers in blocks:
        lines += [f"header{matcher} {{", *(f'\t{name} "{value}"' for name, value in headers.items()), "}"]
    return _ABOUT + "\n".join(lines) + "\n"
