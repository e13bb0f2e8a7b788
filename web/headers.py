"""What every answer tells the browser it may do: the policy of content, frames, referrers and devices."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from http import HTTPStatus
from itertools import chain

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

YEAR, MONTH = 365 * 24 * 3600, 30 * 24 * 3600
FONTS = "/app/static/fonts/"   # Streamlit lets a browser ask for them anew with each page
# Of the page's own frame: Streamlit's index.html writes this line into itself.
OF_STREAMLIT = ("\n      window.prerenderReady = false\n    ",)
DEVICES = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
           "microphone", "midi", "payment", "usb", "xr-spatial-tracking")
FIXED: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join([*(f"{device}=()" for device in DEVICES), "clipboard-write=(self)"]),
}


def hashed(script: str) -> str:
    """The source by which a policy lets one inline script run: of exactly these letters."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str]) -> str:
    """The policy of content for pages that hold these inline `scripts` and no other.

    - 'unsafe-inline' styles: Streamlit (Emotion) writes its styles into the page while it draws.
    - data: and blob: pictures: sparklines, and charts that are saved as a picture; blob: is read back
      (connect) to put our font into the file.
    - blob: scripts: Streamlit loads the module of a component of its second kind (the tile map) from a blob
      that it makes of the text it was sent; only a script that already runs can make one.
    """
    known = " ".join(hashed(script) for script in chain(OF_STREAMLIT, scripts))
    parts = {
        "default-src": "'self'", "script-src": f"'self' blob: {known}", "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:", "font-src": "'self' data:", "connect-src": "'self' data: blob:",
        "worker-src": "'self' blob:", "frame-src": "'self'", "frame-ancestors": "'none'",
        "object-src": "'none'", "base-uri": "'self'", "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


class SecurityHeaders:
    """Middleware: adds the headers that an answer does not bring itself; a policy of its own stays."""

    def __init__(self, app: ASGIApp, scripts: Iterable[str] = ()) -> None:
        self.app = app
        self.added = {**FIXED, "Content-Security-Policy": policy(scripts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if FONTS in scope["path"] and message["status"] == HTTPStatus.OK:
                    headers.setdefault("Cache-Control", f"public, max-age={MONTH}")
                for name, value in self.added.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}; includeSubDomains")
            await send(message)

        await self.app(scope, receive, with_headers)
