"""What is wrong with a link by itself, wherever it stands: its words, and the way that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from handbook.addresses import is_of_one_computer, no_site
from handbook.characters import NEVER_IN_ADDRESSES
from handbook.markup.allowed import SCHEMES
from handbook.markup.foreign import foreign
from handbook.markup.markdown import Link
from handbook.pictures.kinds import IN_PAGES

_TAG_LIKE = re.compile(r"(?!mailto:|tel:|data:|javascript:)[a-z]{1,3}:[a-zA-Z-]+")
_EMPTY_ALT = re.compile(r"(?i)(?:image|picture|photo|graphic|screenshot|icon|logo|untitled|img|dsc)[\W_\d]*")
_EMPTY_WORDS = {
    *("here", "click here", "click", "tap here", "press here", "see here", "go here"),
    *("this", "link", "this link", "this page", "this website", "website", "read more", "more", "learn more"),
}
_OF_A_MAIL = {"subject", "body"}
"""What a link to an address may fill in of a mail; another recipient would be one whom nobody sees."""
_OUTSIDE = re.compile(r"/{3,}|\\/|/\\")
"""What browsers read as the beginning of another site, though it looks like a way within this one (WHATWG URL, 4.4)."""
_MAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>.]{1,63}(?:\.[^@\s,;<>.]{1,63}){1,8}")
_PASSES_ON = re.compile(
    r"[\w-]{1,63}\.safelinks\.protection\.outlook\.com/.*|(?:www\.)?google\.[a-z.]{2,6}/url|urldefense\.(?:proofpoint\.)?com/.*"
    r"|(?:l|lm)\.facebook\.com/.*|(?:www\.)?linkedin\.com/safety/go/?"
)
"""Sites that lead on to another, by which mail and search programs see what is followed; they come along in a copy."""
_SITE = re.compile(r"(?i)(?:https?://(?:www\.)?|www\.)([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})(?:[/?#:]\S*)?")
"""Words that are nothing but the address of a site, which is the group."""


def flaws_of(link: Link) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a link wherever it stands, and what to do."""
    if link.image and not link.words.strip():
        yield "this picture has no words for those who cannot see it", "write them between the brackets: ![words](…)"
    if not link.image and not link.words.strip(" ."):
        yield "this link has no words", "write between the square brackets where it leads"
    elif link.image and _says_nothing(link.words.strip()):
        yield f"the picture's words `{link.words}` do not say what it shows", "say it in a few words, or leave it out"
    elif not link.image and not re.search(r"\w|\{", link.words):
        yield f"the link's words `{link.words}` are signs alone", "name the page it leads to"
    elif link.words.strip(" .").lower() in _EMPTY_WORDS:
        yield f"the link's words `{link.words}` do not say where it leads", "name the page it leads to"
    if "{" in link.target:
        if not foreign(link.target):
            mend = 'use {{ link("address/") }}, {{ phone(…) }} or {{ email(…) }}'
            yield "a value stands in the target of this link", mend
        return
    if link.target in ("", "#"):
        yield "this link leads nowhere", "write the page's file between the round brackets"
        return
    if link.target.endswith("#"):
        yield f"`{link.target}` names no section", "take the # out, or write a section's id behind it"
    if _OUTSIDE.match(link.target):
        yield (
            f"`{link.target}` leaves out how its site is reached",
            f"write https://{link.target.lstrip('/' + chr(92))}",
        )
        return
    if re.search(f"[{NEVER_IN_ADDRESSES}]", link.target):
        yield "an invisible character stands in the target of this link", "delete the target and type it again"
        return
    try:
        parts = urlsplit(link.target)
    except ValueError:
        yield f"`{link.target}` is no address", "check it"
        return
    if link.words == link.target and _TAG_LIKE.fullmatch(link.target):
        yield f"`<{link.target}>` cannot stand in a page", "take it and its end out, and leave what is between"
    elif parts.scheme or parts.netloc:
        if not parts.scheme:
            yield f"`{link.target}` leaves out how its site is reached", f"write https:{link.target}"
        elif parts.scheme not in SCHEMES and (link.image or is_picture(link.target)):
            yield (
                f"a picture may not begin with `{parts.scheme}:`",
                "put the picture's file beside the page, and name it",
            )
        elif parts.scheme not in SCHEMES:
            yield not_here(parts.scheme)
        elif parts.scheme in ("http", "https") and not parts.hostname:
            yield f"`{link.target}` is no address", "write https:// and the name of the site"
        elif parts.scheme in ("http", "https") and (wrong := no_site(link.target)):
            yield wrong
        elif is_of_one_computer(parts.hostname or ""):
            yield f"`{link.target}` leads to the computer of whoever reads it", "write the address that all can open"
        elif parts.scheme == "mailto" and not _MAIL.fullmatch(unquote(parts.path)):
            yield f"`{link.target}` names no e-mail address", "write one whole address behind `mailto:`"
        elif _PASSES_ON.fullmatch(f"{parts.hostname or ''}{parts.path}"):
            meant = next(
                (value for _, value in parse_qsl(parts.query) if value.startswith(("https://", "http://"))), ""
            )
            problem = f"this link goes by `{parts.hostname}`, which notes who follows it"
            yield problem, f"write `{meant}`" if meant else "write the address that it leads to"
        elif parts.scheme == "mailto" and {key.lower() for key, _ in parse_qsl(parts.query, True)} - _OF_A_MAIL:
            yield "a mail from this link would go to more than the one address", "take out what stands behind the `?`"
        elif link.image:
            yield "this picture comes from another place, which would see who reads", "put the file beside the page"
        elif parts.scheme in ("http", "https") and (named := _other_site(link.words, parts.hostname or "")):
            problem = f"the link's words name `{named}`, and it leads to `{parts.hostname}`"
            yield problem, "write the same address in both places, or words that say where it leads"


def _other_site(words: str, host: str) -> str:
    """Return the site that a link's `words` name, where they are its address and its `host` is another; else ""."""
    site = _SITE.fullmatch(words.strip())
    named, host = site[1].lower() if site else "", host.lower().removeprefix("www.")
    return "" if host == named or host.endswith(f".{named}") else named


def is_picture(target: str) -> bool:
    """Whether a `target` is no address, but a picture itself in letters."""
    return target.lower().startswith("data:image/")


def _says_nothing(alt: str) -> bool:
    return alt.lower().endswith(IN_PAGES) or bool(_EMPTY_ALT.fullmatch(alt))


def not_here(scheme: str) -> tuple[str, str]:
    """Return what is wrong with a link of a `scheme` that is not on the list, and what to do."""
    if scheme == "tel":
        mend = "write it into organization.yml and call {{ phone(…) }} here"
        return "a number stands in a page, where nobody checks it", mend
    return f"a link may not begin with `{scheme}:`", f"begin it with {', '.join(SCHEMES)}"
