"""Fair comparison of provinces: figures with intervals, ranks, funnels, peers, spread. See docs/adr/0012."""

from metrics.compare.figures import Figures, figures
from metrics.compare.measure import BASES, Measure, may_divide, measure, per
from metrics.compare.ranking import Ranked, Ranking, ranked_of, ranking, ranks

__all__ = [
    "BASES", "Figures", "Measure", "Ranked", "Ranking", "figures", "may_divide", "measure", "per",
    "ranked_of", "ranking", "ranks",
]
