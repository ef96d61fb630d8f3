"""Published versions: what each holds, which is in force, and the branch on which they stand side by side."""
