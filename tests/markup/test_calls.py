"""What a page may call."""

import pytest

from handbook.markup.calls import check_calls, check_chosen
from handbook.markup.lines import Lines
from macros import MACROS

BY_NAME = {macro.name: macro for macro in MACROS}
CHOICES = {"duty or contact": {"reports_owner"}, "address": {"help-now/"}, "kind of support": {"legal"}}


def problems(text):
    flaws, chosen = check_calls(Lines.of(text, "p.md"), BY_NAME)
    return [str(flaw) for flaw in [*flaws, *check_chosen(chosen, CHOICES)]]


@pytest.mark.parametrize(
    "text",
    [
        "{{ org.name }} {{ org.name.possessive.start }} {{ outsider.a.start }} {{ outsiders }}",
        "{{ org.duties.reports_owner }} {{ org.duties.reports_owner.role }}",
        "{{ org.targets.acknowledge }} {{ org.targets.check_back | in_words }} {{ org.locations | in_words('or') }}",
        "{% for place in org.locations %}{{ place.name }} {{ place.country }}{% endfor %}",
        "{% if org.site_url %}{{ org.site_url }}{% endif %}",
        "{% if org.site_url and org.committees %}{{ org.site_url }}{% else %}no{% endif %}",
        "{% if 'health-care' in org.sectors and not org.committees %}x{% endif %}",
        "{{ contact('reports_owner') }} {{ link('help-now/', text='help') }}",
        "{% raw %}{{ anything.goes }}{% endraw %}",
        "{% if org.targets.decide == org.targets.first_plan and outsider != 'client' %}x{% endif %}",
        "{% if org.site_url and org.site_url == 'x' %}x{% endif %}",
    ],
)
def test_allowed(text):
    assert problems(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ '\\x1epaper\\x1e' }}",
        "{{ '\\ue000' }}",
        "{{ link('help-now/', '\\x1dx') }}",
        "{% if '\\u202e' == org.name %}x{% endif %}",
        "{{ org.model_dump() }}",
        "{{ org.duties.__init__ }}",
        "{{ org.name.upper() }}",
        "{{ contact.function }}",
        "{{ contact(org.name) }}",
        "{{ contact('reports_owner', 'more') }}",
        "{{ contact(*org.locations) }}",
        "{{ link('help-now/') | in_words }}",
        "{{ org.locations | in_words(conjunction=cycler.__init__.__globals__.os.popen('id').read()) }}",
        "{{ org.locations | in_words(*[cycler.__init__]) }}",
        "{{ org.locations | in_words(**{'conjunction': 'or'}) }}",
        "{{ org.locations | in_words(lipsum()) }}",
        "{{ org.locations | in_words('<b>') }}",
        "{% autoescape true %}{{ org.name }}{% endautoescape %}",
        "{% do org.name %}",
        "{{ org.name if org.committees else org.site_url }}",
        "{% if 'a' in org.site_url %}x{% endif %}",
        "{% if 'a' in org.name %}x{% endif %}",
        "{% if org.targets.acknowledge < 5 %}x{% endif %}",
        "{% if org.site_url == 'x' %}x{% endif %}",
        "{{ [contact('reports_owner')] | in_words }}",
        "{% for a in [org.name] %}{{ a }}{% endfor %}",
        "{{ self }}",
        "{{ config }}",
        "{{ environment }}",
        "{{ page.meta }}",
        "{{ lipsum(1000000) }}",
        "{{ org.name * 99999999 }}",
        "{{ [org.name] }}",
        "{{ {'a': 1} }}",
        "{{ org.contacts[0] }}",
        "{{ org.locations }}",
        "{{ org.example }}",
        "{{ org.targets }}",
        "{{ org.repository.url }}",
        "{% import 'x' as x %}",
        "{% macro m() %}{% endmacro %}",
        "{% call link('help-now/') %}{% endcall %}",
        "{% set x %}y{% endset %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with a=1 %}{% endwith %}",
        "{% for a in org.name %}x{% endfor %}",
        "{% for org in org.locations %}x{% endfor %}",
        "{% for a, b in org.reviews %}x{% endfor %}",
        "{% for a in org.locations recursive %}x{% endfor %}",
        "{% for a in org.locations %}" * 4 + "x" + "{% endfor %}" * 4,
        "{{ org.name",
        "{% if %}",
    ],
)
def test_refused(text):
    assert problems(text) != []
    assert "Traceback" not in "".join(problems(text))


def test_the_column_is_that_of_the_name_itself():
    assert problems("a\n\n{{ org.name }} {{ org.nmae }} {{ org.nmae }}")[0].startswith("p.md:3:23: ")
    assert problems("a\n\n{{ org.nmae }} {{ org.nmae }}")[1].startswith("p.md:3:23: ")


@pytest.mark.parametrize(
    "text",
    [
        "{% if org.nmae == 'x' %}{% endif %}",
        "{% if 'x' in org.sectros %}{% endif %}",
        "{% if org.site_url or org.committees %}{{ org.site_url }}{% endif %}",
        "{% if org.repository or org.repository.url %}{% endif %}",
        "{% if not org.nmae %}{% endif %}",
        "{% if org.committees %}{% elif org.nmae %}{% endif %}",
        "{% for place in org.locations if place.nmae %}{% endfor %}",
        "{% for place in org.locations %}{{ place.nmae }}{% endfor %}",
        "{% for place in org.locations %}{% else %}{{ org.nmae }}{% endfor %}",
        "{% for place in org.nmae %}{% endfor %}",
        "{% if org.committees %}{{ org.nmae }}{% endif %}",
        "{% if org.committees %}{% else %}{{ org.nmae }}{% endif %}",
        "{% if org.committees %}{% elif org.support %}{{ org.nmae }}{% endif %}",
        "{% if org.committees and org.nmae %}{% endif %}",
        "{% if org.nmae and org.committees %}{% endif %}",
        "{% if 'x' == org.nmae %}{% endif %}",
        "{% if org.nmae in org.sectors %}{% endif %}",
        "{{ org.nmae | in_words }}",
        "{{ org.locations | in_words(org.nmae) }}",
        "{{ link(org.nmae) }}",
        "{{ link('help-now/', text=org.nmae) }}",
        "{{ org.nmae.name }}",
    ],
)
def test_there_is_no_place_that_is_not_looked_at(text):
    assert problems(text) != []


def test_what_a_condition_found_holds_for_that_name_only():
    inner = "{% for place in org.locations %}{{ place.region }}{% endfor %}"
    assert problems("{% for place in org.locations if place.region %}{{ place.region }}{% endfor %}") == []
    assert problems("{% for place in org.locations if place.region %}" + inner + "{% endfor %}") != []


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "{{ " + "not " * 3000 + "1 }}", "{{ " + "9" * 5000 + " }}"]
)
def test_what_is_too_deep_or_too_long_is_said_in_a_sentence(text):
    assert ["longer or deeper than can be read" in problem for problem in problems(text)] == [True]
