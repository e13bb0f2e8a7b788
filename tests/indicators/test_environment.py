"""Worked examples: studies, assessments of impact and certificates."""

import pytest

from data_access.schema.environment import certificate, study
from tests.conftest import ValueOf
from tests.examples import Given


def _studies(kind: str, other: str) -> str:
    """Done in the year: 1, 2, 3 (not approved), 4 (approved a day too late); approved in it: 1, 2, 5."""
    return f"""
        park_id | kind    | done_on    | approved_on
        --------+---------+------------+------------
        1       | {kind}  | 1401-01-01 | 1401-06-01
                | {kind}  | 1401-06-01 | 1401-12-29
        1       | {kind}  | 1401-12-29 |
        1       | {kind}  | 1401-06-01 | 1402-01-01
        1       | {kind}  | 1400-12-29 | 1401-01-01
        1       | {kind}  | 1402-01-01 |
        1       | {kind}  |            | 1400-12-29
        1       | {other} | 1401-06-01 | 1401-06-01
    """


@pytest.mark.parametrize(("code", "kind"), [
    ("wwtp_reuse_studies", "treatment_and_reuse"), ("eia_studies", "impact_assessment"),
])
def test_studies_done(code: str, kind: str, given: Given, value_of: ValueOf) -> None:
    """By the day the study was done, approved or not; a study of no named park belongs to the country."""
    given(study, _studies(kind, "treatment_design"))
    assert 4 == value_of(code)
    assert 3 == value_of(code, provinces={"IR-00"})
    assert 1 == value_of(code, "1400")


@pytest.mark.parametrize(("code", "kind"), [
    ("wwtp_design_studies_approved", "treatment_design"),
    ("effluent_reuse_studies_approved", "effluent_reuse"),
    ("eia_approvals", "impact_assessment"),
])
def test_studies_approved(code: str, kind: str, given: Given, value_of: ValueOf) -> None:
    """By the day of approval, whenever the study was done."""
    given(study, _studies(kind, "treatment_and_reuse"))
    assert 3 == value_of(code)
    assert 2 == value_of(code, provinces={"IR-00"})
    assert value_of(code, provinces={"IR-07"}) is None
    assert 1 == value_of(code, "1400")


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("iso14001_systems", "iso14001", "green_industry"),
    ("green_industry_plaques", "green_industry", "iso14001"),
])
def test_certificates(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """Held at the end of the year: awarded on its last day is in, ended on it is out."""
    given(certificate, f"""
        province_code | kind    | awarded_on | ended_on
        --------------+---------+------------+-----------
        IR-07         | {kind}  | 1390-01-01 |
        IR-07         | {kind}  | 1401-12-29 | 1402-01-01
        IR-08         | {kind}  | 1390-01-01 | 1401-12-29
        IR-08         | {kind}  | 1402-01-01 |
        IR-08         | {other} | 1390-01-01 |
    """)
    assert 2 == value_of(code)
    assert 0 == value_of(code, provinces={"IR-08"})
    assert 2 == value_of(code, "1400")
