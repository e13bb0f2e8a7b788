"""What happens around requests: surveys, complaints, SMS notices and questions; shares are assumed."""

import numpy as np
import pandas as pd

from common.period import Period
from data_access.demo import desk_days, desk_officers, desk_workflows
from data_access.demo.world import YEAR, World
from data_access.schema import desk_requests as tables
from simulation.model import DAY, HOUR

SURVEYED, ANSWERED = 0.3, 0.38
DELIVERED = 0.9   # numbers that block advertising receive none
COMPLAINING = 0.02   # of requests that ended late
QUESTIONS_PER_DAY, NEVER_ANSWERED = 6.0, 0.02
SCORES = {"on time": (0.05, 0.08, 0.17, 0.4, 0.3), "late": (0.24, 0.26, 0.26, 0.16, 0.08)}
COURTESY = (0.03, 0.06, 0.16, 0.4, 0.35)
SMS_SINCE = YEAR


def make(world: World) -> None:
    """Needs the requests and their stays."""
    source = world.source("demo desk", "شبیه‌سازی میز خدمت", "Simulation of the service desk")
    requests = world.frames["request"]
    world.add(tables.satisfaction_survey, _surveys(world, requests), source, simulated=True)
    world.add(tables.complaint, _complaints(world, requests), source, simulated=True)
    world.add(tables.sms_notice, _notices(world, requests), source, simulated=True)
    world.add(tables.desk_question, _questions(world), source, simulated=True)
    for table in (tables.satisfaction_survey, tables.complaint, tables.desk_question):
        world.cover(table, desk_days.FIRST_DAY)
    world.cover(tables.sms_notice, SMS_SINCE.start)


def _later(rng: np.random.Generator, days: pd.Series, mean: float) -> pd.Series:
    """Days some days later; what lies after the rows has not happened."""
    later = days + pd.to_timedelta(np.floor(rng.exponential(mean, len(days))), unit="D")
    return later.where(later <= pd.Timestamp(desk_days.LAST_DAY))


def _surveys(world: World, requests: pd.DataFrame) -> pd.DataFrame:
    """Sent when a request has been served; those who waited too long are less content."""
    rng = world.rng("desk surveys")
    served = requests[(requests["result"] == "approved") & (rng.random(len(requests)) < SURVEYED)]
    answered = _later(rng, served["finished_on"], 2).where(rng.random(len(served)) < ANSWERED)
    late = (served["finished_at"] > served["due_at"]).to_numpy()
    scores = np.where(late, *(rng.choice(5, len(served), p=SCORES[when]) for when in ("late", "on time")))
    courtesy = rng.choice(5, len(served), p=COURTESY)
    known = answered.notna().to_numpy()
    return pd.DataFrame({
        "request_id": served["id"], "sent_on": served["finished_on"], "answered_on": answered,
        "score": np.where(known, scores + 1.0, np.nan), "courtesy": np.where(known, courtesy + 1.0, np.nan),
    })


def _complaints(world: World, requests: pd.DataFrame) -> pd.DataFrame:
    """Those that the dispute route registered, and some of those whose request ended late."""
    rng = world.rng("desk complaints")
    late = requests[requests["finished_at"] > requests["due_at"]]
    late = late[rng.random(len(late)) < COMPLAINING]
    late = late[late["service_id"] != desk_workflows.service_ids()["CO"]]
    of_late = pd.DataFrame({
        "service_id": late["service_id"], "request_id": late["id"], "province_code": late["province_code"],
        "subject": "delay", "registered_on": late["finished_on"],
        "announced_on": _later(rng, late["finished_on"], 14),
    })
    both = pd.concat([_disputes(world, rng, requests), of_late], ignore_index=True)
    return both.sort_values("registered_on", kind="stable", ignore_index=True)


def _disputes(world: World, rng: np.random.Generator, requests: pd.DataFrame) -> pd.DataFrame:
    """A complaint about the start-up service for each dispute that came so far."""
    steps = world.frames["request_step"]
    keys = desk_workflows.step_ids()
    sent = steps[(steps["workflow_step_id"] == keys["SL-2"]) & (steps["outcome"] == "approve")]
    ended = steps[(steps["workflow_step_id"] == keys["SL-3"]) & (steps["outcome"] == "end")]
    announced = ended.set_index("request_id")["left_on"]
    return pd.DataFrame({
        "service_id": desk_workflows.service_ids()["SU"],
        "request_id": pd.array([pd.NA] * len(sent), dtype="Int64"),
        "province_code": sent["request_id"].map(requests.set_index("id")["province_code"]).to_numpy(),
        "subject": rng.choice(tables.SUBJECTS, len(sent), p=[0.3, 0.08, 0.2, 0.3, 0.12]),
        "registered_on": sent["left_on"].to_numpy(),
        "announced_on": sent["request_id"].map(announced).to_numpy(),
    })


def _notices(world: World, requests: pd.DataFrame) -> pd.DataFrame:
    """Of 1401: at registration, at the first return of that year and at the end."""
    rng = world.rng("desk notices")
    steps = world.frames["request_step"]
    returned = steps[(steps["outcome"] == "return") & _in(steps["left_on"], SMS_SINCE)]
    returned = returned.drop_duplicates("request_id")
    parts = [
        requests.loc[_in(requests["registered_on"], SMS_SINCE), ["id", "registered_on"]],
        returned[["request_id", "left_on"]],
        requests.loc[_in(requests["finished_on"], SMS_SINCE), ["id", "finished_on"]],
    ]
    found = pd.concat([part.set_axis(["request_id", "sent_on"], axis=1) for part in parts])
    found = found.sort_values(["sent_on", "request_id"], kind="stable", ignore_index=True)
    return found.assign(delivered=rng.random(len(found)) < DELIVERED)


def _in(days: pd.Series, period: Period) -> pd.Series:
    return (days >= pd.Timestamp(period.start)) & (days < pd.Timestamp(period.stop))


def _questions(world: World) -> pd.DataFrame:
    """Asked at any hour, most answered within two days."""
    rng = world.rng("desk questions")
    known = desk_days.calendar(world)
    first, last = (day.toordinal() for day in (desk_days.FIRST_DAY, desk_days.LAST_DAY))
    count = rng.poisson(QUESTIONS_PER_DAY * (last - first) * world.desk * world.scale)
    begins = known.begin_of(rng.integers(first, last + 1, count))
    asked = np.sort(begins + np.floor(rng.random(count) * 23 * HOUR))
    answered = asked + np.round(rng.lognormal(np.log(0.4), 1.3, count) * DAY)
    end = known.begin_of(np.array([last + 1]))[0]
    answered[(answered >= end) | (rng.random(count) < NEVER_ANSWERED)] = np.nan
    shares = desk_officers.shares(world)
    codes = sorted(shares)
    return pd.DataFrame({
        "service_id": rng.choice(list(desk_workflows.service_ids().values()), count),
        "province_code": rng.choice(codes, count, p=[shares[code] for code in codes]),
        "asked_at": desk_days.moments(asked),
        "asked_on": desk_days.dates(known.day_of(asked)),
        "answered_at": desk_days.moments(answered),
    })
