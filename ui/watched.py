"""What the log and the counters are told of a run of the script: whose window, which page, which reader."""

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.runtime.scriptrunner import get_script_run_ctx

from web import counters, logs, questions

questions.watch()


@contextmanager
def run() -> Iterator[None]:
    """Around everything that Streamlit runs for a reader."""
    context = get_script_run_ctx()
    window = logs.short(context.session_id) if context else ""
    with logs.about(session=window), counters.run():
        yield


def page(name: str, user: str = "") -> None:
    """From here on it is known which page runs, and under which user name."""
    counters.of_page(name)
    logs.learn(page=name, **({"user": user} if user else {}))
