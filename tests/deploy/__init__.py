"""Tests of what stands in deploy/: the proxy, several processes, units, installation."""
