"""What the keys of the desk are called: services, steps, roles and inboxes in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from common.figures import known
from ui import desk_choice, links, query
from ui.language import language
from ui.words import number, say


@dataclass(frozen=True)
class Names:
    """Every name by its key, in one language; looked up once for a whole table."""

    services: Mapping[int, str]
    steps: Mapping[int, str]
    roles_of_steps: Mapping[int, str]
    roles: Mapping[str, str]        # code of each role that acts in a step, in the order of the steps
    provinces: Mapping[str, str]
    no_step: str
    headquarters: str

    def service(self, key: int) -> str:
        return self.services.get(key, str(key))

    def province(self, code: str | None) -> str:
        return self.provinces.get(code or "", self.headquarters)

    def step(self, key: int | None) -> str:
        return self.steps.get(key or 0, self.no_step)

    def role_of_step(self, key: int | None) -> str:
        return self.roles_of_steps.get(key or 0, self.no_step)

    def holder(self, role: str, province: str | None, place: int) -> str:
        """«Officer 3 of Fars»: the name is not for lists."""
        where, title = self.province(province), self.roles.get(role, role)
        return say("desk.inbox_of", role=title, place=number(place, "count"), where=where)


def names() -> Names:
    """The names in the language of whoever is reading."""
    chosen, steps = language(), desk_choice.steps()
    return Names(
        {key: service.name(chosen) for key, service in desk_choice.services().items()},
        {key: step.name(chosen) for key, step in steps.items()},
        {key: step.role_name(chosen) for key, step in steps.items()},
        {step.role: step.role_name(chosen) for step in steps.values()},
        query.province_names(), say("desk.no_step"), say("desk.headquarters"),
    )


def service_name(key: int) -> str:
    """One name; for a whole table take `names()` once."""
    return names().service(key)


def step_name(key: int | None) -> str:
    return names().step(key)


def role_of_step(key: int | None) -> str:
    return names().role_of_step(key)


def role_names() -> dict[str, str]:
    return dict(names().roles)


def days(value: float | None) -> str:
    """«۱۲ روز»."""
    told = number(value, "count")
    return told if known(value) is None else say("desk.days", days=told)


def tracking(number_: str | None) -> str:
    """A tracking number as it is to be typed; where there is none, this is said."""
    return links.code(number_) if number_ else say("desk.no_number")


def history(tracking_number: str | None) -> links.Link:
    """A link to the way of one request; without a tracking number there is none to follow."""
    if not tracking_number:
        return links.Link("")
    return links.to("workflow", say("desk.history"), request=tracking_number)
