"""Bodies of pages that were right, spoiled, and such as are put together out of odd pieces: strategies for both."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from handbook import ROOT
from handbook.texts import end_of_matter
from tests.whatever.odd import SIGNS, WORDS

_LONGEST = 3_000
"""How many letters come of a piece that stands over and over."""
_END = "⏎"
"""Stands for the end of a line in what follows."""
MARKS = [
    line.replace(_END, "\n")
    for line in """
## Who pays {: #who-pays }
### {: #a }
##
# A title
###### Deep {: #deep .a lang="de" }
Words⏎=====
Words⏎---
{: #who-pays }
{: .a #b lang=de }
{: onclick="x" style="y" }
{: #a b='c }
{:
{: }
{::comment}
*a*
**a**
**a
***a** b*
_a_ __b__ a_b_c
* a
**{{ org.name }}**
`a`
``a`
`` ` ``
`{{ org.name }}`
```⏎{{ a }}⏎```
```yaml⏎a: b⏎```
~~~⏎a
```⏎
    ```⏎    a⏎    ```
    code
\ta
\t\t\t1) a
- a⏎\t- b⏎\t\t• c
- a
- a⏎- b
- a⏎    - b⏎        - c
- a⏎  - b
- a⏎⏎    b⏎⏎        c
1. a⏎2. b
1) a
3. a
10. a⏎    !!! note ""⏎⏎        b
- [ ] a⏎- [x] b
* a⏎+ b⏎- c
-a
• a
Word⏎:   What it means
:   What it means
> a
> a⏎>> b⏎>>> c
> - a⏎>     b
> !!! note ""
| a | b |⏎|---|---|⏎| c | d |
| a | b |⏎|---|⏎| c |
| a |⏎|---|⏎| c | d |
|  |  |⏎|---|---|⏎| c | d |
| a | b |⏎|:-:|--:|⏎| `c|d` | \\| |
a | b⏎--- | ---⏎c | d
| {{ org.name }} | {{ contact("policy_owner") }} |
|---|
|
!!! summary "In short"⏎⏎    - a⏎    - b⏎    - c
!!! note ""⏎⏎    a
!!! note "**a** {{ org.name }}"⏎    a
!!! note
!!! note ""⏎a
!!! warning "a" b⏎    c
!!! danger "a"⏎    b
!!!note "a"⏎    b
!!! steps ""⏎⏎    1.  a⏎⏎        b⏎⏎        !!! note ""⏎⏎            c
!!! next "Next"⏎⏎    - [a](../index.md)
!!! note "a "b" c"⏎    d
??? question "Who pays?"⏎⏎    We do.
???+ question "a"⏎    b
??? question "<b>&amp;\\"⏎    b
??? note "a"⏎    b
A.[^1]⏎⏎[^1]: B.
A.[^1] B.[^1]⏎⏎[^1]: C.⏎⏎    D.
[^1]
[^1]: A.
[^{{ x }}]: A.
[^1]: A.[^1]
[^a b]
[a](../index.md)
[a](../index.md#no-such)
[a](../help-now.md "A title")
[a](<../help now.md>)
[a](no-such.md)
[a](#a)
[a](#who-pays)
[a]()
[](../index.md)
[a](javascript:alert(1))
[a](https://x.example/(b)c)
[a](https://[::1)
[a](//x.example)
[a](mailto:a@b.example?cc=c@d.example)
[a](tel:112)
[a](../../../etc/passwd)
[a](%2e%2e/index.md)
[a]({{ org.site_url }})
[{{ org.name }}](../index.md)
[a][b]
[a][]
[b]: https://x.example/
[b]:⏎  ../index.md
[a [b](../index.md)](../help-now.md)
[![a](b.png)](../index.md)
![a](b.png)
![](b.png)
![a](https://x.example/b.png)
![a](../index.md)
![a][b]
![a](.b/c.png)
![a](a%00.png)
![a](data:image/png;base64,aGk=)
<https://x.example/>
<a@b.example>
<javascript:alert(1)>
https://x.example/a_b_c
<b>a</b>
<b>a
</b>
<mark>a</mark>
<abbr title="a">b</abbr>
<abbr title="{{ org.name }}">b</abbr>
<abbr title={{ org.name }}>b</abbr>
<abbr title='">b</abbr>
<kbd>a<kbd>
a<br>b
<br/ >
<div markdown="1">⏎a⏎</div>
<script>alert(1)</script>
<img src=x onerror=alert(1)>
<details><summary>a</summary>b</details>
<table><tr><td>a
<p
<
<>
</
<!-- a -->
<!-- a
<!DOCTYPE html>
<?php a ?>
<![CDATA[a]]>
<B CLASS=a>b</B>
<mark id="a">b</mark>
<Tabs>a</Tabs>
&amp;
&lt;b&gt;
&nosuch;
&#0;
&#x110000;
&#57344;
&copy
{{ org.name }}
{{ org.name.possessive }}
{{ org.leader.email }}
{{ outsider.a }}
{{ org.targets.check_back | in_words }}
{{ org.locations | in_words("or") }}
{{ org.locations | in_words("nor") }}
{{ org.locations | join }}
{{ org.locations }}
{{ org.response }}
{{ org.nmae }}
{{ org.__class__ }}
{{ org['name'] }}
{{ org.name() }}
{{ org.name ~ "a" }}
{{ "a" }}
{{ 1 }}
{{ [] }}
{{ {} }}
{{ 10 ** 10 ** 10 }}
{{ "a" * 10 ** 9 }}
{{ law }}
{{ law.internal_body }}
{{ version.number }}
{{ self }}
{{ loop.index }}
{{ a if b else c }}
{{ (a) }}
{{ }}
{{
}}
{{ {{ a }} }}
{{{ a }}}
{{ org.name⏎}}
{{- org.name -}}
{% if org.committees %}⏎a⏎{% endif %}
{% if org.committees %}a{% else %}b{% endif %}
{% if org.leader.email and org.short_name == "a" %}⏎{{ org.leader.email }}⏎{% elif law.training %}⏎b⏎{% endif %}
{% if "sales" in org.sectors %}⏎a⏎{% endif %}
{% if 1 in 2 %}a{% endif %}
{% if org.name < 1 %}a{% endif %}
{% if %}
{% if org.committees %}
{% endif %}
{% else %}
{% for location in org.locations %}⏎- {{ location.name }}⏎{% endfor %}
{% for location in org.locations if location.region %}{{ location.region }} {% else %}a{% endfor %}
{% for location in org.locations %}⏎| {{ location.name }} | {{ location.country }} |⏎{% endfor %}
{% for number in location.emergency %}⏎{{ number.number }}⏎{% endfor %}
{% for contact in org.contacts %}{% for language in contact.languages %}{{ language }}{% endfor %}{% endfor %}
{% for a, b in org.contacts %}⏎{% endfor %}
{% for org in org.contacts %}⏎{% endfor %}
{% for a in org.contacts recursive %}{{ loop(a) }}{% endfor %}
{% for a in [1, 2] %}a{% endfor %}
{% for a in org.name %}a{% endfor %}
{% for a in org.contacts %}⏎## {{ a.role }} {: #a }⏎{% endfor %}
{% for a in org.contacts %}{{ contact("policy_owner") }}{% endfor %}
{% for %}
{% endfor %}
{% set a = 1 %}
{% include "a" %}
{% import "a" as b %}
{% extends "a" %}
{% block a %}{% endblock %}
{% macro a() %}{% endmacro %}
{% call a() %}{% endcall %}
{% filter upper %}a{% endfilter %}
{% with a = 1 %}{% endwith %}
{% raw %}{{ a }}{% endraw %}
{% raw %}
{% endraw %}
{%- raw -%}
{% nosuch %}
{%
%}
{# a #}
{# a
#}
{{ contact("policy_owner") }}
{{ contact("nobody") }}
{{ contact() }}
{{ contact(1) }}
{{ contact(None) }}
{{ contact(["a"]) }}
{{ contact(who="people-team") }}
{{ contact(what="a") }}
{{ contact(*a) }}
{{ contact("\\x00") }}
{{ contact("policy_owner"
{{ contact }}
{{ phone("people-team") }}
{{ phone("reports_owner") }} and {{ email("sales") }}
{{ phone({}) }}
{{ link("help-now/") }}
{{ link("help-now/", "<b>a</b>") }}
{{ link("policies/harassment/#what-counts", text="**a**") }}
{{ link("no-such/") }}
{{ link("help-now/", ["a"]) }}
{{ link(text="a") }}
{{ law_notes("training") }}
{{ law_notes("no-such") }}
{{ law_notes(3.5) }}
{{ support_services("counselling") }}
{{ emergency_numbers() }}
{{ reporting_routes() }}
{{ routes_in_words() }}
{{ committees() }}
{{ incident_log() }}
{{ response_ladder() }}
{{ decision_table() }}
{{ report_timeline() }}
{{ route_map() }}
{{ rights_register() }}
{{ coverage_matrix() }}
{{ case_studies() }}
{{ topics() }}
{{ glossary() }}
{{ messages() }}
{{ limits() }}
{{ macros_reference() }}
{{ organization_questions() }}
{{ redline() }}
{{ whats_new() }}
{{ this_version() }}
{{ all_versions() }}
{{ acknowledge_mail() }}
{{ policy_register() }}
{{ review_register() }}
{{ number_register() }}
[a]({{ link("help-now/") }})
## {{ contact("policy_owner") }} {: #x }
`{{ contact("policy_owner") }}`
<b title="{{ contact('policy_owner') }}">a</b>
:::note⏎a⏎:::
> [!NOTE]⏎> a
{% hint style="info" %}⏎a⏎{% endhint %}
{{< figure src="a.png" >}}
{{% notice %}}
=== "A"⏎    b
[[Sick leave]]
![[a.png]]
[TOC]
[[_TOC_]]
==a==
++ctrl++
~~a~~
H~2~O
$a^2$
$$⏎a⏎$$
\\[a = b\\]
.. note:: a⏎   b
:ref:`a`
import A from 'a'
export const a = 1
<Tabs>⏎<TabItem>
--8<-- "a"
{!a!}
*[HTML]: Words
+---+---+⏎| a | b |⏎+---+---+
---⏎title: a⏎---
+++⏎a = 1⏎+++
{.a}
{#a}
[a]{.b}
:smile:
%% a %%
% a
= A
h1. A
TODO: write this
Lorem ipsum dolor sit amet
Ring +44 20 7946 0142 or 999 or 0300 123 4567.
Maria Lopez met John Smith.
a@b.example
sk-ant-api03-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
password: hunter2hunter2
<<<<<<< HEAD⏎a⏎=======⏎b⏎>>>>>>> x
---
***
\\
\\*
a\\⏎b
a  ⏎b
""
'
“a”
...
--
(c)
""".strip().split("\n")
]  # fmt: skip
"""What Markdown, Jinja and other generators have marks for, right and wrong."""
BETWEEN = [
    "",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n",
    "\n    ",
    "\n\t",
    "\n> ",
    "\n- ",
    "  \n",
    "|",
    "\r",
    "\r\n",
    "\n\n\n\n",
]
"""What stands between two pieces."""
AROUND = [
    ("**", "**"), ("[", "](../index.md)"), ("![", "](a.png)"), ("`", "`"), ("```\n", "\n```"), ("<b>", "</b>"),
    ("| ", " |\n|---|\n| a |"), ("## ", " {: #odd }"), ("{% if org.committees %}\n", "\n{% endif %}"),
    ("{% for location in org.locations %}\n", "\n{% endfor %}"), ("{% raw %}", "{% endraw %}"), ("{# ", " #}"),
    ("{{ ", " }}"), ("<!-- ", " -->"), ("[^1]\n\n[^1]: ", ""), ('!!! note "', '"\n    a'),
    ('<abbr title="', '">a</abbr>'), ("{: ", " }"),
    ('{{ link("help-now/", "', '") }}'), ("(", ")"), ("&", ";"), ("\n\n", "\n\n"), ("\\", "\\"),
]  # fmt: skip
"""What is put around a part of a page."""
BEFORE = ["    ", "\t", "> ", "- ", "1. ", "    - ", " ", ":   ", "| ", "## ", "!!! ", "\\", "{% "]
"""What is put before each of a few lines."""


def body_of(text: str) -> str:
    """Return what stands below the front matter of a page."""
    lines = text.split("\n")
    return "\n".join(lines[(end_of_matter(lines) or -1) + 1 :])


_FOLDERS = ("about", "hr", "managers", "policies", "reporting", "support")
_NAME = "about/odd.md"


def _bodies(folder: Path) -> list[str]:
    return [body_of(file.read_text(encoding="utf-8")) for file in sorted(folder.rglob("*.md"))]


BODIES = [(f"{folder}/odd.md", body) for folder in _FOLDERS for body in _bodies(ROOT / "docs" / folder)]
"""Bodies of our own pages, each with a name from which its links lead where they do on that page."""
OURS = dict(BODIES)
"""One of them for each folder."""
BODIES += [(_NAME, body) for body in _bodies(ROOT / "tests" / "foreign")]  # written for other generators


def pieces() -> st.SearchStrategy[str]:
    """Return pieces of a page: marks, odd signs, odd words, and one of these over and over."""
    plain = st.one_of(st.sampled_from(MARKS), st.sampled_from(MARKS), st.sampled_from(SIGNS), st.sampled_from(WORDS))
    return st.one_of(
        plain, plain, plain, st.builds(_over_and_over, plain, st.sampled_from(BETWEEN), st.integers(2, 300))
    )


def _over_and_over(piece: str, between: str, times: int) -> str:
    return between.join([piece] * times)[:_LONGEST]


@st.composite
def bodies(draw: st.DrawFn, most: int = 12) -> tuple[str, str]:
    """Return a name, and a body of so many pieces at the `most`, some of them deep in what others begin."""
    text = ""
    for piece in draw(st.lists(pieces(), min_size=1, max_size=most)):
        text += draw(st.sampled_from(BETWEEN)) + piece
        if draw(st.integers(0, 9)) == 0:
            text = _deeper(text, draw(st.sampled_from(AROUND)), draw(st.integers(1, 30)))
    return _NAME, text


def _deeper(text: str, around: tuple[str, str], times: int) -> str:
    return f"{around[0] * times}{text}{around[1] * times}"


@st.composite
def spoiled_body(draw: st.DrawFn, most: int = 4) -> tuple[str, str]:
    """Return a name, and the body of a page in which something was changed, or a few things, so many at the `most`."""
    name, text = draw(st.sampled_from(BODIES))
    for _ in range(draw(st.integers(1, most))):
        text = draw(st.sampled_from(_CHANGES))(draw, text)
    return name, text


def _inserts(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(pieces()) + text[at:]


def _inserts_apart(draw: st.DrawFn, text: str) -> str:
    parts = text.split("\n\n")
    at = draw(st.integers(0, len(parts)))
    return "\n\n".join([*parts[:at], draw(pieces()), *parts[at:]])


def _cuts(draw: st.DrawFn, text: str) -> str:
    at, much = draw(st.integers(0, len(text))), draw(st.integers(1, 60))
    return text[:at] + text[at + much :]


def _doubles(draw: st.DrawFn, text: str) -> str:
    parts = text.split("\n\n")
    at = draw(st.integers(0, len(parts) - 1))
    return "\n\n".join([*parts[: at + 1], *parts[at:]])


def _swaps(draw: st.DrawFn, text: str) -> str:
    between = draw(st.sampled_from(["\n\n", "\n", " "]))
    parts = text.split(between)
    one, other = (draw(st.integers(0, len(parts) - 1)) for _ in range(2))
    parts[one], parts[other] = parts[other], parts[one]
    return between.join(parts)


def _joins(draw: st.DrawFn, text: str) -> str:
    ends = [match.span() for match in re.finditer("\n+", text)]
    if not ends:
        return text
    start, end = draw(st.sampled_from(ends))
    return text[:start] + draw(st.sampled_from(BETWEEN)) + text[end:]


def _brings(draw: st.DrawFn, text: str) -> str:
    """Put a few lines of another page among the lines."""
    lines, others = text.split("\n"), draw(st.sampled_from(BODIES))[1].split("\n")
    at, begin = draw(st.integers(0, len(lines))), draw(st.integers(0, len(others)))
    return "\n".join([*lines[:at], *others[begin : begin + draw(st.integers(1, 8))], *lines[at:]])


def _surrounds(draw: st.DrawFn, text: str) -> str:
    before, behind = draw(st.sampled_from(AROUND))
    start = draw(st.integers(0, len(text)))
    end = min(len(text), start + draw(st.integers(0, 200)))
    return (
        text[:start] + _deeper(text[start:end], (before, behind), draw(st.sampled_from([1, 1, 1, 2, 40]))) + text[end:]
    )


def _puts_before(draw: st.DrawFn, text: str) -> str:
    lines, before = text.split("\n"), draw(st.sampled_from(BEFORE)) * draw(st.sampled_from([1, 1, 1, 2, 30]))
    at = draw(st.integers(0, len(lines) - 1))
    end = at + draw(st.integers(1, 8))
    return "\n".join([*lines[:at], *(f"{before}{line}" for line in lines[at:end]), *lines[end:]])


_CHANGES: list[Callable[[st.DrawFn, str], str]] = [
    _inserts, _inserts, _inserts_apart, _inserts_apart, _cuts, _doubles, _swaps, _joins, _brings, _surrounds,
    _surrounds, _puts_before,
]  # fmt: skip
