"""What tests take as given: the day, how long a machine may take, and the fixture organizations."""

from datetime import date

from handbook import ROOT

TODAY = date(2026, 11, 24)
"""The day that tests of pure rooms take as today."""
PATIENCE = 120
"""Seconds in which a busy machine has done what a test waits for; only a test that fails waits so long."""
ORGANIZATIONS = {
    "harbour-lane": ROOT / "tests" / "organizations" / "harbour-lane",
    "brannoc-hospitals": ROOT / "tests" / "organizations" / "brannoc-hospitals",
    "ember-hotels": ROOT / "tests" / "organizations" / "ember-hotels",
    "lakeside-school": ROOT / "tests" / "organizations" / "lakeside-school",
    "caffi-r-ddol": ROOT / "tests" / "organizations" / "caffi-r-ddol",
    "ringfield": ROOT / "tests" / "organizations" / "ringfield",
    "swiftbarrow": ROOT / "tests" / "organizations" / "swiftbarrow",
}
"""The fixture organizations: the example as upstream ships it, so that a fork's tests hold too; a hospital group in one
place; a hotel chain in three places whose law differs much; a school that says as little as it may, in a country
without a jurisdiction file; a café of twelve; a call centre with a page and a section of its own; a delivery platform
in eight countries with case studies of its own."""
