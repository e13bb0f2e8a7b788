"""What only this installation can make of a text: fingerprints of what must not be read back."""

import hmac
from hashlib import sha256

from data_access.state import session_cookie


def keyed(purpose: str, text: str) -> str:
    """64 hexadecimal digits of the text, different for every purpose. Raises SettingsError for a bad key."""
    return hmac.new(session_cookie.key().encode(), f"{purpose}\0{text}".encode(), sha256).hexdigest()
