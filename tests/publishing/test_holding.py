"""Words that had to go are found wherever they are read, however they were typed."""

import pytest

from handbook.publishing.holding import folded, read_in

PAGE = """<p class="lead">Ask <strong>Asha</strong>
Mwangi-O&rsquo;Neill, or <a href="mailto:baraka@lakeside.example">Bara<wbr>ka</a><br>Otieno.</p><p>Don’t wait: 
<img alt="The desk of Zoë Müller" src="x.png"> +254 20 5550100</p><td>A &amp; B</td><td>C</td>
Asha\u00adWan\u200bja"""


@pytest.mark.parametrize(
    "words",
    ["Asha Mwangi", "ask asha", "Mwangi-O'Neill", "mwangi o’neill", "Baraka Otieno", "BARAKA", "AshaWanja",
     "don't wait",
     "Zoe Muller", "baraka@lakeside.example", "+254 20 555 0100", "+254-20-5550100", "A & B C"],
)  # fmt: skip
def test_what_is_read_is_found(words):
    assert folded(words) in read_in(PAGE)


@pytest.mark.parametrize("words", ["Otieno Asha", "waitthe", "Otienodon", "lead"])
def test_what_is_not_read_is_not_found(words):
    assert folded(words) not in read_in(PAGE)
