"""Tests of the table of rights: every role on every page, row, column and verb, and forged requests."""
