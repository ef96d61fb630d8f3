"""E-mail addresses, and what people paste in the place of one."""

from __future__ import annotations

import re

from email_validator import EmailNotValidError, validate_email


def email_address(value: str) -> str:
    """Return the address that `value` says. Raises ValueError("problem; mend") if it says none, or more than that."""
    try:
        return validate_email(value, check_deliverability=False).normalized
    except EmailNotValidError as error:
        problem, mend = _meant(value) or (f"no e-mail address ({str(error).rstrip('.').lower()})", "check it")
        raise ValueError(f"`{value}` is {problem}; {mend}") from None


def _meant(value: str) -> tuple[str, str] | None:
    """Return what else than an address `value` is, and what to do, where that can be told."""
    if value.lower().startswith("mailto:"):
        return "no e-mail address", "leave out `mailto:`"
    if named := re.search(r"<\s*([^<>@\s]+@[^<>@\s]+)\s*>", value):
        return "more than an e-mail address", f"write the address alone: `{named[1]}`"
    if re.search("@.+@", value):
        return "more than one e-mail address", "write one of them"
    local, _, host = value.partition("@")
    if host and "," in host:
        return "no e-mail address: a comma stands where a dot belongs", f"write `{local}@{re.sub(', *', '.', host)}`"
    return None
