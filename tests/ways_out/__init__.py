"""Tests of where all parts meet: one table on every way out, and what each role may take on each way."""
