"""Maps as an SVG that the browser draws: it fetches the shapes once, and each map brings its figures only."""

from collections.abc import Callable, Collection
from zlib import crc32

import streamlit as st

from common.settings import ROOT
from geo.basemap import Drawing
from ui import fragments, pictures
from ui.pictures import Caption
from ui.words import say

NAME = "shape_map"
_COMPONENT = st.components.v2.component(
    NAME, html='<div class="shape-map" dir="ltr"><div class="shape-near"></div>'
    '<div class="shape-tip" dir="auto" hidden></div></div>',
    js=(ROOT / "assets/js/shape_map.js").read_text(encoding="utf-8"), isolate_styles=False,
)


def show(
    drawing: Drawing, key: str, description: str, caption: Caption, choices: Collection[str],
    choose: Callable[[str], None],
) -> None:
    """Draws a map (see geo.layers, geo.park_layers) with the buttons that save it.

    `description` is what a screen reader says of it; `choose` is called with the one of `choices` that was
    pressed.
    """
    def pressed() -> None:
        chosen = getattr(st.session_state[key], "chosen", None)
        if chosen in choices:
            choose(str(chosen))

    about = {
        "key": f"{crc32(key.encode()):x}", "label": description, "picture": pictures.about(caption),
        "words": [say(f"map.{way}") for way in ("nearer", "farther", "whole")],
    }
    found = _COMPONENT(key=key, data={**drawing, **about}, on_chosen_change=pressed)
    if found.chosen in choices and fragments.alone():
        st.rerun()   # what was pressed is a choice of the whole page
    pictures.buttons(caption)
