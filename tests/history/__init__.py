"""History: every row and figure of a past day comes back exactly, on both engines, after any loads."""
