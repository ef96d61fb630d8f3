"""Plain data → YAML text that HR can read on, and that `read_yaml` reads back as it was."""

from __future__ import annotations

import re
from typing import Any

import yaml

from handbook.data.not_text import is_not_text
from handbook.data.yaml import ODD

_NUMBER = re.compile(r"[+\d][\d ()./-]*")
"""What is put in quotes though YAML would not need it, so that it stays as it was typed whoever edits the file."""


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]  # PyYAML has no types
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists beneath their key too, so that what belongs together is seen."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    quoted = _NUMBER.fullmatch(text) or is_not_text(text) or "#" in text or re.search(ODD, text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if quoted else None)


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    short = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)


def yaml_text(data: dict[str, Any]) -> str:
    """Return `data` (dicts, lists, text, True and False) as YAML, in its order; a list of words stands in one line."""
    how: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "default_flow_style": False, "width": 10**6}
    return str(yaml.dump(data, Dumper=_Dumper, **how))
