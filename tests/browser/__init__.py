"""What a reader sees in a real browser, against a real server on the demo data."""
