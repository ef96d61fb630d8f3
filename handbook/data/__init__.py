"""From YAML text to typed values, with the place of every key and value kept for messages."""
