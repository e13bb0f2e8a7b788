"""What befalls an installation: power cuts, full disks, two at once, clocks that jump."""
