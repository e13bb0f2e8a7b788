"""The distributed engine: ClickHouse behind the same questions, fed from the first database by loads."""
