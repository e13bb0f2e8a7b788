"""How fast the dashboard is, always as a ratio to something simple measured in the same run."""
