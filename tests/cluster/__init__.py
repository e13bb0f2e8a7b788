"""ClickHouse: the engine of now inside the test process (chdb), by the driver that speaks to a cluster."""
