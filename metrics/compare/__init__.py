"""Fair comparison of provinces: figures with intervals, ranks, funnels, peers, spread. See docs/adr/0012."""

from metrics.compare.equity import UTILITIES, WAITS, Equity, Inequality, Spread, spread
from metrics.compare.figures import Figures, figures
from metrics.compare.funnel import Funnel, Limits, Point, Verdict, funnel
from metrics.compare.measure import BASES, Measure, may_divide, measure, per
from metrics.compare.peers import FEATURES, Peer, Peers, peers, zone_title
from metrics.compare.placed import Placed, history_of_ranks, placed
from metrics.compare.ranking import Ranked, Ranking, ranked_of, ranking, ranks
from metrics.compare.scatter import Dot, Scatter, scatter
from metrics.compare.words import sentences

__all__ = [
    "BASES", "FEATURES", "UTILITIES", "WAITS", "Dot", "Equity", "Figures", "Funnel", "Inequality", "Limits",
    "Measure", "Peer", "Peers", "Placed", "Point", "Ranked", "Ranking", "Scatter", "Spread", "Verdict",
    "figures", "funnel", "history_of_ranks", "may_divide", "measure", "peers", "per", "placed", "ranked_of",
    "ranking", "ranks", "scatter", "sentences", "spread", "zone_title",
]
