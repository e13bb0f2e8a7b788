"""Where: province outlines, positions of parks and the figures of the maps; knows places, not indicators."""
