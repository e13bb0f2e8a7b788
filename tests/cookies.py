"""The cookie of somebody who is signed in, for tests that do not go through the login."""

from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.state import session_cookie, sessions


def signed_in(engine: Engine, name: str) -> str:
    """The value of the cookie of a new session of that user; `session_cookie.NAME` is its name over http."""
    return sessions.start(engine, name)


def header(engine: Engine, name: str) -> dict[str, str]:
    """The same as a header of a request over http."""
    return {"Cookie": f"{session_cookie.NAME}={signed_in(engine, name)}"}


def at_the_door(app: AppTest) -> bool:
    """Whether a page shows nothing but the way to the login, and back to itself."""
    texts = [str(element.proto.body) for element in app.get("html")]
    return any('href="login?next=' in text for text in texts) and not app.text_input
