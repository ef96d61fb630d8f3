"""Passwords and codes of doors, in the ways in which people write them down."""

from __future__ import annotations

import re

from handbook.secrets.kind import Kind, Span, whole

_BLANK = "[ \t\u00a0\u202f]"
_MARKUP = "[*_\"'`]{0,3}"
"""What Markdown and quotes put around a label or a value."""
_IS = rf"{_MARKUP}{_BLANK}{{0,3}}(?P<is>[:=|]|(?:[ei]st?|lautet)\b:?){_MARKUP}{_BLANK}{{0,3}}[*_\"'`(]{{0,3}}"
_VALUE = r"(?P<value>[^\s\"'`<>{}|]{4,200})"


def _labels(*words: str) -> str:
    """Return the pattern of `words`, of which none begins within a word; `db_password` holds one."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    letters = "".join(f"{letter}{letter.upper()}" for letter in by_letter)
    rests = (f"(?<=[{letter}{letter.upper()}])(?i:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return rf"[{letters}](?<![^\W_].)(?:{'|'.join(rests)})\b"


_PASSWORDS = (
    *("pass[ _]?(?:word|code|phrase|wd)", "passwort", "pass?ord", "parola d.ordine", "kennwort", "mots? de passe"),
    *("contrase[nñ]a", "wachtwoord", "l[oö]senord", "adgangskode", "salasana", "senha"),
)
_OTHERS = (
    *("pass", "pwd?", "api[ _-]?key", "access[ _-]?key", "secret[ _-]?key", "client[ _-]?secret", "token"),
    *(f"{what}[ -]?(?:code|key)s?" for what in ("recovery", "backup", "rescue", "bit ?locker")),
    *(f"{net}[ _-]?(?:key|code|schlüssel)" for net in ("wi-?fi", "wlan", "wireless", "network", "wpa2?")),
)
_LOGINS = (
    *("user ?name", "user", "log-?in", "credentials", "zugangsdaten", "benutzer(?:name)?", "identifiant"),
    *("wi-?fi", "wlan"),
)
_DOORS = (
    *(f"{what}[ -]?code" for what in ("door", "gate", "alarm", "entry", "entrance", "access", "safe", "lock")),
    *("codes? (?:for|of|to) (?:the |our )?(?:door|gate|alarm|entrance|safe|lock|garage|key ?pad)", "zugangscode"),
    *("key ?(?:pad )?code", "garage code", "türcode", "torcode", "digicode", "code de la porte", "code d.entrée"),
)

# What stands behind "password:" and is none: a price, a telephone number, a file, a day, an address,
# how long one must be, a product with a number.
_ORDINARY = re.compile(
    r"[€$£]?\d{1,4}(?:[.,]\d{1,2})?[%€$£]?(?:/[a-z0-9]+)?|\+?\d{3,5}(?:[-/.]\d{2,5}){2,4}|.*\.(?:docx?|html?|md|pdf|txt|xlsx?)|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|https?://.*|\[.*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\d+(?:[-–]\d+)?[-–]?(?:character|letter|digit|sign|word|day|week|month|year|hour|minute|factor|step|time)[\w-]*"
    r"|(?:office|microsoft|ms|m|windows|keepass|1password|lastpass|iso|nist|sp|sha|utf|oauth|web)[-\d.]{1,9}[a-z]{0,4}",
    re.I,
)
_NUMBER_AND_WORD = re.compile(r"\d+[-–]?[a-z]+(?:-[a-z]+)*|[\d.,/:+-]+")
_STOPS = ".,;:!?)*_"
_LINK_ENDS = re.compile(r"\](?=[\](]|$)")
_WORST = {"admin", "changeme", "iloveyou", "letmein", "qwerty", "root"}
"""Passwords without a digit that are no word of a sentence."""
_SAID_OF_ONE = {
    *("above", "again", "below", "changed", "encrypted", "expired", "forgotten", "hidden", "individual", "lost"),
    *("missing", "never", "none", "null", "optional", "personal", "private", "required", "same", "separate", "shared"),
    *("true", "false", "unchanged", "unknown", "yes", "yours", "ask", "chosen", "initial", "self-chosen", "sso"),
    *("strong", "temporary", "unique"),
}
"""Words that say something of a password behind a colon, and are none."""


def _password(match: re.Match[str]) -> Span | None:
    """Return the place of a label with a password behind it."""
    inner = _LINK_ENDS.split(match["value"])[0]
    value, sign = inner.rstrip(_STOPS), match["is"]
    if value.lower() in _WORST:
        return match.span() if sign in (":", "=") and _ends_its_line(match) else None
    if len(match["value"]) < 6 or not re.search("[0-9]", value) or _ORDINARY.fullmatch(value):
        return None
    if sign is None and not re.search(r"[A-Z].*\d|\d.*[A-Z]|[a-z].*[!?$%&#*+~^@=]", match["value"]):
        return None  # nothing tells it from the next word
    if sign in (None, "|") and _NUMBER_AND_WORD.fullmatch(value):
        return None
    return match.start(), match.start("value") + len(inner)


def _login(match: re.Match[str]) -> Span | None:
    """Return the place of a name with the password that belongs to it."""
    word = match["word"]
    if word is None:
        value = match["value"].rstrip(_STOPS)
        return match.span() if re.search("[0-9]", value) and not _ORDINARY.fullmatch(value) else None
    plain = word.lower().strip(_STOPS)
    return match.span() if len({*plain}) > 2 and plain not in _SAID_OF_ONE and _ends_its_line(match) else None


def _ends_its_line(match: re.Match[str]) -> bool:
    """Return whether no further word follows, with which the value would be the beginning of a sentence."""
    return re.compile(r"[\"'`]|[^\w\n]{0,9}(?:\n|\Z)").match(match.string, match.end()) is not None


def _column(match: re.Match[str]) -> Span | None:
    """Return the place of a table's column for passwords, from its head to the last in it; None where it has none."""
    text, end = match.string, None
    column = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip().lstrip("|").count("|")
    at = match.end("rule")
    for row in text[at : at + _COLUMN].split("\n"):
        at += len(row) + 1
        cells = row.strip().lstrip("|").split("|")
        if len(cells) < 2:
            break
        value = cells[column].strip(" *_`") if column < len(cells) else ""
        if re.fullmatch(r"\S*[0-9]\S*", value) and len(value) > 5 and not _ORDINARY.fullmatch(value):
            end = at - 1
    return (match.start(), end) if end else None


