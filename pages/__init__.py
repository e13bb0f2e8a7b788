"""One file per managerial question; what the reader sees, top to bottom."""
