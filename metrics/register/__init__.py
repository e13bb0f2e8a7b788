"""The operational rows of an entity: which there are, how they are asked for, counted, paged and streamed."""

from metrics.register.reading import LARGEST, content, count, page, sql
from metrics.register.selection import Register
from metrics.register.tables import Entity, entities, entity

__all__ = ["LARGEST", "Entity", "Register", "content", "count", "entities", "entity", "page", "sql"]
