"""A field that has moved is read from where it stood, and whatever is said of it names the line where it stands."""

import pytest

from handbook.data.shape import model_at, plain
from handbook.data.yaml import read_yaml
from handbook.organization.load import load_organization
from handbook.organization.model import Organization
from handbook.organization.moved_fields import EACH, MOVED, with_moved
from tests.given import ORGANIZATIONS


def moved(text, ways):
    located, flaws = read_yaml(text, "o.yml", "organization")
    assert flaws == []
    found, flaws = with_moved(located, ways)
    return found, [str(flaw).removesuffix(" [organization]") for flaw in flaws]


@pytest.mark.parametrize(
    ("text", "old", "new", "data", "said"),
    [
        (
            "# why\nold: x\n",
            "old",
            "new",
            {"new": "x"},
            "o.yml:2:1: warning: `old` is called `new` now; rename it here: `new: …`",
        ),
        (
            "old: x\n",
            "old",
            "a/old",
            {"a": {"old": "x"}},
            "o.yml:1:1: warning: `old` stands under `a:` now; move it there: `old: …`",
        ),
        (
            "a:\nold: x\n",
            "old",
            "a/b/new",
            {"a": {"b": {"new": "x"}}},
            "o.yml:2:1: warning: `old` is called `new` and stands under `a: b:` now; move it there: `new: …`",
        ),
        (
            "a: {old: x}\n",
            "a/old",
            "old",
            {"old": "x"},
            "o.yml:1:5: warning: `old` stands at the margin now; move it there: `old: …`",
        ),
        (
            "a: {old: x, b: y}\n",
            "a/old",
            "a/new",
            {"a": {"b": "y", "new": "x"}},
            "o.yml:1:5: warning: `old` is called `new` now; rename it here: `new: …`",
        ),
        (
            "old: x\nnew: y\n",
            "old",
            "new",
            {"new": "y"},
            "o.yml:1:1: `old` is called `new` now, and both stand here; take this `old` out",
        ),
    ],
)
def test_a_field_is_read_from_its_old_place(text, old, new, data, said):
    found, flaws = moved(text, {tuple(old.split("/")): tuple(new.split("/"))})
    assert (found.data, flaws) == (data, [said])


@pytest.mark.parametrize("text", ["new: x\n", "old:\n  - x\n  - y\n", "a: words\n", "[x]\n", ""])
def test_what_is_not_there_or_does_not_fit_is_left_alone(text):
    found, flaws = moved(text, {("old", "deep"): ("new",), ("a", "b"): ("a", "c")})
    assert (found.data, flaws) == (read_yaml(text, "o.yml", "organization")[0].data, [])


def test_a_text_in_the_way_of_the_new_place_is_left_to_the_model():
    found, flaws = moved("old: x\na: words\n", {("old",): ("a", "old")})
    assert (found.data, flaws) == ({"old": "x", "a": "words"}, [])


def test_a_field_that_moved_twice_is_named_by_where_it_is_now():
    ways = {("one",): ("two",), ("two",): ("a", "three"), ("a",): ("b",)}
    found, flaws = moved("one: x\n", ways)
    assert found.data == {"b": {"three": "x"}}
    assert flaws == ["o.yml:1:1: warning: `one` is called `three` and stands under `b:` now; move it there: `three: …`"]


def test_each_item_of_a_list_is_looked_at():
    found, flaws = moved("all:\n  - {old: x}\n  - {new: y}\n  - {old: z}\n", {("all", "*", "old"): ("all", "*", "new")})
    assert found.data == {"all": [{"new": "x"}, {"new": "y"}, {"new": "z"}]}
    assert [flaw.partition(" ")[0] for flaw in flaws] == ["o.yml:2:6:", "o.yml:4:6:"]


def test_what_is_said_of_the_value_names_the_line_where_it_stands():
    found, _ = moved("# why\nold:\n  deep: [x, y]\n", {("old",): ("a", "new")})
    assert found.value_place(("a", "new", "deep", 1))[1:] == (3, 13)
    assert found.key_place(("a", "new", "deep"))[1:] == (3, 3)
    assert found.key_place(("a",))[1:] == (2, 1)


def test_a_warning_keeps_nobody_from_building(tmp_path, monkeypatch):
    monkeypatch.setitem(MOVED, ("leave_url",), ("leave_to",))
    file = tmp_path / "organization.yml"
    text = (ORGANIZATIONS["harbour-lane"] / "organization.yml").read_text(encoding="utf-8")
    file.write_text(text.replace("\nleave_to:", "\nleave_url:"), encoding="utf-8")
    organization, located, flaws = load_organization(file, "o.yml")
    assert [flaw.severity for flaw in flaws] == ["warning"]
    assert organization is not None
    assert organization.leave_to == located.data["leave_to"] == "https://www.bbc.co.uk/weather"


def test_every_field_that_moved_is_in_the_model_where_it_leads_and_no_more_where_it_was():
    def field(path):
        model = model_at(Organization, tuple(0 if step == EACH else step for step in path[:-1]))
        return plain(model.model_fields[path[-1]].annotation) if model and path[-1] in model.model_fields else None

    def now(path, later):
        for old, new in later:
            path = new + path[len(old) :] if path[: len(old)] == old else path
        return path

    entries = [*MOVED.items()]
    assert [old for at, (old, new) in enumerate(entries) if field(now(new, entries[at + 1 :])) is None] == []
    assert [old for old in MOVED if field(old) is not None] == []
    assert [old for old, new in entries if old.count(EACH) != new.count(EACH)] == []
    lists = [[keys[: len(keys) - keys[::-1].index(EACH)] for keys in entry if EACH in keys] for entry in entries]
    assert [each for each in lists if each and each[0] != each[1]] == []  # a list moves by an entry of its own


def test_a_field_moves_on_with_what_it_stands_in():
    ways = {("a", "x"): ("a", "y"), ("a",): ("b",)}
    found, flaws = moved("a: {x: one, z: two}\n", ways)
    assert found.data == {"b": {"z": "two", "y": "one"}}
    assert flaws == [
        "o.yml:1:5: warning: `x` is called `y` and stands under `b:` now; move it there: `y: …`",
        "o.yml:1:1: warning: `a` is called `b` now; rename it here: `b: …`",
    ]


def test_a_list_moves_on_with_what_moved_in_its_items():
    ways = {("contacts", "*", "mail"): ("contacts", "*", "email"), ("contacts",): ("people",)}
    found, flaws = moved("contacts:\n  - {id: p, mail: a}\n  - {id: q}\n", ways)
    assert found.data == {"people": [{"id": "p", "email": "a"}, {"id": "q"}]}
    assert [flaw.partition(": ")[0] for flaw in flaws] == ["o.yml:2:13", "o.yml:1:1"]
