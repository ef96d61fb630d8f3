"""Publishing: the branch on which versions stand side by side, written and verified through git.

Whatever runs git here raises GitFailed, an OSError, where git would not: docstrings name it where callers expect it.
"""
