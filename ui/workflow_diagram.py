"""A workflow as a picture made of a list: boxes in reading order, arrows as thick as their moves, loops."""

from collections.abc import Mapping, Sequence

from metrics.desk.process import Edge, Process, StepFigures
from metrics.desk.rework import Loss
from ui.language import language
from ui.words import number, safe, say
from ui.workflow_words import in_node, outcome

THICKEST, THINNEST = 14, 1.5   # pixels of an arrow
# Medians in days from which the next, darker colour begins; the figure stands in every box as well.
SHADES = ((0, "#FFFFFF"), (1, "#E4F0F7"), (3, "#C5DFEE"), (8, "#9CC8E1"), (22, "#6FAFD3"))
Loops = Mapping[str, Sequence[StepFigures]]


def picture(found: Process, lost: Sequence[Loss], bottleneck: str | None) -> str:
    """HTML of the diagram, an ordered list that reads the same aloud; `bottleneck`: its worst step."""
    loops = _loops(found)
    inside = {each.step.code for own in loops.values() for each in own}
    line = [each for each in found.steps if each.step.code not in inside]
    most = max((edge.moves for edge in found.edges), default=0)
    items = []
    for each, following in zip(line, [*(after.step.code for after in line[1:]), None], strict=False):
        own = loops.get(each.step.code, ())
        below = "".join(_loop(each, it, found, lost, most) for it in own)
        drawn = {following, *(it.step.code for it in own)} - {None}
        leaving = [edge for edge in found.edges if edge.leaves == each.step.code]
        box = _box(each, bottleneck, [edge for edge in leaving if edge.to not in drawn])
        arrow = _arrow([edge for edge in leaving if edge.to == following], most, following)
        items.append(f'<li class="flow-step">{box}{below}{arrow}</li>')
    return f'<ol class="flow" aria-label="{say("workflow.diagram_alt")}">{"".join(items)}</ol>{_legend()}'


def _loops(found: Process) -> dict[str, list[StepFigures]]:
    """Steps that are come into by being sent back only, under the step that sends most into them."""
    sent: dict[str, tuple[str, StepFigures]] = {}
    for each in found.steps:
        coming = [edge for edge in found.edges if edge.to == each.step.code]
        returns = [edge for edge in coming if edge.outcome == "return"]
        others = sum(edge.moves for edge in coming if edge.outcome != "return")
        begins = each.stays > sum(edge.moves for edge in coming)   # requests begin in it
        if returns and not others and not begins:
            sent[each.step.code] = max(returns, key=lambda edge: edge.moves).leaves, each
    loops: dict[str, list[StepFigures]] = {}
    for of, each in sent.values():
        if of not in sent:
            loops.setdefault(of, []).append(each)
    return loops


def _box(each: StepFigures, bottleneck: str | None, others: Sequence[Edge]) -> str:
    step, note = each.step, _note(each)
    inside = {"stays": number(each.stays, "count"), "open": number(each.open_now, "count")}
    worst = f'<p class="flow-worst">{say("workflow.worst_mark")}</p>' if step.code == bottleneck else ""
    ends = "".join(_other(edge) for edge in others if edge.moves)
    return (
        f'<div class="flow-box{" assumed" if step.assumed else ""}" style="background:{_shade(each)}"'
        f' title="{safe(note)}"><p class="flow-code"><bdi>{safe(step.code)}</bdi>{_mark(each)}</p>'
        f'<p class="flow-name">{safe(step.name(language()))}</p>'
        f'<p class="flow-role">{safe(step.role_name(language()))}</p>'
        f'<p class="flow-wait"><strong>{safe(in_node(each.median))}</strong></p>'
        f'<p class="flow-count">{say("workflow.in_box", **inside)}</p>'
        f"{worst}{ends}</div>"
    )


def _other(edge: Edge) -> str:
    """A move that is neither to the next box nor a loop: an end, or a leap."""
    to = say("workflow.the_end") if edge.to is None else edge.to
    mark = f' {say("workflow.assumed_mark")}' if edge.assumed else ""
    ended, moves = outcome(edge.outcome, left=True), number(edge.moves, "count")
    told = say("workflow.leap", outcome=ended, to=to, moves=moves)
    return f'<p class="flow-leap{" assumed" if edge.assumed else ""}">{safe(told)}{mark}</p>'


def _loop(
    each: StepFigures, correction: StepFigures, found: Process, lost: Sequence[Loss], most: int
) -> str:
    """Under its step: sent back into the correction and up again, with number and days."""
    there = [edge for edge in found.edges if (edge.leaves, edge.to) == (each.step.code, correction.step.code)]
    moves, assumed = sum(edge.moves for edge in there), any(edge.assumed for edge in there)
    own = [loss for loss in lost if loss.step == each.step.code]
    back, days = sum(loss.back for loss in own), sum(loss.days for loss in own)
    cost = say("workflow.loop_days", days=number(round(days / back, 1), "days")) if back else ""
    told = say("workflow.loop", moves=number(moves, "count"))
    return (
        f'<div class="flow-loop{" assumed" if assumed else ""}" style="--thick:{_thickness(moves, most)}px">'
        f'<p class="flow-back"><span aria-hidden="true">↺</span> {told}<br>{cost}</p>'
        f'<p class="flow-name"><bdi>{safe(correction.step.code)}</bdi>{_mark(correction)}'
        f" {safe(correction.step.name(language()))}</p>"
        f'<p class="flow-wait" style="background:{_shade(correction)}">'
        f"<strong>{safe(in_node(correction.median))}</strong></p></div>"
    )


def _arrow(onward: Sequence[Edge], most: int, following: str | None) -> str:
    if following is None:
        return ""
    moves, assumed = sum(edge.moves for edge in onward), any(edge.assumed for edge in onward)
    told = say("workflow.onward", to=following, moves=number(moves, "count"))
    return (
        f'<div class="flow-arrow{" assumed" if assumed else ""}" role="img" aria-label="{safe(told)}"'
        f' style="--thick:{_thickness(moves, most)}px"><span>{number(moves, "count")}</span></div>'
    )


def _thickness(moves: int, most: int) -> float:
    return round(max(THINNEST, THICKEST * moves / most), 1) if most else THINNEST


def _shade(each: StepFigures) -> str:
    days = each.median.value if each.median.value is not None else each.median.more_than
    return next(colour for least, colour in reversed(SHADES) if (days or 0) >= least)


def _mark(each: StepFigures) -> str:
    """The mark of an assumption or of a note, with its text; the table below tells it too."""
    note = _note(each)
    if not note:
        return ""
    mark = say("workflow.assumed_mark" if each.step.assumed else "workflow.note_mark")
    return f' <span class="flow-mark" title="{safe(note)}">{mark}</span>'


def _note(each: StepFigures) -> str:
    """What the document leaves open, or that the step is our assumption."""
    own = each.step.note_fa if language() == "fa" else each.step.note_en
    return own or (say("workflow.assumed_note") if each.step.assumed else "")


def _legend() -> str:
    shades = "".join(
        f'<li><span class="flow-shade" style="background:{colour}"></span>'
        f'{say("workflow.from_days", days=number(least, "count"))}</li>'
        for least, colour in SHADES
    )
    told = "".join(f"<li>{say(key)}</li>" for key in ("workflow.legend_arrow", "workflow.legend_loop"))
    mark = f'<li><span class="flow-shade assumed"></span>{say("workflow.legend_assumed")}</li>'
    return f'<ul class="flow-legend"><li>{say("workflow.legend_colour")}</li>{shades}{told}{mark}</ul>'
