"""Keys to services, in the forms that their makers document, so that they can be found in files."""

from __future__ import annotations

import re

from handbook.secrets.kind import Kind, Span, whole


def _bearer(match: re.Match[str]) -> Span | None:
    return match.span() if len(match["value"]) > 19 or re.search("[0-9]", match["value"]) else None


KEYS: tuple[Kind, ...] = (
    (
        r"://(?P<it>[^\s/?#@\"'<>`]{1,300}@)(?=[\w\[])",
        "a name or a password in front of an address",
        lambda match: match.span("it"),
    ),
    (r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----", "a private key", whole),
    (
        r"[gxArse](?<![\w-].)(?:(?<=g)(?:h[opsur]_[A-Za-z0-9]{20,250}|ithub_pat_\w{20,250}|lpat-[\w-]{15,250})"
        r"|(?<=x)ox[abeprs]-[\w-]{10,250}|(?<=A)(?:(?:KI|SI)A[0-9A-Z]{16}|Iza[\w-]{35})|(?<=[rs])k_live_\w{10,250}"
        r"|(?<=s)k-[A-Za-z0-9_-]{20,250}|(?<=e)yJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]{0,2000})",
        "a key to a service",
        whole,
    ),
    (  # addresses that are signed, which open what they lead to for whoever has them
        r"[?&;](?:sig|signature|[Xx]-[Aa]mz-(?:[Ss]ignature|[Cc]redential)|[Xx]-[Gg]oog-[Ss]ignature)=[\w%+/=-]{16,500}",
        "a key to a service",
        whole,
    ),
    (r"hooks\.slack\.com/(?:services|workflows|triggers)/[\w/-]{10,250}", "a key to a service", whole),
    (r"webhook\.office\.com/[^\s\"'`<>()]{10,500}", "a key to a service", whole),
    (
        r"[Aa](?i:uthorization)[\"']?[ \t]{0,3}[:=][ \t]{0,3}[\"']?(?i:bearer|basic|token)[ \t]{1,3}"
        r"(?P<value>[\w.~+/=-]{8,2000})",
        "a key to a service",
        _bearer,
    ),
)
"""Each kind of key."""
