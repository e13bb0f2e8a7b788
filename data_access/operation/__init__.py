"""Looking after the databases: roles, backups and what an upgrade needs."""
