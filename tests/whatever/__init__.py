"""Whatever somebody writes into details, pages, law or navigation: a site, or flaws that help."""
