"""The branch on which versions stand side by side, its tags and its origin: read and written through git alone.

Whatever runs git here raises GitFailed, an OSError, where git would not: docstrings name it where callers expect it.
"""
