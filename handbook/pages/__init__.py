"""Pages as sources: front matter, the overlay, and what follows from either. Pure: no MkDocs, no clock."""
