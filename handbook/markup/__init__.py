"""A page's text: Markdown, the Jinja in it, and what either makes of it. Pure; knows no front matter and no address."""
