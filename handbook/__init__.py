"""A generator of employee-handbook sites on harassment by clients and customers.

Knows nothing of one organization: its details are data (`organization/`), the prose is Markdown (`docs/`), and the law
is data (`jurisdictions/`). Imports run one way: verbs, then `render/`, then the pure rooms (`pages/`, `checks/`,
`organization/`, `jurisdictions/`, `data/`), which import no MkDocs and read no clock.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The repository. Verbs and the hook look it up here; everything below them is given its paths."""
