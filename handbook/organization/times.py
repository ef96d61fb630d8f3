"""Days, and spans of time as an organization promises them: "1 working day", "6 months"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, GetPydanticSchema
from pydantic_core import core_schema

UNITS = ("hour", "working day", "day", "week", "month", "year")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_READ = {word: number for number, word in enumerate((*_NUMBERS, "eleven", "twelve")) if number}
_FORM = re.compile(rf"(\d{{1,3}}|{'|'.join(_READ)}) ({'|'.join(UNITS)})s?")
_LARGE = re.compile(r"(?:within )?[1-9][\d,. ]*\d{3}[ -]*([a-z]+(?:[ -][a-z]+)*)\.?")
_WRITTEN = "write year-month-day, such as 2026-11-03"


def day_of(text: Any) -> date:
    """Return the day that `text` ("2026-11-03") says. Raises ValueError("problem; mend") if it says none."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        days = _days_meant(str(text))
        if len(days) > 1:
            told = ", or ".join(f"{day} for {in_full(day)}" for day in days)
            raise ValueError(f"`{text}` can be two days; write {told}")
        raise ValueError(f"`{text}` is no day; {f'write {days[0]}' if days else _WRITTEN}")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"`{text}` is no day of the calendar; {_WRITTEN}") from None


def day_written(text: str) -> str:
    """Return the one day that `text` can mean ("1 March 2027") as year-month-day; `text` where it is none, or two."""
    days = _days_meant(text)
    return str(days[0]) if len(days) == 1 else text


def _days_meant(text: str) -> list[date]:
    """Return the days that `text` can mean as people write them: one for 1 March 2027, two for 01/03/2027."""
    words = [word for word in re.findall("[a-z]+|[0-9]+", text.lower()) if word not in _PASSED_OVER]
    if len(words) != 3:
        return []
    first, second, third = words
    orders = ((third, second, first), (third, first, second), (first, second, third))
    return sorted({day for order in orders if (day := _day(*order))})


_PASSED_OVER = ("st", "nd", "rd", "th", "of", "the")


def _day(year: str, month: str, day: str) -> date | None:
    named = next((number for number, name in enumerate(calendar.month_name) if number and _is_short(month, name)), 0)
    try:
        return date(int(year), named or int(month), int(day)) if len(year) == 4 else None
    except (ValueError, OverflowError):
        return None


def _is_short(word: str, name: str) -> bool:
    return len(word) > 2 and name.lower().startswith(word)


@dataclass(frozen=True)
class Duration:
    """`amount` (a whole number of 1 or more) of `unit` (one of `UNITS`). Printed in words: "three working days"."""

    amount: int
    unit: str

    @classmethod
    def of(cls, text: Any) -> Duration:
        """Return the span that `text` ("3 working days") says.

        Raises ValueError("problem; mend") if it says none.
        """
        if isinstance(text, Duration):
            return text
        match = _FORM.fullmatch(str(text).strip().lower())
        amount = _READ.get(match[1]) or int(match[1]) if match else 0
        if match and not amount:
            raise ValueError(f"`{text}` is no time at all; write 1 or more")
        large = None if match else _LARGE.fullmatch(str(text).strip().lower())
        if large and _unit(large[1]):
            raise ValueError(f"`{text}` has too large a number; write 999 at the most")
        if not match:
            meant = span_written(str(text))
            mend = "a number and a unit, such as 1 working day or 6 months" if meant == str(text) else meant
            raise ValueError(f"`{text}` is no span of time; write {mend}")
        return cls(amount, match[2])

    @property
    def number(self) -> str:
        """The amount alone, spelt out up to ten."""
        return _NUMBERS[self.amount] if self.amount < len(_NUMBERS) else str(self.amount)

    @property
    def every(self) -> str:
        """How often: "every week", "every two weeks"."""
        return f"every {self.unit}" if self.amount == 1 else f"every {self}"

    @property
    def start(self) -> str:
        """The span at the start of a sentence."""
        text = str(self)
        return text[0].upper() + text[1:]

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'' if self.amount == 1 else 's'}"

    def surely_shorter(self, other: Duration) -> bool:
        """Return whether this is over before `other`, on whichever day both begin; public holidays are not known here.

        >>> Duration(1, "hour").surely_shorter(Duration(1, "working day"))
        True
        >>> Duration(3, "day").surely_shorter(Duration(3, "working day"))
        False
        """
        return self._days[1] < other._days[0]

    @property
    def _days(self) -> tuple[float, float]:
        """How many days this is at the least and at the most: five working days may be seven days, or five."""
        if self.unit == "working day":
            return self.amount, self.amount + 2 * (self.amount // 5 + 1)
        least, most = {"hour": (1 / 24, 1 / 24), "week": (7, 7), "month": (28, 31), "year": (365, 366)}.get(
            self.unit, (1, 1)
        )
        return self.amount * least, self.amount * most

    def after(self, day: date) -> date:
        """Return the day this long after `day`, by the calendar; a working day counts as a day, an hour as none.

        The calendar's last day, where it would lie beyond.
        """
        try:
            return self._after(day)
        except (ValueError, OverflowError):
            return date.max

    def _after(self, day: date) -> date:
        if self.unit in ("month", "year"):
            months = day.year * 12 + day.month - 1 + self.amount * (12 if self.unit == "year" else 1)
            year, month = divmod(months, 12)
            return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
        return day + timedelta(days=self.amount * {"week": 7, "hour": 0}.get(self.unit, 1))


def span_written(text: str) -> str:
    """Return the span that `text` can mean ("48h", "1 business day") as `Duration.of` reads it; else `text`."""
    match = _ALMOST.fullmatch(text.strip().lower())
    unit = _unit(match[2]) if match else None
    if not match or not unit or _FORM.fullmatch(text.lower()):
        return text
    amount = "1" if match[1] in ("a", "an", "one") else match[1]
    return f"{amount} {unit}{'' if amount == '1' else 's'}"


def _unit(written: str) -> str | None:
    """Return the unit that people mean by what they have `written` for it, None if it is none."""
    return _SHORT.get(re.sub("[ -]|s$", "", written))


_ALMOST = re.compile(rf"(?:within )?(\d{{1,3}}|an?|{'|'.join(_READ)})[ -]*([a-z]+(?:[ -][a-z]+)*)\.?")
_SHORT = {unit.replace(" ", ""): unit for unit in UNITS}
_SHORT |= dict.fromkeys(("workday", "businessday", "weekday", "bankingday"), "working day")
_SHORT |= {"h": "hour", "hr": "hour", "d": "day", "wk": "week", "w": "week", "mo": "month", "yr": "year", "y": "year"}
"""Units by what people write for them, without spaces and the s at the end."""


def text_like(schema: Any = None) -> GetPydanticSchema:
    """Return the annotation for a class of ours that stands as text in YAML: checked by its own validator only."""
    return GetPydanticSchema(
        lambda source, _handler: core_schema.is_instance_schema(source),
        lambda _schema, _handler: {"type": "string", **(schema or {})},
    )


Span = Annotated[Duration, text_like({"examples": ["1 working day", "6 months"]}), BeforeValidator(Duration.of)]
"""A span of time in a model."""


def in_full(day: date) -> str:
    """Return a day as readers write it: 3 November 2026."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
