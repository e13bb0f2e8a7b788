"""The stays of a request as bars along its life: who had it, when, and for how long."""

import plotly.graph_objects as go

from metrics.desk.history import History, Stay
from ui import axes, desk_choice
from ui.charts import draw
from ui.language import language
from ui.words import drawn, isolated, say
from ui.workflow_words import duration, moment, outcome

DAY = 86400
# A side by its colour and its pattern: colour is never the only signal.
SIDES = {"organisation": ("#0B5C8A", ""), "applicant": ("#B3541E", "/"), "system": ("#6B7783", ".")}
SLIVER = 0.004   # of the whole life: shorter stays are drawn so wide, to be seen


def draw_stays(found: History, key: str) -> None:
    """A line per step in the order it was first reached; a bar per stay, in days since the first of them."""
    begin = found.stays[0].entered_at
    whole = max((stay.entered_at - begin).total_seconds() + stay.seconds for stay in found.stays) / DAY
    figure = go.Figure()
    for side, (colour, pattern) in SIDES.items():
        own = [stay for stay in found.stays if stay.side == side]
        if own:
            figure.add_bar(
                base=[(stay.entered_at - begin).total_seconds() / DAY for stay in own],
                x=[max(stay.seconds / DAY, whole * SLIVER) for stay in own], y=[_name(stay) for stay in own],
                orientation="h", name=say(f"workflow.side.{side}"),
                marker={"color": colour, "pattern": {"shape": pattern}},
                hovertext=[_told(stay) for stay in own], hovertemplate="%{hovertext}<extra></extra>",
            )
    order = list(dict.fromkeys(_name(stay) for stay in found.stays))
    places, texts = axes.ticks([whole], "days")
    persian = language() == "fa"
    figure.update_xaxes(
        tickvals=places, ticktext=texts, title=say("workflow.days_since"), gridcolor=axes.GRID,
        autorange="reversed" if persian else True,
    )
    side = "right" if persian else "left"
    figure.update_yaxes(categoryorder="array", categoryarray=order[::-1], side=side)
    figure.update_layout(barmode="overlay", bargap=0.35)
    draw(figure, key, say("workflow.timeline_alt"), 130 + 30 * len(order), legend=True)


def _name(stay: Stay) -> str:
    step = desk_choice.steps().get(stay.step)
    return f"{isolated(step.name(language()))} {drawn(step.code)}" if step else str(stay.step)


def _told(stay: Stay) -> str:
    told = outcome(stay.outcome, stay.left_at is not None)
    return isolated(f"{moment(stay.entered_at)}: {duration(stay.seconds)} - {told}")
