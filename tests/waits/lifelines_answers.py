"""What lifelines says to lists of observations; run by tests/reference.py, never imported by ours."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tests.reference import reply

if TYPE_CHECKING:
    from collections.abc import Callable


def answer(asked: list[dict[str, Any]]) -> list[Any]:
    """One answer per question; `ask` names a function below, the rest are its arguments."""
    questions: dict[str, Callable[..., Any]] = {
        "kaplan_meier": kaplan_meier, "aalen_johansen": aalen_johansen, "log_rank": log_rank,
    }
    return [questions[each.pop("ask")](**each) for each in asked]


def kaplan_meier(
    days: list[float], ended: list[int], entry: list[float], weights: list[int], alpha: float, until: float
) -> dict[str, Any]:
    fitter = import_module("lifelines").KaplanMeierFitter()
    fitter.fit(days, ended, entry=entry, weights=weights, alpha=alpha)
    band = fitter.confidence_interval_
    mean = import_module("lifelines.utils").restricted_mean_survival_time(fitter, t=until)
    return {
        "times": fitter.survival_function_.index.tolist(),
        "at_risk": fitter.event_table["at_risk"].tolist(),
        "survival": fitter.survival_function_.iloc[:, 0].tolist(),
        "low": band.iloc[:, 0].tolist(), "high": band.iloc[:, 1].tolist(),
        "median": fitter.median_survival_time_, "restricted_mean": mean,
    }


def aalen_johansen(
    days: list[float], ending: list[int], which: int, entry: list[float], weights: list[int], alpha: float
) -> dict[str, Any]:
    fitter = import_module("lifelines").AalenJohansenFitter(seed=1)
    fitter.fit(days, ending, which, entry=entry, weights=weights, alpha=alpha)
    band = fitter.confidence_interval_
    return {
        "times": fitter.cumulative_density_.index.tolist(),
        "share": fitter.cumulative_density_.iloc[:, 0].tolist(),
        "variance": fitter.variance_.tolist(),
        "low": band.min(axis=1).tolist(), "high": band.max(axis=1).tolist(),
    }


def log_rank(first: dict[str, list[int]], second: dict[str, list[int]]) -> dict[str, float]:
    result = import_module("lifelines.statistics").logrank_test(
        first["days"], second["days"], first["ended"], second["ended"],
        weights_A=first["weights"], weights_B=second["weights"],
    )
    return {"statistic": float(result.test_statistic), "p": float(result.p_value)}


if __name__ == "__main__":
    reply(answer)
