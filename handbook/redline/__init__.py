"""The redline: what a reader of two published versions would see changed. Pure: no MkDocs, no git, no clock.

`changes` compares two sites; `as_text`, `as_html` and `as_json` show what it found, `in_short` counts it.
"""

from handbook.redline.comparing import changes
from handbook.redline.data import as_json
from handbook.redline.fragment import as_html
from handbook.redline.model import Changes
from handbook.redline.sentences import in_short
from handbook.redline.text import as_text

__all__ = ["Changes", "as_html", "as_json", "as_text", "changes", "in_short"]
