"""Whatever somebody writes into an organization's details or a page's front matter: a site, or flaws that help."""
