"""From a book to a site: MkDocs at the rim, its hooks, and what writes folders."""
