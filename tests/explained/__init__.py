"""The page that explains messages: every rule stands there, and its examples do what they say."""
