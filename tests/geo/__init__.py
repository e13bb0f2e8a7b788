"""What the maps must get right."""
