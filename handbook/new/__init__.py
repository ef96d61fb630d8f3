"""A handbook of one's own: the questions for an organization's details, and pages and sections to begin with. Pure."""
