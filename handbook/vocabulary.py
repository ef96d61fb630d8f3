"""Closed lists of words that data and pages share. A word is added here, and nowhere else."""

from __future__ import annotations

from typing import Literal

Sector = Literal[
    "call-centre", "charity", "construction", "delivery", "education", "finance", "health-care", "hospitality",
    "media", "professional-services", "public-services", "recruitment", "retail", "sales", "security", "social-care",
    "technology", "transport",
]  # fmt: skip
"""What an organization does, and where a case study plays."""

Behaviour = Literal[
    "ableist-mockery", "exposure", "following-or-stalking", "online-abuse", "physical-attack", "private-messages",
    "racist-abuse", "sexual-remarks", "threats", "unwanted-advances", "unwanted-touch",
]  # fmt: skip
"""What somebody outside does in a case study."""

Duty = Literal[
    "policy_owner", "reports_owner", "decision_owner", "investigation_owner", "support_owner", "training_owner",
    "records_owner", "handbook_owner",
]  # fmt: skip
"""What somebody in the organization looks after; pages name a duty, the organization says who has it."""

ServiceKind = Literal["counselling", "helpline", "medical", "legal", "union", "peer"]
"""What kind of support a service gives."""

RouteKind = Literal["person", "phone", "email", "web-form", "letter"]
"""How a report gets to its reader."""

LawTopic = Literal[
    "third-parties", "what-counts", "who-is-covered", "where", "employer-duties", "internal-body", "investigation",
    "interim-measures", "confidentiality", "retaliation", "false-reports", "crime", "notices", "training",
    "annual-report", "retention", "time-limits", "outside-bodies", "pending", "laws",
]  # fmt: skip
"""What the law of a place can be asked about; each is a key of a jurisdiction file."""

Rule = Literal[
    "answers", "based-on", "blocks", "brand", "calls", "case-studies", "committees", "confirmed", "coverage", "due",
    "empty-sections", "files", "foreign", "front-matter", "headings", "help-now", "html", "jurisdictions", "language",
    "law-changes", "laws", "links", "lists", "look", "lost-addresses", "mkdocs", "moved", "navigation", "notes",
    "numbering", "numbers", "organization", "outsiders", "overlay", "own-words", "people", "personal", "pictures",
    "placeholders", "preview", "published", "publishing", "questions", "reading", "response", "reviews", "routes",
    "secrets", "sign-in", "sizes", "successors", "support", "tables", "targets", "terms", "text", "time-zones",
]  # fmt: skip
"""What a message is about: it stands in brackets behind it, and as an entry in handbook/explained.yml."""
