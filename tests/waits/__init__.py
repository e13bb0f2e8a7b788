"""Waiting times: logs worked out by hand, properties, other programs, worlds whose truth is known."""
