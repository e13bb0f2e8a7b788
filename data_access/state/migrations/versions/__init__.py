"""One file per version, each following the one before; a released one is never edited."""
