"""Waiting times that count open requests too: pure functions on additive counts, no SQL, no data frames."""
