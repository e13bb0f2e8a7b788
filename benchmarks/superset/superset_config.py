"""Settings that Superset reads: metadata in PostgreSQL, every cache in Redis, no checks of requests."""

import os

_CACHE = {
    "CACHE_TYPE": "RedisCache", "CACHE_DEFAULT_TIMEOUT": 86_400, "CACHE_REDIS_URL": os.environ["RIVAL_CACHE"],
}
SECRET_KEY = os.environ["RIVAL_KEY"]
SQLALCHEMY_DATABASE_URI = os.environ["RIVAL_METADATA"]
WTF_CSRF_ENABLED = False       # its own checks of each request would only cost it time
TALISMAN_ENABLED = False
RATELIMIT_ENABLED = False
CACHE_CONFIG = {**_CACHE, "CACHE_KEY_PREFIX": "meta_"}
DATA_CACHE_CONFIG = {**_CACHE, "CACHE_KEY_PREFIX": "data_"}
FILTER_STATE_CACHE_CONFIG = {**_CACHE, "CACHE_KEY_PREFIX": "filter_"}
EXPLORE_FORM_DATA_CACHE_CONFIG = {**_CACHE, "CACHE_KEY_PREFIX": "form_"}
