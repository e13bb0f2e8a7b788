"""Files that somebody brings back: their values are read, hostile or not, and their hash is found anew."""
