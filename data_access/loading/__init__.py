"""The organisation's own tables: files checked whole and loaded in one transaction, or refused whole."""
