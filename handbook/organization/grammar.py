"""Words that know their English grammar, so that prose with anybody's words in it does not read like a form letter.

A `Phrase` is text; a page writes `{{ outsider.a.start }}` and reads "A client" in one handbook and "A patient or
visitor" in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from handbook.organization.times import Duration

# Sounds, not letters, decide between "a" and "an": these begin with a vowel's letter and a consonant's sound, or the
# other way round.
_A = re.compile(r"(?i:uni(?=[cfloqtvs]|$)|use|usu|eu|one\b|once\b|ubiq|ut[eio]|uk(\b|r))|U(\b|[A-Z])")
_AN = re.compile(r"(?i:hour|honest|honou?r|heir)|[AEFHILMNORSX](\b|[A-Z]{1,3}\b|[^AEIOUa-z\s]+\b)|8|1[18]\b")


class Phrase(str):
    """A word or a few, with the forms that prose needs. `plural` and `article` say what the text alone does not."""

    plural: bool
    article: str

    def __new__(cls, text: str, plural: bool = False, article: str | None = None) -> Phrase:
        """Return `text` as a phrase."""
        phrase = super().__new__(cls, text)
        phrase.plural = plural
        phrase.article = article or _article(text)
        return phrase

    @property
    def start(self) -> Phrase:
        """The same at the start of a sentence: "client" → "Client"."""
        return Phrase(self[:1].upper() + self[1:], self.plural, self.article)

    @property
    def a(self) -> Phrase:
        """With "a" or "an": "client" → "a client"."""
        return Phrase(f"{self.article} {self}", self.plural)

    @property
    def possessive(self) -> Phrase:
        """Whose: "client" → "client’s", "clients" → "clients’", "Ember Hotels" → "Ember Hotels’"."""
        return Phrase(self + ("’" if self.endswith("s") else "’s"), self.plural, self.article)


def sounds_plural(text: str) -> bool:
    """Return whether `text`, a word for one person, sounds like several: "guests", not "boss" or "walrus"."""
    return bool(re.search(r"(?i)[^sui]s$", text))


def plural(text: str) -> str:
    """Return what several of `text` are called by the rule: empty where it ends as a plural may."""
    if re.search("(?i)(s|x|z|ch|sh)$", text):
        return ""
    return f"{text[:-1]}ies" if re.search("(?i)[^aeiou]y$", text) else f"{text}s"


def _article(text: str) -> str:
    if _A.match(text):
        return "a"
    if _AN.match(text) or text[:1].lower() in "aeiou":
        return "an"
    return "a"


def in_words(values: Iterable[Any], conjunction: str = "and") -> Phrase:
    """Return a list as a reader would say it: "London, New York and Pune"; times of one unit as "30, 60 and 90 days".

    `conjunction` is the word before the last ("and" or "or").
    """
    values = list(values)
    durations = [value for value in values if isinstance(value, Duration)]
    if len(values) > 1 and len(durations) == len(values) and len({duration.unit for duration in durations}) == 1:
        *first, last = durations
        words = [duration.number for duration in first] + [str(last)]
    else:
        words = [str(value) for value in values]
    if len(words) < 2:
        return Phrase("".join(words))
    return Phrase(f"{', '.join(words[:-1])} {conjunction} {words[-1]}", plural=True)
