"""The electronic desk as a queueing system: what becomes of requests, given officers, hours and arrivals."""
