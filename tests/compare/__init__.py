"""Comparing provinces: variance from rows, ranks with their uncertainty, funnels, peers, spread."""
