"""The application's own small state: users, login attempts, audit. Not the organisation's data."""