_COLUMN = 10_000
"""So many letters of a table are looked at."""
_HEAD = (
    rf"{_labels(*_PASSWORDS)}{_MARKUP}[ \t]{{0,40}}(?=\||\n)[^\n]{{0,300}}\n"
    r"(?P<rule>[ \t]{0,3}[|:-](?=[^\n]{0,300}-)[ \t|:-]{1,300}\n)"
)
_SAFE = rf"(?P<sign>{_IS}|{_BLANK})(?P<a>\d{{1,2}})-(?P<b>\d{{1,2}})-\d{{1,2}}(?![\w-])"


def _combination(match: re.Match[str]) -> Span | None:
    """Return the place of three numbers behind a safe that are no day."""
    a, b = sorted((int(match["a"]), int(match["b"])))
    return None if 1 <= a <= 12 and b <= 31 and not match["is"] else match.span()


PASSWORDS: tuple[Kind, ...] = (
    (
        rf"{_labels(*_PASSWORDS)}(?:(?:{_BLANK}(?:for|to|of|für|pour|para){_BLANK}[\w' -]{{1,30}}?)?{_IS}"
        rf"|{_BLANK}{{1,3}}[\"'`*_]{{0,3}}){_VALUE}",
        "a password",
        _password,
    ),
    (rf"{_labels(*_OTHERS)}{_IS}{_VALUE}", "a password", _password),
    (
        rf"{_labels(*_LOGINS)}{_MARKUP}[ \t]{{0,3}}[:=]{_MARKUP}[ \t]{{0,3}}[^\s,;/|:]{{1,60}}(?:"
        rf"[,;/|\s]{{1,3}}(?:and )?{_labels(*_PASSWORDS, 'pass', 'pwd?')}{_MARKUP}[ \t]{{0,3}}[:=]{_MARKUP}[ \t]{{0,3}}"
        r"(?P<word>[^\s\"'`<>{}|]{3,200})"
        r"|[ \t]{1,3}[/|][ \t]{1,3}[\"'`*_]{0,3}(?P<value>[A-Za-z][^\s\"'`<>{}|/]{5,200}))",
        "a password",
        _login,
    ),
    (  # as programs are given them: DB_PASSWORD=value
        r"(?:PASS(?:WORD|WD|PHRASE)?|PWD|SECRET|TOKEN|(?:API|SECRET|ACCESS|PRIVATE|ENCRYPTION)_?KEY)="
        r"[\"']?(?![$<{%])[^\s\"'`<>{}|$]{6,200}",
        "a password",
        whole,
    ),
    (
        # Six digits alone are a place in India, where every address has a PIN.
        r"[Pp](?<!\w.)(?:IN|in)(?:[ -](?i:code|number))?\b"
        rf"(?:{_IS}|(?<=IN){_BLANK}(?!(?:19|20)\d\d\b)(?=\d{{4}}\b))(?:\d{{4,5}}|\d{{7,8}}|\d{{6}}#)(?![\w/-]|\.\d)",
        "a password",
        whole,
    ),
    (
        rf"{_labels(*_DOORS)}(?:{_IS}|{_BLANK}{_MARKUP}(?!(?:19|20)\d\d\b))[#*]?[A-Z]?\d{{4,8}}[A-Z]?[#*]?(?![\w/-]|[.,]\d)",
        "a code that opens a door",
        whole,
    ),
    (_HEAD, "a password", _column),
    (rf"{_labels('safe', 'combination', 'lock')}{_SAFE}", "a code that opens a safe", _combination),
)
"""Each way to write one."""
