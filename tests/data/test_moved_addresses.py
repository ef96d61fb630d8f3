"""Addresses of ours that have moved are led on in an organization's data, however they are typed there."""

from handbook.data.moved_addresses import with_addresses_now
from handbook.data.yaml import read_yaml

MOVED = (("hr/old/", "hr/new/"),)


def led(text):
    located, _ = read_yaml(text, "organization.yml", "text")
    now, flaws = with_addresses_now(located, MOVED, "text", values=("remove",), keys=("reviews",))
    return now.data, [f"{flaw.place.line}: {flaw.mend}" for flaw in flaws]


def test_where_the_new_address_stands_too_the_old_one_is_to_go():
    assert led("remove: [hr/old/, /hr/new/]\n")[1] == ["1: take it out, since that stands here too"]
    data, told = led("reviews:\n  hr/old/: 2026-11-01\n  /hr/new/: 2026-11-02\n")
    assert (data, told) == (
        {"reviews": {"/hr/new/": "2026-11-02"}},
        ["2: take this line out, since another one here says it"],
    )


def test_an_old_address_alone_is_called_by_the_new_one():
    assert led("reviews:\n  hr/old/: 2026-11-01\n") == ({"reviews": {"hr/new/": "2026-11-01"}}, ["2: write hr/new/"])


def test_a_key_that_stays_keeps_its_own_place():
    located, _ = read_yaml("reviews:\n  hr/old/: 2026-11-01\n  hr/new/: 2026-11-02\n", "organization.yml", "text")
    now, _ = with_addresses_now(located, MOVED, "text", keys=("reviews",))
    assert now.key_place(("reviews", "hr/new/")).line == 3
