"""What stewards upload on their page: kept as jobs on disk, checked and loaded by a process of its own."""
