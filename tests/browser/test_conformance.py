"""Every page is HTML as the standard has it."""

import json
import subprocess

import pytest

from handbook import tools

EXCEPTIONS = {
    "Bad value “search” for attribute “type”": "phones and their readers know a search by its type; with the list of "
    "results it is a combobox, and browsers take it as one",
    "Attribute “autocomplete” is only allowed": "without it on each radio button, Firefox brings back "
    "after a reload what somebody chose among the case studies",
    "Bad value “x-dns-prefetch-control”": "no standard has it; browsers take it, and look "
    "up no name before a link is pressed",
    "Resource violates Content Security Policy": "vnu reads files, which have no host that could be their own; in a "
    "browser nothing is stopped (test_nothing_leaves)",
    "Trailing slash on void elements": "how Python-Markdown writes them; every parser reads them",
}
"""Words of vnu's that are accepted, each with the reason."""


@pytest.mark.all
def test_vnu_finds_nothing_in_any_page(sites, measure):
    java = tools.find("java") or "java"
    folders = [str(site) for site in sites.values()]
    command = [java, "-jar", str(tools.VNU), "--format", "json", "--skip-non-html", "--exit-zero-always", *folders]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(result.stderr or result.stdout)["messages"]
    told = {(one["message"], one["url"].rpartition("sites0/")[2]) for one in messages}
    rest = sorted(one for one in told if not any(known in one[0] for known in EXCEPTIONS))
    measure("errors and warnings that vnu finds in every page", len(rest), "0")
    assert rest == []
