"""Files that leave: what other programs read back, and what is told of a file brought back."""
