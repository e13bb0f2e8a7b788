"""The interface as one application of its own."""

from starlette.applications import Starlette
from starlette.types import ASGIApp


def application() -> ASGIApp:
    return Starlette()
