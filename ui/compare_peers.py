"""The peers of a province: how they are found, how far they are, and others instead of them."""

import streamlit as st

from metrics import registry
from metrics.compare import Peer, zone_title
from metrics.compare.peers import CLIMATE
from ui import bound, compare_answers, filters, tables
from ui.compare_choice import MOST_PEERS, Compared
from ui.language import language
from ui.words import digits, number, say, title_of


def show(compared: Compared) -> None:
    """The method in a sentence, the members with distances, and the choice of others, kept in the URL."""
    if compared.chosen is None:
        st.html(f'<p class="empty">{say("compare.choose_province")}</p>')
        return
    found = compare_answers.peers(compared.scope, compared.chosen, compared.peers)
    st.html(f'<p class="story">{found.method_fa if language() == "fa" else found.method_en}</p>')
    others = {code: name for code, name in compared.names.items() if code != compared.chosen}
    bound.several("compare-peers", say("compare.peers"), others, [each.province for each in found.members],
                  lambda codes: filters.choose(peers=",".join(codes) or None), MOST_PEERS)
    st.caption(say("compare.peers_hint"))
    measured = [name for name in found.features if name != CLIMATE]
    columns = [tables.Column("name", say("province")), tables.Column("distance", say("compare.distance"))]
    columns += [tables.Column(code, title_of(code), registry.get(code).unit) for code in measured]
    columns.append(tables.Column("zone", say("compare.zone")))
    rows = [_row(each, compared) for each in (found.own, *found.members)]
    tables.show(rows, columns, say("compare.peers_table", name=compared.names[compared.chosen]), None)


def _row(each: Peer, compared: Compared) -> dict[str, object]:
    distance = number(None, "count") if each.distance is None else digits(f"{each.distance:.2f}")
    zone = zone_title(each.zone, language()) if each.zone else number(None, "count")
    return {"name": compared.called(each.province), "distance": distance, "zone": zone, **each.features}
