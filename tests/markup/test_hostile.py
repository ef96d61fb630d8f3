"""A page of one sign over and over is read before anybody has to wait: no pattern begins again at each of them."""

import subprocess
import sys

import pytest

from handbook import ROOT

PAGES = [
    *("[", "[a", "[a]{.b", "{.", "\\\n", "+--+\n|", "---  ", "::: {.a", "> > ", "- [", "```js {\n", '{{< a "'),
    *("---\na: b\n", "+++\na = b\n", "{/*", "{::comment}", "{>>", "{++", "{~~a~>", "%%\n", "\n\n% a\n", ".. a\n b\n"),
    *("\\[=", "{kbd}   ", "{#", "## {{{", "## A\n", "[^1] ", "[^1]: a\n", "1. a\n", "# ", "`a", "<a ", "![a](b", "**a"),
    "bq. a\n{color}\n'''a'''\n",
    *("\\[", "[a\\]", "{", "{{a", "/>~\n#"),
]
READ = """\
import resource, sys
from types import SimpleNamespace
from handbook.checks import check_page, questions
from handbook.data.located import Located
from handbook.markup.lines import Lines
from handbook.markup.sections import proposed_ids, sections
from handbook.pages.page import Page
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
text = (sys.argv[1] * 200_000)[:100_000] if sys.argv[1] else "## A" + " " * 5000 + "x"
lines = Lines.of(text, "page.md")
sections(lines), proposed_ids(text)
check_page(Page("page.md", "page/", "page.md", True, Located(shown="page.md"), None, lines))
asked = ["a b", *map(str, range(20_000))]
matter = SimpleNamespace(title="A", asked_as=asked)
located = SimpleNamespace(value_place=str, key_place=str)
page = SimpleNamespace(own=True, file="page.md", matter=matter, located=located)
list(questions.check(SimpleNamespace(pages={"": page})))
print("read")
"""


@pytest.mark.parametrize("sign", [*PAGES, ""])
def test_a_page_of_one_sign_is_read(sign):
    result = subprocess.run([sys.executable, "-c", READ, sign], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.stdout, result.stderr) == ("read\n", "")
