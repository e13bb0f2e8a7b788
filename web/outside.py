"""Accounts of the organisation (OpenID Connect): whether they are offered, and how the way there begins."""


def address() -> str:
    """Where the organisation's own login begins; "" where none is configured."""
    return ""
