"""Parts of a page that run alone (`st.fragment`): a choice that concerns one part draws only that part."""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def alone() -> bool:
    """Whether just now only a part runs, and not its page."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and bool(context.fragment_ids_this_run)
