"""What readers call tables and columns, in both languages: the messages have them once for all."""

from common.wording import messages

LANGUAGES = ("fa", "en")
_KEY_WORDS = {"fa": ("شناسهٔ ", "کد "), "en": (" id", " code")}
_NAME = {"fa": "نام {}", "en": "{} name"}


def of_entity(name: str) -> tuple[str, str]:
    """The Persian and the English title; a table without one is called by its own name.

    >>> of_entity("contract")[1], of_entity("no_such_table")
    ('Contract', ('no_such_table', 'no_such_table'))
    """
    return _both(f"entity.{name}", name)


def of_column(name: str) -> tuple[str, str]:
    """The title of a stored column.

    >>> of_column("signed_on")[1]
    'Signed on'
    """
    return _both(f"column.{name}", name)


def of_name(key: str) -> tuple[str, str]:
    """The title of the name that stands beside a key.

    >>> of_name("park_id")
    ('نام شهرک', 'Park name')
    """
    fa, en = (_bare(title, language) for title, language in zip(of_column(key), LANGUAGES, strict=True))
    return _NAME["fa"].format(fa), _NAME["en"].format(en)


def _bare(title: str, language: str) -> str:
    for word in _KEY_WORDS[language]:
        title = title.removeprefix(word).removesuffix(word)
    return title


def _both(key: str, otherwise: str) -> tuple[str, str]:
    fa, en = (messages(language).get(key, otherwise) for language in LANGUAGES)
    return fa, en
