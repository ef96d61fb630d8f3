"""An organization's details: the closed models, their grammar, and how `organization.yml` becomes one of them."""
