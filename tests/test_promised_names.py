"""What organizations' own files name is a promise: a field, a word, a value or a macro stays, or its old name works."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.data.renamed import Renamed
from handbook.markup.parts import attributes
from tests.promised_names import led_on, present, promised


def test_nothing_that_organizations_may_name_goes_without_a_way_on():
    lost = set(promised()) - present() - led_on()
    assert not lost, (
        f"{', '.join(sorted(lost))}: organizations' own files name these. A field that moved goes into "
        'handbook/organization/moved_fields.py; what pages call of it stays as `old = Renamed("new")` in its class; '
        "a macro keeps its name and its parameters."
    )


def test_everything_that_organizations_may_name_is_on_the_list_of_what_is_promised():
    new = present() - set(promised())
    assert not new, f"{', '.join(sorted(new))}: promised from now on; run `python -m tests.promised_names`."
    assert promised() == sorted(set(promised()))


@dataclass(frozen=True)
class Colours:
    main: str


@dataclass(frozen=True)
class Look:
    colours: Colours
    colour = Renamed("colours.main")
    color = Renamed("colour")


def test_a_value_is_there_under_the_name_that_it_had_with_its_type():
    assert Look(Colours("#1d5c63")).color == "#1d5c63"
    assert attributes(Look) == {"colours": Colours, "colour": str, "color": str}
