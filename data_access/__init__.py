"""Where the rows come from: schema, facts, the read-only door, the demo database, the application's own state."""
