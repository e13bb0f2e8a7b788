"""Apache Superset as a rival: in its own environment, on the same PostgreSQL tables."""
