"""A value that cannot be taken as it stands, with the rule it breaks."""


class Doubtful(Exception):
    """The value breaks `rule`; `detail` is what the rule's sentence names besides."""

    def __init__(self, rule: str, detail: str = "") -> None:
        super().__init__(rule)
        self.rule = rule
        self.detail = detail
