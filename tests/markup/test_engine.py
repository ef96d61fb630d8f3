"""Statements on a page take no line and no indentation with them but their own."""

import jinja2
import pytest

from handbook.markup.engine import settle, with_lines_kept

ENVIRONMENT = settle(jinja2.Environment(), str)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{% if yes %}\n- a\n{% endif %}\n- b", "- a\n- b"),
        ("- a{% if yes %}, more{% endif %}\n- b", "- a, more\n- b"),
        ("- a {# note #}\n- b", "- a \n- b"),
        ("- a\n    {% if yes %}- b{% endif %}\n    - c", "- a\n    - b\n    - c"),
        ("{# note\non two lines #}\na", "\na"),
        ("    {% if yes %}\n    a\n    {% endif %}\nb", "    a\nb"),
        ("{% raw %}\n{% if x %}\na {% endif %}\n{% endraw %}\nb", "\n{% if x %}\na {% endif %}\nb"),
        (
            "`{% raw %}{% if x %}{% endraw %}`\nand {% raw %}{% endif %}{% endraw %}\nb",
            "`{% if x %}`\nand {% endif %}\nb",
        ),
        ("a {% if yes -%}\n  b\n{%- endif %}", "a b"),
        ("| a | {% for x in 'pq' %}{{ x }}{% endfor %} |\n|---|---|", "| a | pq |\n|---|---|"),
    ],
)
def test_only_lines_that_hold_nothing_but_statements_go(text, shown):
    assert ENVIRONMENT.from_string(with_lines_kept(text)).render(yes=True) == shown
