"""Publishing: the branch on which versions stand side by side, written and verified through git."""
