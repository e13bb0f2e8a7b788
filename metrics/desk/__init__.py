"""The electronic service desk, answered from the counts that are cut from its events."""
