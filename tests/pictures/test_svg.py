"""A drawing shows what it showed, and can do nothing else, also when it is opened by its own address."""

import re
import string
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handbook.brand.logo import publishable
from handbook.pictures.svg_names import ATTRIBUTES, ELEMENTS, SVG

LEAF = '<path d="M0 0h9v9z"/>'
FILE = "organization/theme/logo.svg"


def drawing(inside, root='viewBox="0 0 40 20"'):
    return f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" {root}>{inside}</svg>'


def published(text):
    """Return the drawing as it is published and the messages; the drawing is None if it is refused."""
    picture, flaws = publishable(text.encode(), FILE)
    assert (picture is None) == any(flaw.severity == "error" for flaw in flaws)
    return picture and picture.data.decode(), [f"{flaw.place.line}: {flaw.problem}" for flaw in flaws]


def left_out(*things):
    return [f"{line}: {what} is left out of the picture that is published" for line, what in things]


def inside(written):
    """Return what stands between the root's tags."""
    match = re.fullmatch(r"<svg [^>]*>(.*)</svg>", written, re.DOTALL)
    assert match
    return match[1]


def test_a_plain_drawing_is_published_as_it_is():
    text = f'<svg xmlns="{SVG}" viewBox="0 0 40 20"><g id="a" fill="#123">{LEAF}</g><use href="#a" x="3"/></svg>'
    assert published(text) == (text, [])


@pytest.mark.parametrize(
    ("hostile", "what"),
    [
        ("<script>alert(1)</script>", "a script"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', "a script"),
        ('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="/x"/>', "`<iframe>`"),
        (
            '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="/x"/></foreignObject>',
            "a piece of a web page (`<foreignObject>`)",
        ),
        ('<image href="https://elsewhere.example/a.png"/>', "a picture inside the picture (`<image>`)"),
        ('<image href="data:image/svg+xml,%3Csvg/%3E"/>', "a picture inside the picture (`<image>`)"),
        ('<filter><feImage href="/secret.png"/></filter>', "a picture inside the picture (`<feImage>`)"),
        ('<animate attributeName="href" values="javascript:alert(1)"/>', "motion (`<animate>`)"),
        ('<set attributeName="onclick" to="alert(1)"/>', "motion (`<set>`)"),
        ('<animateTransform attributeName="transform" type="rotate" dur="1s"/>', "motion (`<animateTransform>`)"),
        ('<handler type="text/ecmascript">alert(1)</handler>', "`<handler>`"),
        ("<style>@import url(//elsewhere.example/a.css);</style>", "the style rule `@import`"),
        ("<style>@font-face{font-family:a;src:url(/a.woff)}</style>", "the style rule `@font-face`"),
        ("<style>@keyframes a{from{opacity:0}}</style>", "the style rule `@keyframes`"),
        ("<style>.a{animation:a 1s}</style>", "the style `animation`"),
        ("<style>.a{background:url(//elsewhere.example)}</style>", "the style `background`"),
        ("<style>svg > .a{fill:red}</style>", "the style rule `svg > .a`"),
        ("<style>.a{fill:red</style>", "a style rule that cannot be read"),
        ('<style media="print">.a{fill:red}</style>', "the style for `print`"),
    ],
)
def test_what_runs_loads_or_moves_is_left_out_and_said(hostile, what):
    written, said = published(drawing(f"\n{hostile}\n{LEAF}"))
    assert said == left_out((2, what))
    assert re.sub(r"<(filter)/>", "", inside(written)) == LEAF


@pytest.mark.parametrize(
    ("attribute", "what"),
    [
        ('onclick="alert(1)"', "something that runs (`onclick`)"),
        ('ONLOAD="alert(1)"', "something that runs (`ONLOAD`)"),
        ('onbegin="alert(1)"', "something that runs (`onbegin`)"),
        ('href="javascript:alert(1)"', "a reference to elsewhere (`href`)"),
        ('style="fill-opacity: 1; -webkit-mask: url(//elsewhere.example)"', None),
        *(
            (f"{name}='{value}'", f"a value of `{name}` that is no colour, measure or part of the picture itself")
            for name, value in [
                ("fill", "url(https://elsewhere.example/a.svg#b)"),
                ("fill", "url(//elsewhere.example)"),
                ("fill", "url (x)"),
                ("mask", "url(other.svg#a)"),
                ("mask", 'image-set("//elsewhere.example" 1x)'),
                ("filter", "src(&quot;//elsewhere.example&quot;)"),
                ("clip-path", r"u\72l(//elsewhere.example)"),
                ("fill", r"\72 ed"),  # harmless, but what is spelt so could be anything
                ("stroke", "URL(//elsewhere.example) url(#a)"),
                ("stroke", "url(#a) url(//elsewhere.example)"),
                ("fill", "var(--a, url(//elsewhere.example))"),
            ]
        ),
    ],
)
def test_an_attribute_that_runs_or_points_elsewhere_is_left_out_and_said(attribute, what):
    for text in (attribute, re.sub(r"^(\w+|\w+-path)='(.*)'$", r"style='\1:\2'", attribute)):
        written, said = published(drawing(f"\n<path {text} d='M0 0h9v9z'/>"))
        assert said == (left_out((2, what)) if what else [])
        assert inside(written.replace(' fill-opacity="1"', "")) == LEAF


def test_a_part_of_another_file_is_not_shown():
    written, said = published(drawing(f'\n<use xlink:href="other.svg#a"/><use href="data:image/svg+xml,x"/>{LEAF}'))
    assert said == ["2: a reference to elsewhere (`href`) is left out of the picture that is published (2 times)"]
    assert "href" not in written


def test_a_link_becomes_what_it_was_around():
    written, said = published(
        drawing(f'<a xlink:href="javascript:x()" fill="red">{LEAF}</a><text>a<a href="//b">b</a></text>')
    )
    assert said == ["1: a link is left out of the picture that is published (2 times)"]
    assert inside(written) == f'<g fill="red">{LEAF}</g><text>a<tspan>b</tspan></text>'


def test_a_style_sheet_from_elsewhere_is_left_out_and_said():
    written, said = published('<?xml-stylesheet href="//elsewhere.example/a.css"?>\n' + drawing(LEAF))
    assert said == left_out((1, "a style sheet from elsewhere (`<?xml-stylesheet?>`)"))
    assert "elsewhere" not in written


def test_what_nobody_sees_goes_without_a_word():
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n'
        + drawing(
            '<!-- Jane Doe --><metadata>Jane Doe</metadata><title>Jane</title><i:pgf xmlns:i="http://ns.adobe.com/">'
            f'Jane</i:pgf><g data-name="Jane" aria-label="Jane" xml:base="//elsewhere.example">Jane{LEAF}</g>'
        )
    )
    written, said = published(text)
    assert (inside(written), said) == (f"<g>{LEAF}</g>", [])


