"""A generator of employee-handbook sites on harassment by clients and customers.

Knows nothing of one organization: its details are data (`organization/`), the prose is Markdown (`docs/`), and the law
is data (`jurisdictions/`). Imports run one way: verbs, then `render/`, then the pure rooms (`pages/`, `checks/`,
`organization/`, `jurisdictions/`, `data/`), which import no MkDocs and read no clock.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The repository. Verbs and the hook look it up here; everything below them is given its paths."""


def _is_root(folder: str) -> bool:
    return os.path.realpath(folder) == str(ROOT)


# Python looks for every library in the folder of a command first. A stray file there, such as yaml.py, takes no place.
sys.path.sort(key=_is_root)
