"""An SVG, read and written anew: of what was in it, only what is known to draw.

The reader is expat, event by event, so that each thing has its line. What is written holds no script, no style, no
link, no reference but to its own parts, no text but what is drawn: it can be opened by its address as well as shown in
a page. A document type that declares something is refused before a word of it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from handbook import limits
from handbook.pictures import css
from handbook.pictures.svg_names import (
    ATTRIBUTES,
    ELEMENTS,
    REFERRING,
    SPOKEN,
    SVG,
    TEXT,
    UNSEEN,
    XHTML,
    XLINK,
    part,
    stays_inside,
    unknown_value,
)
from handbook.pictures.svg_shape import refuse_what_unfolds, settle_size
from handbook.pictures.taken import NoPictureError, Size, Taken

PLAIN = "export it again as plain SVG"
_SPACES = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\r"}  # as they are, a reader takes each for a blank
TOO_MUCH = ("this SVG has more parts than a logo can need", "draw it more simply, or save it as PNG")


@dataclass
class Element:
    """An element that is kept: what is written of it, and what its styles are found by."""

    tag: str
    line: int
    column: int
    attributes: dict[str, str] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()
    style: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)


def clean_svg(data: bytes) -> tuple[bytes, Size, list[Taken]]:
    """Return the SVG in `data` as it can be published, its size, and what was taken out.

    Raises NoPictureError if it is none, or holds nothing that can be shown.
    """
    reader = _Reader()
    root = reader.read(data)
    style = "".join(reader.css)
    if len(style) > limits.STYLE_BYTES:
        raise NoPictureError(*TOO_MUCH, *reader.css_place)
    rules, taken = css.rules(style)
    reader.taken += (Taken(what, *reader.css_place) for what in taken)
    elements = [root]
    for element in elements:
        elements += (child for child in element.children if isinstance(child, Element))
    _settle_styles(elements, rules)
    size = settle_size(root.attributes)
    refuse_what_unfolds(elements)
    return _written(root, top=True).encode("utf-8"), size, reader.taken


class _Reader:
    """Takes expat's events, and keeps the elements that draw."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.css: list[str] = []
        self.css_place = (1, 1)
        self.root: Element | None = None
        self.count = 0
        self.open: list[Element | None] = []  # None is an element that is left out, with all that is in it
        self.in_style = False
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.document_type
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    @property
    def place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def read(self, data: bytes) -> Element:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code)
            raise NoPictureError(
                f"this SVG breaks off or is damaged here ({why})", PLAIN, error.lineno, error.offset + 1
            ) from None
        if self.root is None:
            raise NoPictureError("this is no SVG that a browser shows: its first tag is not `<svg xmlns=…>`", PLAIN)
        return self.root

    def document_type(self, _name: str, _system: str | None, _public: str | None, declares: bool) -> None:
        if declares:
            problem = "this SVG declares entities, which can make a small file endless"
            raise NoPictureError(problem, f"{PLAIN}, without what the drawing program needs to edit it", *self.place)

    def instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self.taken.append(Taken("a style sheet from elsewhere (`<?xml-stylesheet?>`)", *self.place))

    def start(self, full: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > limits.SHAPES or len(self.open) >= limits.SHAPE_LEVELS:
            raise NoPictureError(*TOO_MUCH, *self.place)
        space, _, tag = full.rpartition(" ")
        parent = self.open[-1] if self.open else None
        if not self.open:
            self.root = element = self.element(tag, attributes) if space == SVG and tag == "svg" else None
        elif parent is None:
            element = None
        elif space == SVG and tag == "style":
            self.in_style, element = True, None
            self.css_place = self.css_place if self.css else self.place
            if attributes.get("media", "all") not in ("all", "screen"):
                self.taken.append(Taken(f"the style for `{attributes['media']}`", *self.place))
                self.in_style = False
        elif space == SVG and tag == "a":
            self.taken.append(Taken("a link", *self.place))
            links = ("href", f"{XLINK} href")
            rest = {name: value for name, value in attributes.items() if name not in links}
            element = self.element("tspan" if parent.tag in TEXT else "g", rest)
        elif space == SVG and tag in ELEMENTS:
            element = self.element(tag, attributes)
        else:
            element = None
            if space in (SVG, XHTML, "") and tag not in UNSEEN:  # what is in another space no browser draws
                self.taken.append(Taken(SPOKEN.get(tag, f"`<{tag}>`"), *self.place))
        if element and parent:
            parent.children.append(element)
        self.open.append(element)

    def end(self, _full: str) -> None:
        self.open.pop()
        self.in_style = False

    def text(self, letters: str) -> None:
        element = self.open[-1]
        if self.in_style:
            self.css.append(letters)
        elif element and element.tag in TEXT:
            element.children.append(letters)

    def element(self, tag: str, attributes: dict[str, str]) -> Element:
        """Return the element with what may stay of its attributes; those that draw nothing go without a word."""
        element = Element(tag, *self.place)
        for full, value in attributes.items():
            space, _, name = full.rpartition(" ")
            if space and (space, name) != (XLINK, "href"):
                continue
            if name == "href":
                if tag in REFERRING and part(value):
                    element.attributes[name] = value.strip()
                else:
                    self.taken.append(Taken("a reference to elsewhere (`href`)", *self.place))
            elif name.lower().startswith("on"):
                self.taken.append(Taken(f"something that runs (`{name}`)", *self.place))
            elif name == "class":
                element.classes = frozenset(value.split())
            elif name == "style":
                element.style, taken = css.declarations(value)
                self.taken += (Taken(what, *self.place) for what in taken)
            elif name in ATTRIBUTES and stays_inside(value):
                element.attributes[name] = value
            elif name in ATTRIBUTES:
                self.taken.append(Taken(unknown_value(name), *self.place))
        return element


def _settle_styles(elements: list[Element], rules: list[css.Rule]) -> None:
    """Write as attributes what the rules and each element's own style say of it."""
    if len(elements) * len(rules) > limits.STYLES:
        raise NoPictureError(*TOO_MUCH)
    letters = 0
    for element in elements:
        for rule in rules:
            if rule.fits(element.tag, element.attributes.get("id", ""), element.classes):
                element.attributes |= rule.declarations
                letters += rule.length
        element.attributes |= element.style
        if letters > limits.STYLES:
            raise NoPictureError(*TOO_MUCH, element.line, element.column)


def _written(element: Element, top: bool = False) -> str:
    attributes = {"xmlns": SVG, **element.attributes} if top else element.attributes
    given = (f' {name}="{escape(value).translate(_SPACES)}"' for name, value in attributes.items())
    opened = "".join([element.tag, *given])
    inner = "".join(
        escape(child, quote=False) if isinstance(child, str) else _written(child) for child in element.children
    )
    return f"<{opened}>{inner}</{element.tag}>" if inner else f"<{opened}/>"
