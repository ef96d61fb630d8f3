"""Publishing: a version made, put beside the others, taken down, renewed, compared and verified."""
