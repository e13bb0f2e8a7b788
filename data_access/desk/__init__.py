"""The electronic service desk on the database side: counts cut from its events, and loads of event logs."""
