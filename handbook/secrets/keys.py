"""Keys to services, in the forms that their makers document, so that they can be found in files."""

from __future__ import annotations

import re

from handbook.secrets.kind import Kind, Span, whole


def _bearer(match: re.Match[str]) -> Span | None:
    return match.span() if len(match["value"]) > 19 or re.search("[0-9]", match["value"]) else None


_BY_BEGINNING = (
    r"SG\.[\w-]{16,64}\.[\w-]{16,128}",
    r"npm_[A-Za-z0-9]{30,60}",
    r"pypi-[\w-]{20,500}",
    r"dop_v1_[0-9a-f]{40,80}",
    r"hf_[A-Za-z]{30,50}",
    r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{30,40}",
    r"ya29\.[\w-]{20,500}",
    r"(?:Account|SharedAccess)Key=[\w+/=-]{20,120}",
)
"""Keys that their makers begin in one way each."""
_OPEN = r"[^\s\"'`<>()\]]"
_ADDRESSES = (
    rf"hooks\.slack\.com/(?:services|workflows|triggers)/{_OPEN}{{10,250}}",
    rf"webhook\.office\.com/{_OPEN}{{10,500}}",
    rf"hooks\.zapier\.com/hooks/catch/{_OPEN}{{5,200}}",
    rf"discord(?:app)?\.com/api/webhooks/{_OPEN}{{10,200}}",
    rf"calendar\.google\.com/calendar/ical/{_OPEN}{{1,200}}/private-{_OPEN}{{8,200}}",
    rf"/owa/calendar/{_OPEN}{{20,300}}",
    rf"otpauth://{_OPEN}{{10,300}}",
)
"""Addresses by which whoever has them writes, reads a calendar, or signs in."""
KEYS: tuple[Kind, ...] = (
    (
        r"://(?P<it>[^\s/?#@\"'<>`]{1,300}@)(?=[\w\[])",
        "a name or a password in front of an address",
        lambda match: match.span("it"),
    ),
    (r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----", "a private key", whole),
    (r"PuTTY-User-Key-File-\d", "a private key", whole),
    (r"AGE-SECRET-KEY-1[A-Z0-9]{40,80}", "a private key", whole),
    (
        r"[gxArse](?<![\w-].)(?:(?<=g)(?:h[opsur]_[A-Za-z0-9]{20,250}|ithub_pat_\w{20,250}|lpat-[\w-]{15,250})"
        r"|(?<=x)(?:ox[abeprs]|app)-[\w-]{10,250}|(?<=A)(?:(?:KI|SI)A[0-9A-Z]{16}|Iza[\w-]{35})|(?<=[rs])k_live_\w{10,250}"
        r"|(?<=s)k-[A-Za-z0-9_-]{20,250}|(?<=e)yJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]{0,2000})",
        "a key to a service",
        whole,
    ),
    (  # addresses that are signed, which open what they lead to for whoever has them
        r"[?&;](?:sig|signature|[Xx]-[Aa]mz-(?:[Ss]ignature|[Cc]redential)|[Xx]-[Gg]oog-[Ss]ignature)=[\w%+/=-]{16,500}",
        "a key to a service",
        whole,
    ),
    *((pattern, "a key to a service", whole) for pattern in (*_BY_BEGINNING, *_ADDRESSES)),
    (
        r"[Aa](?i:uthorization)[\"']?[ \t]{0,3}[:=][ \t]{0,3}[\"']?(?i:bearer|basic|token)[ \t]{1,3}"
        r"(?P<value>[\w.~+/=-]{8,2000})",
        "a key to a service",
        _bearer,
    ),
)
"""Each kind of key."""
