"""Addresses: `policies/harassment/` is what `policies/harassment.md` becomes; home is the empty address."""

from __future__ import annotations

import ipaddress
import posixpath
import re
import unicodedata
from urllib.parse import unquote, urlsplit

from handbook.memo import kept

HOME = "/"
"""How writers, organization.yml and messages name the home page, whose address is empty."""
PAGE_ENDING = ".md"
"""How a page's file ends here."""
PAGE_ENDINGS = (PAGE_ENDING, ".markdown", ".mdown", ".mdx")
"""How files end that are meant to be pages."""
_ELSEWHERE = re.compile(r"(?i)$|/|[a-z][a-z0-9+.-]*:|.*\{")


def address_of(uri: str) -> str:
    """Return the address of the page whose source is `uri`, relative to its folder of pages."""
    stem = uri.removesuffix(PAGE_ENDING)
    stem = posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
    return f"{stem}/" if stem else ""


def plain_name(name: str) -> str:
    """Return a file's, folder's or section's `name` as it stands in an address: lower case with hyphens.

    >>> plain_name("Exit Interviews (old).MDX")
    'exit-interviews-old.md'
    """
    ending = next((ending for ending in PAGE_ENDINGS if name.lower().endswith(ending)), "")
    stem = name[: len(name) - len(ending)]
    letters = unicodedata.normalize("NFKD", stem.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", letters)) + (PAGE_ENDING if ending else "")


_FOLDER_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Kept for what stands beside pages: files of the theme, versions, and what MkDocs leaves out; translations (`/de/`).
_BESIDE = r"assets|current|templates|versions|search|[0-9.]+"
_TAKEN = re.compile(rf"{_BESIDE}|[a-z]{{2}}(-[a-z]{{2,4}})?")
_WITHIN_BESIDE = re.compile(rf"(?:{_BESIDE})/.*")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: with any ending, they are devices there.
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def is_device(name: str) -> bool:
    """Return whether Windows has a device of this `name`, so that no file or folder can bear it there."""
    return bool(_DEVICE.fullmatch(name))


def is_taken(first: bool, name: str) -> bool:
    """Return whether a folder of pages cannot have this `name`; beside the `first` of an address stand other things."""
    return not _FOLDER_NAME.fullmatch(name) or (first and name != "hr" and bool(_TAKEN.fullmatch(name)))


def is_beside_pages(address: str) -> bool:
    """Return whether something else than a page stands at `address` on the site, so that nothing can lead on there."""
    return bool(_WITHIN_BESIDE.fullmatch(address))


def plain_uri(path: str) -> str:
    """Return the source that a page whose file lies at `path` has once all names on its way are plain ones.

    A name without any letter of an address stays.
    """
    plain = ((plain_name(name), name) for name in path.split("/"))
    return "/".join(name if found in ("", *PAGE_ENDINGS) else found for found, name in plain)


def shown_address(address: str) -> str:
    """Return `address` as people write it: "/" for home."""
    return address or HOME


def plain_address(typed: str) -> str:
    """Return the address that was `typed` as people write it: "" for "/", with `#section` or without.

    >>> plain_address("/help-now/")
    'help-now/'
    """
    return typed.removeprefix(HOME)


@kept
def relative(address: str, base: str) -> str:
    """Return the link from the page at `base` to the one at `address` (with `#section` or without).

    >>> relative("help-now/#emergency", "policies/harassment/")
    '../../help-now/#emergency'
    """
    path, mark, fragment = address.partition("#")
    if path == base:
        return f"#{fragment}" if fragment else "./"
    way = posixpath.relpath(f"/{path}", f"/{base}")
    slash = "" if way.endswith("/") or (path and not path.endswith("/")) else "/"
    return f"{way}{slash}{mark}{fragment}"


def is_of_one_computer(host: str) -> bool:
    """Return whether `host` means, on every computer, that computer itself, so that nobody else gets there.

    >>> is_of_one_computer("localhost"), is_of_one_computer("127.0.0.1"), is_of_one_computer("intranet")
    (True, True, False)
    """
    try:
        at = ipaddress.ip_address(host)
    except ValueError:
        return host.lower().rstrip(".").rpartition(".")[2] == "localhost"
    return at.is_loopback or at.is_unspecified


def no_site(address: str) -> tuple[str, str] | None:
    """Return what is wrong with the site that a web `address` names, and what to do; None where it can be one.

    Raises ValueError where it is no address at all.

    >>> no_site("https://law,example.org/")
    ('`law,example.org` is the name of no site', 'write `law.example.org`')
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if re.match(r"(?i)https?://https?:", address):
        return f"`{address}` begins twice", f"write `{address.partition('://')[2]}`"
    try:
        _ = parts.port
    except ValueError:
        behind = parts.netloc.rpartition(":")[2]
        return f"there is no port `{behind}`, to which `{address}` leads", f"take `:{behind}` out, or check the number"
    if host and not _HOST.fullmatch(unquote(host)):
        return f"`{host}` is the name of no site", f"write `{host.replace(',', '.')}`" if "," in host else "check it"
    return None


_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.?|[0-9a-fA-F:.]{2,45}")


def led_to(target: str, uri: str) -> tuple[str, str] | None:
    """Return the source and the section ("" for the page as a whole) to which the link `target` on page `uri` leads.

    None if it leads to no place of the site that can be told: elsewhere, nowhere, or to where a value says.

    >>> led_to("../help-now.md#emergency", "policies/harassment.md")
    ('help-now.md', 'emergency')
    """
    if _ELSEWHERE.match(target):
        return None
    path, _, section = target.partition("#")
    return (target_uri(unquote(path), uri) if path else uri), unquote(section)


def target_uri(link: str, uri: str) -> str:
    """Return the source that the relative `link` (without fragment) on the page `uri` means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), link))
