"""How the login looks: one plain page without scripts, Persian first, English one click away."""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from urllib.parse import quote

from starlette.responses import HTMLResponse

from common.settings import ROOT, settings
from common.wording import digits, messages
from data_access.state.cli import DEMO_PASSWORD, DEMO_USERS
from web.local import spoken

OTHER = {"fa": ("en", "English"), "en": ("fa", "فارسی")}


@dataclass(frozen=True)
class View:
    """What a page of the login is made of: its language, where it leads, what its form holds."""

    language: str
    base: str
    page: str       # where the reader goes afterwards
    form: str       # the token of the form

    def say(self, key: str, **values: str) -> str:
        """The sentence of that key as HTML."""
        return escape(messages(self.language)[key].format(**values))

    def to(self, address: str) -> str:
        """An address of ours as the value of an attribute."""
        return escape(f"{self.base}{address}", quote=True)


def password(view: View, problem: str = "", note: str = "", outside: str = "") -> HTMLResponse:
    """The form for name and password; `problem` and `note` are HTML, `outside` the way to the other login."""
    wrong = ' aria-invalid="true" aria-describedby="problem"' if problem else ""
    fields = f"""
<label for="name">{view.say("login.name")}</label>
<input id="name" name="name" type="text" dir="ltr" autocomplete="username" autocapitalize="none"
 spellcheck="false" maxlength="64" required autofocus{wrong}>
<label for="password">{view.say("login.password")}</label>
<input id="password" name="password" type="password" dir="ltr" autocomplete="current-password"
 maxlength="128" required{wrong}>
<button type="submit">{view.say("login.in")}</button>"""
    other_way = ""
    if outside:
        other_way = f'<a class="other" href="{view.to(outside)}">{view.say("login.outside")}</a>'
    to_all = f'{view.to("/startups")}?lang={view.language}'
    rest = f"""{other_way}{_demo(view)}
<p class="open"><a href="{to_all}">{view.say("startups.open_page")}</a></p>"""
    return _page(view, view.say("login.lead"), fields, problem, note, rest)


def code(view: View, step: str, problem: str = "") -> HTMLResponse:
    """The form for the second step: a code of the reader's device, or one kept for the day it is lost."""
    wrong = ' aria-invalid="true" aria-describedby="problem"' if problem else ""
    fields = f"""<input type="hidden" name="step" value="{escape(step, quote=True)}">
<label for="code">{view.say("login.code")}</label>
<input id="code" name="code" type="text" dir="ltr" autocomplete="one-time-code"
 autocapitalize="none" spellcheck="false" maxlength="40" required autofocus{wrong}>
<p class="hint">{view.say("login.code_hint")}</p>
<button type="submit">{view.say("login.in")}</button>"""
    again = f'<p><a href="{view.to("/login")}?lang={view.language}">{view.say("login.again")}</a></p>'
    return _page(view, view.say("login.code_lead"), fields, problem, "", again)


def sentence(view: View, text: str, status: int) -> HTMLResponse:
    """One sentence (HTML) and the way back to the login."""
    again = f'<p><a href="{view.to("/login")}?lang={view.language}">{view.say("login.again")}</a></p>'
    return _answer(view, f'<p class="alert error" role="alert">{text}</p>{again}', status)


def _page(view: View, lead: str, fields: str, problem: str, note: str, rest: str) -> HTMLResponse:
    told = f'<p class="alert note" role="status">{note}</p>' if note else ""
    told += f'<p id="problem" class="alert error" role="alert">{problem}</p>' if problem else ""
    return _answer(view, f"""<p class="lead">{lead}</p>{told}
<form method="post" action="{view.to("/login")}?lang={view.language}">
<input type="hidden" name="form" value="{view.form}">
<input type="hidden" name="next" value="{escape(view.page, quote=True)}">{fields}
</form>{rest}""", 200)


def _answer(view: View, body: str, status: int) -> HTMLResponse:
    code_of_other, name = OTHER[view.language]
    goal = quote(spoken(view.page, code_of_other), safe="/")
    there = f"{view.to('/login')}?lang={code_of_other}&amp;next={escape(goal)}"
    way, style = ("rtl" if view.language == "fa" else "ltr"), _style(view.base)
    text = f"""<!doctype html>
<html lang="{view.language}" dir="{way}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>{view.say("login.title")} · {view.say("app.title")}</title><link rel="icon" href="data:,">
<style>{style}</style></head>
<body><header><p>{view.say("app.title")}</p>
<nav><a href="{there}" lang="{code_of_other}" hreflang="{code_of_other}">{name}</a></nav></header>
<main><h1>{view.say("login.title")}</h1>{body}</main></body></html>"""
    return HTMLResponse(text, status, headers=_headers(style))


def _demo(view: View) -> str:
    if settings().demo_users != "yes":
        return ""
    rows = "".join(
        f"<li><code>{escape(name)}</code> — {view.say(f'role.{role}')}</li>" for name, role, *_ in DEMO_USERS
    )
    return (f'<section class="demo"><h2>{view.say("login.demo")}</h2><ul>{rows}</ul>'
            f'<p>{view.say("login.demo_password")} <code>{escape(DEMO_PASSWORD)}</code></p></section>')


def seconds(language: str, wait: int) -> str:
    """A number of seconds in the reader's digits."""
    return digits(str(wait), language)


@cache
def _style(base: str) -> str:
    sheet = (ROOT / "assets/css/login.css").read_text(encoding="utf-8")
    return sheet.replace("BASE/", f"{base}/")


def _headers(style: str) -> dict[str, str]:
    """Nothing runs here and nothing is fetched but our font; the form goes nowhere else."""
    known = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{known}'; font-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy, "Cache-Control": "no-store", "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    }
