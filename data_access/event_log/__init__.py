"""Event logs of the desk: a CSV file of stays is checked whole and loaded in one transaction, or refused."""
