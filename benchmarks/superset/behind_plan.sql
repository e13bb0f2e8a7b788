-- Provinces beside their plans of the year, for three of the figures that the overview judges by province.
WITH year AS (
    SELECT jalali_year, min(day) AS start, max(next_day) AS stop
    FROM calendar WHERE jalali_year IN (1400, 1401) GROUP BY jalali_year
),
done AS (
    SELECT 'land_added_ha' AS indicator, jalali_year, province_code, sum(area_ha) AS value
    FROM year JOIN land_event ON happened_on >= start AND happened_on < stop AND land_event.kind = 'added'
    LEFT JOIN park ON park.id = park_id
    WHERE state_owned IS NOT FALSE
    GROUP BY jalali_year, province_code
    UNION ALL
    SELECT CASE utility WHEN 'power' THEN 'power_added_mw' ELSE 'water_added_lps' END, jalali_year, province_code,
           sum(capacity)
    FROM year JOIN utility_supply ON supplied_on >= start AND supplied_on < stop AND utility IN ('power', 'water')
    AND utility_supply.kind = 'new'
    LEFT JOIN park ON park.id = park_id
    GROUP BY utility, jalali_year, province_code
),
plan AS (
    SELECT indicator_code, jalali_year, province_code, sum(value) AS plan
    FROM plan_target WHERE NOT cumulative GROUP BY indicator_code, jalali_year, province_code
)
SELECT indicator, plan.jalali_year, plan.province_code, name_fa AS province, value, plan
FROM plan JOIN done ON indicator = indicator_code AND done.jalali_year = plan.jalali_year
AND done.province_code = plan.province_code
JOIN province ON province.code = plan.province_code
WHERE plan > 0 AND value < plan
