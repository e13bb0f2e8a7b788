"""What the keys of the desk are called: services, steps, roles and inboxes in the reader's language."""

from ui import desk_choice, links, query
from ui.language import language
from ui.words import known, number, say


def service_name(key: int) -> str:
    found = desk_choice.services().get(key)
    return found.name(language()) if found else number(key, "count")


def step_name(key: int | None) -> str:
    found = desk_choice.steps().get(key or 0)
    return found.name(language()) if found else say("desk.no_step")


def role_of_step(key: int | None) -> str:
    found = desk_choice.steps().get(key or 0)
    return found.role_name(language()) if found else say("desk.no_step")


def role_names() -> dict[str, str]:
    """Code of every role that acts in a step to its name, in the order of the steps."""
    return {step.role: step.role_name(language()) for step in desk_choice.steps().values()}


def nobody() -> str:
    return say("desk.nobody")


def holder_name(role: str, province: str | None, name: str | None, place: int) -> str:
    """The name where the reader may know it, else «officer 3 of Fars»."""
    if name is not None:
        return name
    where = query.province_names().get(province or "", say("desk.headquarters"))
    role_name = role_names().get(role, role)
    return say("desk.inbox_of", role=role_name, place=number(place, "count"), where=where)


def days(value: float | None) -> str:
    """«۱۲ روز»."""
    told = number(value, "count")
    return told if known(value) is None else say("desk.days", days=told)


def history(tracking_number: str | None) -> str:
    """A link to the way of one request; without a tracking number there is none to follow."""
    if not tracking_number:
        return links.Link("")
    return links.to("workflow", say("desk.history"), request=tracking_number)
