"""Loads: every rule with a value it takes and one it refuses, both engines, faults and two at once."""
