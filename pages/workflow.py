"""Workflow: the steps of a service, where it waits, what returns cost, and the way of one request."""

from ui import desk_choice, workflow, workflow_history, workflow_rework, workflow_variants
from ui.page import page, part

with page("workflow") as frame:
    desk, service = desk_choice.bar(frame.reader), None
    with part("request_history"):
        service = workflow_history.show(desk)
    desk = workflow.of_one_service(desk, service)
    with part("workflow_steps"):
        workflow.steps(desk)
    with part("rework"):
        workflow_rework.show(desk)
        desk_choice.marked(desk)
    with part("handovers"):
        workflow_rework.handovers(desk)
        desk_choice.marked(desk)
    with part("variants"):
        workflow_variants.show(desk)
        desk_choice.marked(desk)
