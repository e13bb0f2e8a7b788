"""What stands around the pages: the door, its sessions, and the guard of every address."""
