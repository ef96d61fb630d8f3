"""Addresses and the links between them."""

import pytest

from handbook.addresses import address_of, relative


@pytest.mark.parametrize(
    ("uri", "address"),
    [("index.md", ""), ("help-now.md", "help-now/"), ("policies/index.md", "policies/"), ("a/b/c.md", "a/b/c/")],
)
def test_a_source_has_one_address(uri, address):
    assert address_of(uri) == address


@pytest.mark.parametrize(
    ("to", "base", "link"),
    [
        ("help-now/", "", "help-now/"),
        ("", "help-now/", "../"),
        ("", "policies/harassment/", "../../"),
        ("help-now/#emergency", "policies/harassment/", "../../help-now/#emergency"),
        ("policies/", "policies/harassment/", "../"),
        ("help-now/", "help-now/", "./"),
        ("help-now/#emergency", "help-now/", "#emergency"),
    ],
)
def test_links_are_relative_so_that_they_hold_in_any_folder(to, base, link):
    assert relative(to, base) == link