@pytest.mark.parametrize("reference", ['href="#%61"', 'fill="url(#%61)"'])
def test_a_part_that_is_spelt_in_numbers_is_not_shown_as_it_could_not_be_counted(reference):
    written, _ = published(drawing(f'<g id="a">{LEAF}</g><use {reference}/>'))
    assert "%" not in written


def test_a_name_of_another_kind_is_not_taken_for_ours():
    written, said = published(drawing('<path d="M0 0h9v9z" fill="red" xlink:fill="blue"/>'))
    assert (inside(written), said) == ('<path d="M0 0h9v9z" fill="red"/>', [])


def test_what_an_element_says_of_itself_wins_over_a_rule():
    written, _ = published(drawing('<style>.a{fill:red}</style><path d="M0" class="a" style="fill:blue"/>'))
    assert inside(written) == '<path d="M0" fill="blue"/>'


def test_colours_in_styles_are_kept_as_attributes():
    style = """<style type="text/css"><![CDATA[ /* Jane */
      path, .heavy.a { fill: red; -inkscape-x: 1; line-height: 2 }
      #one { fill: #123 !important }
      .a { fill: rgb(1, 2, 3); stroke: URL( '#s' ) }
      circle { fill: blue }
    ]]></style>"""
    written, said = published(
        drawing(f'{style}<path id="one" class="a" d="M0"/><path class="a heavy" d="M1" style="stroke-width:2"/>')
    )
    assert said == []
    assert [element.attrib for element in ElementTree.fromstring(written)] == [
        {"id": "one", "d": "M0", "fill": "#123", "stroke": "URL( '#s' )"},
        {"d": "M1", "fill": "red", "stroke": "URL( '#s' )", "stroke-width": "2"},
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>" + drawing("<text>&c;</text>"), "declares entities"),
        ("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + drawing("<text>&a;</text>"), "declares entities"),
        (drawing("<text>&nope;</text>"), "damaged here (undefined entity)"),
        (drawing(LEAF)[:-9], "damaged here (unclosed token)"),
        ("<svg viewBox='0 0 1 1'><path/></svg>", "its first tag is not `<svg xmlns=…>`"),
        (f"<g xmlns='{SVG}'><path/></g>", "its first tag is not `<svg xmlns=…>`"),
        (drawing("<image href='data:image/png;base64,AA'/>"), "nothing that can be shown is left"),
        (drawing("<use href='other.svg#a'/>"), "nothing that can be shown is left"),
        (drawing(LEAF, root=""), "does not say how wide and high"),
        (drawing(LEAF, root="width='100%' height='nan' viewBox='0 0 nan 1'"), "does not say how wide and high"),
        (drawing("<g>" * 200 + LEAF + "</g>" * 200), "more parts than a logo can need"),
        (drawing(LEAF * 10_001), "more parts than a logo can need"),
        (drawing(f"<style>{'.a{fill:red}' * 200}</style>{LEAF * 1000}"), "more parts than a logo can need"),
        (drawing("<style>.a{fill:" + "r" * 2000 + "}</style>" + "<path class='a'/>" * 100), "more parts than a logo"),
        (drawing(f"<style>{'.a,' * 30_000}.a{{fill:red}}</style>{LEAF}"), "more parts than a logo can need"),
        (drawing('<g id="a"><use href="#a"/></g>'), "shows itself"),
        (drawing('<pattern id="a"><path fill="url(#a)"/></pattern>'), "shows itself"),
        (
            drawing("".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(9)) + LEAF),
            "repeats its parts so often",
        ),
        (
            drawing("".join(f'<use id="a{n}" href="#a{n + 1}"/>' for n in range(300)) + LEAF),
            "shows itself",
        ),
    ],
)
def test_what_is_no_drawing_or_has_no_end_is_refused_in_a_sentence(text, problem):
    written, said = published(text)
    assert written is None
    assert len(said) == 1
    assert problem in said[0]


