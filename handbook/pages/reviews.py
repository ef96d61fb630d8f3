"""When a page was last read with care, and when that is due again: by its front matter and the organization."""

from __future__ import annotations

from datetime import date

from handbook.organization.model import Organization
from handbook.pages.page import Page


def last_review(page: Page, organization: Organization) -> date:
    """Return the day of a page's last review: the page's own, or the organization's where that is later."""
    assert page.matter is not None
    return max(page.matter.last_reviewed, organization.reviews.get(page.address, date.min))


def next_review(page: Page, organization: Organization) -> date:
    """Return the day by which a page is to be reviewed again."""
    assert page.matter is not None
    return (page.matter.review_every or organization.review_every).after(last_review(page, organization))
