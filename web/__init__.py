"""What stands around the pages over HTTP: the door with its sessions, and what an operator looks at."""
