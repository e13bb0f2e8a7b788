"""The interface described from what is declared: an OpenAPI 3.1 document, and a page for readers."""

from functools import cache
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from api import refusals
from api.declared import ENDPOINTS, Endpoint, Parameter
from api.limits import A_MINUTE, FILES_AT_ONCE
from exports import FORMS, version

JSON = "application/json"
TITLE = "داشبورد شهرک‌های صنعتی: رابط برنامه‌ها"
TITLE_EN = "Industrial parks dashboard: interface for programs"
PROBLEMS = {
    "400": "a parameter is wrong; the sentence says which",
    "401": "nobody asks, or the token is not in force",
    "403": "the role or the token does not allow this", "404": "no such address or table",
    "405": "anything but GET", "429": "too often, or too many files at once; see Retry-After",
    "503": "the database does not answer",
}
STYLE = """body{font:16px/1.9 Vazirmatn,Tahoma,sans-serif;color:#1b2733}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #c9d3dc;padding:.3rem .6rem;text-align:start}
code,pre{direction:ltr;unicode-bidi:isolate;background:#f2f5f8;padding:.1rem .3rem}pre{overflow:auto}
.en{direction:ltr;text-align:left;color:#4a5763}"""
SECURE = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}


def answer(endpoint: Endpoint, request: Request) -> Response:
    """The document or the page, at whatever address the server is reached."""
    base = request.scope.get("root_path", "").removesuffix("/")
    if endpoint.name == "openapi":
        return JSONResponse(openapi() | {"servers": [{"url": base or "/"}]}, headers=refusals.SAFE)
    return HTMLResponse(_page(base), headers=refusals.SAFE | SECURE)


@cache
def openapi() -> dict[str, Any]:
    """The document without its servers."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE, "version": version(),
            "description": f"{TITLE_EN}. Read-only. {A_MINUTE} questions a minute and {FILES_AT_ONCE} whole"
                           " files at once for each caller; figures and rows as the role allows.",
        },
        "paths": {each.path: {"get": _operation(each)} for each in ENDPOINTS},
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "a personal token, isipo_..."},
                "session": {"type": "apiKey", "in": "cookie", "name": "isipo_session",
                            "description": "a browser signed in to the dashboard, never from another site"},
            },
            "schemas": {"Problem": _problem()},
        },
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    problems = {"405"} if endpoint.open else set(PROBLEMS) - (set() if "{" in endpoint.path else {"404"})
    return {
        "operationId": endpoint.name, "summary": endpoint.en, "description": endpoint.fa,
        "parameters": [_parameter(each) for each in endpoint.parameters],
        "security": [{}] if endpoint.open else [{"token": [endpoint.scope]}, {"session": []}],
        "responses": {"200": _given(endpoint)} | {status: _told(status) for status in sorted(problems)},
    }


def _parameter(each: Parameter) -> dict[str, Any]:
    found = {
        "name": each.name, "in": each.place, "required": each.required, "schema": dict(each.schema),
        "description": f"{each.fa} / {each.en}",
    }
    return found | ({"example": each.example} if each.example else {})


def _given(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.name == "guide":
        return {"description": "a page", "content": {"text/html": {"schema": {"type": "string"}}}}
    media: dict[str, Any] = {JSON: {"schema": {"type": "object"}}}
    if not endpoint.forms:
        return {"description": endpoint.en, "content": media}
    media |= {form.media_type: {} for form in FORMS.values() if form.name != "json"}
    headers = {name: {"description": text, "schema": {"type": "string"}} for name, text in (
        ("X-Rows", "number of rows in all"), ("X-Simulated", "yes when any row is generated"),
    )}
    return {"description": endpoint.en, "content": media, "headers": headers}


def _told(status: str) -> dict[str, Any]:
    content = {JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": PROBLEMS[status], "content": content}


def _problem() -> dict[str, Any]:
    texts = {name: {"type": "string"} for name in ("fa", "en")}
    error = {"type": "object", "required": ["status", "fa", "en"],
             "properties": {"status": {"type": "integer"}, **texts}}
    return {"type": "object", "required": ["error"], "properties": {"error": error}}


def _page(base: str) -> str:
    parts = "".join(_part(each, base) for each in ENDPOINTS)
    return (
        f'<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><title>{TITLE}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<style>{STYLE}</style><h1>{TITLE}</h1><p class="en" lang="en">{TITLE_EN}</p>'
        '<pre>curl -H "Authorization: Bearer $ISIPO_TOKEN" '
        f'"{escape(base)}/v1/values?rows=province&amp;indicators=contracts_signed&amp;periods=1401'
        f'&amp;format=csv"</pre>{parts}</html>'
    )


def _part(endpoint: Endpoint, base: str) -> str:
    rows = "".join(
        f"<tr><th scope=row><code>{each.name}</code></th><td>{escape(each.fa)}"
        f'<div class="en" lang="en">{escape(each.en)}</div></td>'
        f"<td>{_example(each)}</td></tr>"
        for each in endpoint.parameters
    )
    head = f"<h2><code>{escape(base + endpoint.path)}</code></h2><p>{escape(endpoint.fa)}</p>"
    named = "<tr><th scope=col>پارامتر</th><th scope=col>معنا</th><th scope=col>نمونه</th></tr>"
    told = f'<p class="en" lang="en">{escape(endpoint.en)}</p>'
    return head + told + (f"<table>{named}{rows}</table>" if rows else "")


def _example(each: Parameter) -> str:
    return f"<code>{escape(each.example)}</code>" if each.example else ""
