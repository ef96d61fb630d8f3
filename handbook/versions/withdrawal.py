"""Taking a version down: when and why, and what its folder holds afterwards."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Literal

WITHDRAWN = "withdrawn.json"
"""Says in the folder of a version that was taken down when and why."""
Reason = Literal["court-order", "personal-data", "unsafe", "rights-of-others", "cancelled"]
REASONS: dict[Reason, str] = {
    "court-order": "a court or an authority ordered it",
    "personal-data": "it told something about a person that it should not have told",
    "unsafe": "it could have put somebody in danger",
    "rights-of-others": "it used what belongs to somebody else",
    "cancelled": "it is not to take effect",
}
"""Why a version may be taken down, in words that follow "because". Only one whose day is to come can be cancelled."""


@dataclass(frozen=True)
class Withdrawal:
    """On which day a version was taken down, and why."""

    day: date
    reason: Reason

    def text(self) -> str:
        """Return what is written into the version's folder."""
        return json.dumps({"day": self.day.isoformat(), "reason": self.reason}, indent=1) + "\n"

    @classmethod
    def read(cls, text: str) -> Withdrawal:
        """Return the withdrawal that `text` is. Raises ValueError if it is none."""
        try:
            known = json.loads(text)
            if known["reason"] not in REASONS:
                raise ValueError(f"`{known['reason']}` is no reason for taking a version down")
            return cls(date.fromisoformat(known["day"]), known["reason"])
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"`{WITHDRAWN}` does not say when and why ({error})") from None
