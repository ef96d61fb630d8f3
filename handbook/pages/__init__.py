"""Pages as sources: front matter, overlay, sections, links, and what a page may call. Pure: no MkDocs, no clock."""
