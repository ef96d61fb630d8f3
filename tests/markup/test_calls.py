"""What a page may call."""

import pytest
from jinja2 import TemplateSyntaxError

from handbook.markup.braces import unread
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We are {{ org.name }}, in {{ our town }}.", "p.md:1:27: what stands in braces here cannot be read; "),
        ("{{ org.name $\n}} and {{ org.name }}", "p.md:1:1: what stands in braces here cannot be read; "),
        ("{{ org.name }\n\n{{ outsider }}", "p.md:1:1: these braces do not close; close them with `}}`"),
        ("{# one\ntwo #}\nHere {# is one", "p.md:3:6: `{#` begins a comment that does not end; "),
        ("{% if org.site_url %}a{% else %}b{% else %}c{% endif %}", "p.md:1:34: this `{% else %}` belongs to nothing"),
        ("{% raw %}{{ a }}", "p.md:1:1: this `{% raw %}` has no end; "),
        ("a {%\nelse %} b", "p.md:2:1: this `{% else %}` belongs to nothing"),
        ("{% for x %}a{% endfor %}", "p.md:1:1: what stands in `{% … %}` here cannot be read; here are "),
    ],
)
def test_braces_that_cannot_be_read_are_told_where_they_stand_and_what_to_do(text, said):
    assert [problem[: len(said)] for problem in problems(text)] == [said]


def test_all_lines_with_braces_that_cannot_be_read_are_told_and_what_can_be_read_too():
    told = problems("{{ our town }}\n\n{{ org.nmae }}\n\n{{ our city }}\n")
    assert [problem.split(":")[1] for problem in told] == ["1", "5", "3"]
    assert [line.split(":")[1] for line in problems("{{ our town }}\n" * 19)] == [str(n) for n in range(1, 20)]
    many = problems("{{ our town }}\n" * 30)
    assert len(many) == 20
    assert many[-1].endswith("; there is more, which is told after this [calls]")


def test_a_comment_that_has_an_end_after_all_is_looked_for_once():
    closed = Lines.of("{# one #} two {# three #}", "p.md")
    error = TemplateSyntaxError("Missing end of comment tag", 1)
    assert unread(error, closed, "calls", lambda _: True).place.line == 1


def test_a_statement_beside_braces_that_cannot_be_read_is_not_blamed():
    assert len(problems("{% if org.site_url %}{{ our town }}\n\n{% endif %}\n")) == 1


def test_a_title_with_an_odd_end_of_a_line_is_told_too():
    assert problems("a\r{{ a b }}")[0].startswith("p.md:1:3: ")
