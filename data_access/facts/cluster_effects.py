"""What supported clusters had at entry and have now: readings and networks."""

from dataclasses import replace

from sqlalchemy import and_, func, or_, select

from data_access.facts.base import SPINE, Column, Fact, standing
from data_access.facts.clusters import OF_CLUSTER
from data_access.schema.clusters import cluster, cluster_network, cluster_reading

_READING_ROWS = cluster_reading.join(cluster, cluster.c.id == cluster_reading.c.cluster_id)
AT_ENTRY = Fact(
    cluster_reading,
    _READING_ROWS,
    standing(cluster_reading.c.read_on),
    stock=True,
    dimensions=OF_CLUSTER,
    where=cluster_reading.c.moment == "entry",
    members={"cluster": cluster.c.id},
)
_NEXT = select(
    cluster_reading.c.id,
    func.lead(cluster_reading.c.read_on)
    .over(partition_by=cluster_reading.c.cluster_id, order_by=cluster_reading.c.read_on)
    .label("replaced_on"),
).subquery("next_reading")
LATEST = Fact(
    cluster_reading,
    _READING_ROWS.join(_NEXT, _NEXT.c.id == cluster_reading.c.id),
    standing(cluster_reading.c.read_on, _NEXT.c.replaced_on),
    stock=True,
    dimensions=OF_CLUSTER,
    members={"cluster": cluster.c.id},
)
_ENTRY = cluster_reading.alias("entry")
_AT_ENTRY = and_(_ENTRY.c.cluster_id == cluster_reading.c.cluster_id, _ENTRY.c.moment == "entry")
# The last reading beside that of the entry: what was not measured both times has no known increase.
SINCE_ENTRY = replace(LATEST, rows=LATEST.rows.join(_ENTRY, _AT_ENTRY))


def added(measure: str) -> Column:
    """By how much a measure of SINCE_ENTRY, a column of cluster_reading, has grown since the entry."""
    return cluster_reading.c[measure] - _ENTRY.c[measure]


_NETWORK_ROWS = cluster_network.join(cluster, cluster.c.id == cluster_network.c.cluster_id)
_SUPPORTED = cluster.c.agent_engaged_on < SPINE.c.stop
NETWORKS = Fact(
    cluster_network,
    _NETWORK_ROWS,
    and_(standing(cluster_network.c.formed_on, cluster_network.c.dissolved_on), _SUPPORTED),
    stock=True,
    dimensions={**OF_CLUSTER, "network": cluster_network.c.kind},
    members={"cluster": cluster.c.id},
)
# Those that stood on the eve of the entry, whatever became of them since.
NETWORKS_AT_ENTRY = replace(
    NETWORKS,
    when=_SUPPORTED,
    where=and_(
        cluster_network.c.formed_on < cluster.c.agent_engaged_on,
        or_(
            cluster_network.c.dissolved_on.is_(None),
            cluster_network.c.dissolved_on >= cluster.c.agent_engaged_on,
        ),
    ),
)
