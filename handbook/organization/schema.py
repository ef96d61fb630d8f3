"""The JSON Schema of organization.yml, for editors: made of the models, so that it says what they say."""

from __future__ import annotations

import json
from pathlib import Path

from handbook.organization.model import Organization

FILE = Path(__file__).with_name("schema.json")


def schema() -> str:
    """Return the schema as JSON text."""
    made = Organization.model_json_schema()
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **made}, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema(), encoding="utf-8")
