"""Published versions: what each holds, which is in force, and what stands beside them. Pure."""
