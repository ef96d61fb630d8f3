"""Templates of pages that stand beside versions or in their place. MkDocs knows nothing of them."""

from __future__ import annotations

from pathlib import Path

import jinja2

from handbook.organization.times import in_full


def template(name: str) -> jinja2.Template:
    """Return the template `name`; what is put into it is escaped."""
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["in_full"] = in_full
    return environment.get_template(name)
