"""The OpenAPI document: right in form, and of every address and parameter there is."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from api.declared import ENDPOINTS
from exports import FORMS
from metrics.crosstab.address import NAMES as OF_TABLES
from metrics.register.selection import NAMES as OF_ROWS
from tests.api.asking import Answer

Asking = Callable[..., Answer]
TEXT = {"type": "string", "minLength": 1}
MEDIA = {"type": "object", "properties": {"schema": {"type": "object"}}, "additionalProperties": False}
RESPONSE = {
    "type": "object", "required": ["description"], "additionalProperties": False,
    "properties": {
        "description": TEXT, "headers": {"type": "object"},
        "content": {"type": "object", "propertyNames": {"pattern": "^[a-z]+/[a-z0-9.+-]+"},
                    "additionalProperties": MEDIA},
    },
}
PARAMETER = {
    "type": "object", "required": ["name", "in", "schema"], "additionalProperties": False,
    "properties": {
        "name": TEXT, "in": {"enum": ["query", "path", "header", "cookie"]}, "required": {"type": "boolean"},
        "schema": {"type": "object"}, "description": TEXT, "example": {},
    },
    "if": {"properties": {"in": {"const": "path"}}}, "then": {"properties": {"required": {"const": True}}},
}
OPERATION = {
    "type": "object", "required": ["operationId", "responses"], "additionalProperties": False,
    "properties": {
        "operationId": TEXT, "summary": TEXT, "description": TEXT,
        "parameters": {"type": "array", "items": PARAMETER, "uniqueItems": True},
        "security": {"type": "array", "items": {"type": "object"}},
        "responses": {"type": "object", "minProperties": 1, "additionalProperties": RESPONSE,
                      "propertyNames": {"pattern": "^[1-5][0-9][0-9]$"}},
    },
}
# The rules of OpenAPI 3.1 for the parts that our document has; nothing beside them is let through.
RULES = {
    "type": "object", "required": ["openapi", "info", "paths"], "additionalProperties": False,
    "properties": {
        "openapi": {"pattern": r"^3\.1\.\d+$"},
        "info": {"type": "object", "required": ["title", "version"], "additionalProperties": False,
                 "properties": {"title": TEXT, "version": TEXT, "description": TEXT}},
        "servers": {"type": "array", "items": {"type": "object", "required": ["url"]}},
        "paths": {"type": "object", "propertyNames": {"pattern": "^/"},
                  "additionalProperties": {"type": "object", "additionalProperties": False,
                                           "properties": {"get": OPERATION}}},
        "components": {"type": "object", "additionalProperties": False, "properties": {
            "securitySchemes": {"type": "object", "additionalProperties": {
                "type": "object", "required": ["type"],
                "properties": {"type": {"enum": ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]}},
            }},
            "schemas": {"type": "object"},
        }},
    },
}


@pytest.fixture
def told(asked: Asking) -> dict[str, Any]:
    found: dict[str, Any] = asked("/v1/openapi.json", who="").json
    return found


def test_it_keeps_the_rules_of_openapi(told: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(RULES)
    assert [] == [error.message for error in Draft202012Validator(RULES).iter_errors(told)]


def test_its_schemas_and_references_hold(told: dict[str, Any]) -> None:
    operations = [path["get"] for path in told["paths"].values()]
    for schema in [each["schema"] for operation in operations for each in operation["parameters"]]:
        Draft202012Validator.check_schema(schema)
    Draft202012Validator.check_schema(told["components"]["schemas"]["Problem"])
    named = set(re.findall(r"'\$ref': '#/components/schemas/(\w+)'", str(told)))
    assert {"Problem"} == named
    schemes = {name for operation in operations for each in operation["security"] for name in each}
    assert set(told["components"]["securitySchemes"]) == schemes
    assert len(operations) == len({operation["operationId"] for operation in operations})


def test_every_route_and_every_parameter_is_in_it(told: dict[str, Any]) -> None:
    assert {each.path for each in ENDPOINTS} == set(told["paths"])
    for each in ENDPOINTS:
        parameters = {one["name"] for one in told["paths"][each.path]["get"]["parameters"]}
        assert {one.name for one in each.parameters} == parameters
        in_path = set(re.findall(r"{(\w+)}", each.path))
        assert in_path == {one.name for one in each.parameters if one.place == "path"}
    of = {each.name: {one.name for one in each.parameters} for each in ENDPOINTS}
    own = {"as_of", "format", "language", "about"}
    assert ({*OF_TABLES, "total"} | own, {*OF_ROWS, "page", "size"} | own) == (of["values"], of["rows"])


def test_every_form_is_in_it(told: dict[str, Any]) -> None:
    for path in ("/v1/values", "/v1/rows/{entity}"):
        content = told["paths"][path]["get"]["responses"]["200"]["content"]
        assert {form.media_type for form in FORMS.values()} == set(content)


def test_refusals_are_as_it_says(asked: Asking, told: dict[str, Any]) -> None:
    problem = Draft202012Validator(told["components"]["schemas"]["Problem"])
    for answer in (asked("/v1/values"), asked("/v1/values", who=""), asked("/v1/x"), asked("/v1/rows/x")):
        assert problem.is_valid(answer.json)
        assert str(answer.status) in told["paths"]["/v1/rows/{entity}"]["get"]["responses"]


def test_the_page_names_every_address_and_loads_nothing(asked: Asking) -> None:
    answer = asked("/v1", who="")
    page = answer.body.decode()
    assert all(f"{each.path}</code>" in page for each in ENDPOINTS)
    assert not re.search(r"src=|<script|<link|https?://", page)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
