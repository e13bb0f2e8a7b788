"""What only this installation can make: tokens of forms, and fingerprints of what must not be read back."""

import hmac

from data_access.state import keyed as own


def keyed(purpose: str, text: str) -> str:
    """64 hexadecimal digits of the text, different for every purpose. Raises SettingsError for a bad key."""
    return own.keyed(purpose, text)


def same(sent: str, own: str) -> bool:
    """Whether they are equal, in a time that tells nothing."""
    return hmac.compare_digest(sent.encode(), own.encode())
