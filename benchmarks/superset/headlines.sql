-- The twelve headlines of the overview by Jalali month and province, written by hand for Superset's dashboard.
-- A stock is what stands at the end of the month; the share of parks with water is value / whole.
WITH month AS (
    SELECT jalali_year, min(day) AS start, max(next_day) AS stop
    FROM calendar WHERE jalali_year IN (1400, 1401) GROUP BY jalali_year, jalali_month
),
supplied AS (
    SELECT park_id, min(supplied_on) AS water FROM utility_supply WHERE utility = 'water' GROUP BY park_id
)
SELECT 'parks_operating' AS indicator, jalali_year, start AS month, province_code, count(*) AS value, NULL AS whole
FROM month JOIN park ON operating_on < stop AND (withdrawn_on IS NULL OR withdrawn_on >= stop) AND state_owned
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'parks_with_water_pct', jalali_year, start, province_code, count(CASE WHEN water < stop THEN 1 END), count(*)
FROM month JOIN park ON operating_on < stop AND (withdrawn_on IS NULL OR withdrawn_on >= stop) AND state_owned
LEFT JOIN supplied ON supplied.park_id = park.id
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'land_added_ha', jalali_year, start, province_code, sum(area_ha), NULL
FROM month JOIN land_event ON happened_on >= start AND happened_on < stop AND land_event.kind = 'added'
LEFT JOIN park ON park.id = park_id
WHERE state_owned IS NOT FALSE
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'industrial_land_added_ha', jalali_year, start, province_code, sum(area_ha), NULL
FROM month JOIN land_event ON happened_on >= start AND happened_on < stop AND land_event.kind = 'industrial'
LEFT JOIN park ON park.id = park_id
WHERE state_owned IS NOT FALSE
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'contracts_signed', jalali_year, start, province_code, count(*), NULL
FROM month JOIN contract ON signed_on >= start AND signed_on < stop JOIN park ON park.id = park_id
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'contracts_in_force', jalali_year, start, province_code, count(*), NULL
FROM month JOIN contract ON signed_on < stop AND (ended_on IS NULL OR ended_on >= stop)
JOIN park ON park.id = park_id
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'units_operating', jalali_year, start, province_code, count(*), NULL
FROM month JOIN operating_unit ON licence_on < stop AND (closed_on IS NULL OR closed_on >= stop)
JOIN park ON park.id = park_id
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'units_commissioned', jalali_year, start, province_code, count(*), NULL
FROM month JOIN operating_unit ON licence_on >= start AND licence_on < stop JOIN park ON park.id = park_id
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'employment', jalali_year, start, province_code, sum(employment), NULL
FROM month JOIN operating_unit ON licence_on < stop AND (closed_on IS NULL OR closed_on >= stop)
JOIN park ON park.id = park_id
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'power_added_mw', jalali_year, start, province_code, sum(capacity), NULL
FROM month JOIN utility_supply ON supplied_on >= start AND supplied_on < stop AND utility = 'power'
AND utility_supply.kind = 'new'
LEFT JOIN park ON park.id = park_id
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'workshop_units_built', jalali_year, start, province_code, count(*), NULL
FROM month JOIN workshop_unit ON built_on >= start AND built_on < stop JOIN park ON park.id = park_id
GROUP BY jalali_year, start, province_code
UNION ALL
SELECT 'units_connected_wwtp_added', jalali_year, start, province_code, count(*), NULL
FROM month JOIN plant_connection ON connected_on >= start AND connected_on < stop
JOIN operating_unit ON operating_unit.id = operating_unit_id JOIN park ON park.id = park_id
GROUP BY jalali_year, start, province_code