def test_a_hundred_kinds_of_things_do_not_fill_the_screen():
    handlers = " ".join(f"on{number}=''" for number in range(100))
    _, said = published(drawing(f"<path {handlers}/>"))
    assert len(said) == 13
    assert said[-1] == "1: 88 other kinds of things are left out of the picture that is published"


@pytest.mark.parametrize(
    ("root", "width"),
    [
        ('viewBox="0 0 40 20"', 72),
        ('viewBox="-5,-5 40,20"', 72),
        ('viewBox="0 0 40 20" width="100%"', 72),
        ('viewBox="0 0 40 20" width="10" height="10"', 36),
        ('width="100mm" height="50mm"', 72),
        ('viewBox="0 0 1 100"', 1),
    ],
)
def test_the_header_knows_how_wide_the_logo_is(root, width):
    picture, flaws = publishable(drawing(LEAF, root).encode(), FILE)
    assert picture is not None
    assert (picture.width, picture.height, flaws) == (width, 36, [])
    assert b" viewBox=" in picture.data


@pytest.mark.parametrize(
    "root", ['viewBox="0 0 999999 1e-310"', 'viewBox="0 0 1 1e-30"', 'width="1" height="101"', 'viewBox="0 0 1 101"']
)
def test_a_drawing_that_is_hardly_more_than_a_line_is_no_logo(root):
    picture, flaws = publishable(drawing(LEAF, root).encode(), FILE)
    assert picture is None
    assert [flaw.problem for flaw in flaws] == ["one side of this SVG is more than 100 times as long as the other"]


NAMES = st.sampled_from([*sorted(ELEMENTS), "a", "style", "script", "image", "animate", "foreignObject", "title"])
VALUES = st.one_of(
    st.sampled_from(["#a", "url(#a)", "url(//b)", "javascript:c()", "red", "rotate(3)", ".a{fill:red}", "a", "&b<"]),
    st.text(string.printable + "é€𝄞", max_size=30),
)
ATTRIBUTE = st.tuples(
    st.sampled_from([*sorted(ATTRIBUTES), "class", "style", "href", "onclick", "data-x"]),
    VALUES.map(lambda value: "".join(letter for letter in value if letter.isprintable())),
)


def tag(name, attributes, children):
    element = ElementTree.Element(f"{{{SVG}}}{name}", dict(attributes))
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


ATTRIBUTES_OF_ONE = st.lists(ATTRIBUTE, max_size=4)
LETTERS = ATTRIBUTE.map(lambda attribute: attribute[1])
TREES = st.recursive(
    st.builds(tag, NAMES, ATTRIBUTES_OF_ONE, st.just([])),
    lambda trees: st.builds(tag, NAMES, ATTRIBUTES_OF_ONE, st.lists(st.one_of(trees, LETTERS), max_size=4)),
    max_leaves=12,
)


@given(TREES)
@example(ElementTree.Element("path", {"d": "M0\n0\tL9 9"}))
def test_whatever_is_written_holds_known_names_alone_and_stays_as_it_is(tree):
    text = drawing(ElementTree.tostring(tree, encoding="unicode") + LEAF)
    picture, flaws = publishable(text.encode(), FILE)
    if picture is None:
        assert [flaw.severity for flaw in flaws] == ["error"]
        return
    for element in ElementTree.fromstring(picture.data).iter():
        assert element.tag.removeprefix(f"{{{SVG}}}") in ELEMENTS
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES or (name == "href" and value.startswith("#"))
            assert "url(//" not in value.lower() or name == "id"
    assert publishable(picture.data, FILE) == (picture, [])
