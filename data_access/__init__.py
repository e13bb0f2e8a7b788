"""Where the rows come from: schema, facts, the read-only door, the demo, the application's own state."""
