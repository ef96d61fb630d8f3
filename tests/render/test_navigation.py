"""Pages of the organization's own find their place; what is gone leaves none."""

from types import SimpleNamespace
from typing import Any

from handbook.render.navigation import navigation

NAV = ["index.md", {"Policies": ["policies/index.md", "policies/a.md"]}, {"Support": ["support/index.md"]}]


def pages(*uris: str) -> Any:
    return {uri: SimpleNamespace(uri=uri) for uri in uris}


def test_an_added_page_comes_last_in_the_section_of_its_folder():
    there = pages("index.md", "policies/index.md", "policies/a.md", "policies/0-own.md", "support/index.md")
    assert navigation(NAV, there, [])[1] == {"Policies": ["policies/index.md", "policies/a.md", "policies/0-own.md"]}


def test_a_new_folder_makes_a_section_before_the_last_that_begins_with_its_first_page():
    there = pages("index.md", "policies/index.md", "our-sites/pune.md", "our-sites/index.md")
    assert navigation(NAV, there, [])[-2] == {"Our sites": ["our-sites/index.md", "our-sites/pune.md"]}


def test_what_is_gone_leaves_no_entry_and_no_empty_section():
    assert navigation(NAV, pages("index.md", "policies/a.md"), []) == ["index.md", {"Policies": ["policies/a.md"]}]


def test_pages_that_the_organization_puts_first_come_right_behind_the_first_page_of_their_section():
    there: Any = {
        address: SimpleNamespace(uri=uri)
        for address, uri in {
            "": "index.md", "policies/": "policies/index.md", "policies/a/": "policies/a.md",
            "policies/b/": "policies/b.md", "policies/own/": "policies/own.md", "support/": "support/index.md",
        }.items()
    }  # fmt: skip
    ordered = navigation(NAV, there, ["policies/own/", "support/", "policies/b/", "policies/gone/"])
    assert ordered == [
        "index.md",
        {"Policies": ["policies/index.md", "policies/own.md", "policies/b.md", "policies/a.md"]},
        {"Support": ["support/index.md"]},
    ]


def test_the_list_of_mkdocs_yml_is_left_as_it_is():
    navigation(NAV, pages("index.md", "policies/new.md"), [])
    assert NAV[1] == {"Policies": ["policies/index.md", "policies/a.md"]}
