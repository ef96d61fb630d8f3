"""When a page was last read with care, when that is due again, and from when it holds."""

from __future__ import annotations

from datetime import date

from handbook.edition import Edition
from handbook.organization.model import Organization
from handbook.pages.front_matter import Policy
from handbook.pages.page import Page


def last_review(page: Page, organization: Organization) -> date:
    """Return the day of a page's last review: the page's own, or the organization's where that is later."""
    assert page.matter is not None
    return max(page.matter.last_reviewed, organization.reviews.get(page.address, date.min))


def takes_effect(page: Page, organization: Organization, version: Edition | None = None) -> date | None:
    """Return the day from which a policy holds: its own, that of all policies, or that of the `version` it stands in.

    None where none of them is set.
    """
    own = page.matter.takes_effect if isinstance(page.matter, Policy) else None
    return own or organization.takes_effect or (version.effective if version else None)


def next_review(page: Page, organization: Organization) -> date:
    """Return the day by which a page is to be reviewed again."""
    assert page.matter is not None
    return (page.matter.review_every or organization.review_every).after(last_review(page, organization))
