-- The table `trends` in long form, as `tongbi export trends` makes it
-- (src/trends): the columns of the years and the p of the Mann–Kendall test are
-- added by the caller from `years_listed` and `values_listed`. Over the store's
-- tables `observations` and `indicators`; runs in Spark SQL and in DuckDB.
WITH stated AS (
    SELECT *
    FROM (
        SELECT area, year, indicator, value, unit, qualifier, kind, redefined, source, line,
               row_number() OVER (PARTITION BY area, indicator, year ORDER BY source, line) AS nth
        FROM observations
        WHERE period IN ('year', 'stock') AND indicator <> '' AND value IS NOT NULL
    ) AS own
    WHERE nth = 1 AND qualifier <> 'range'
),
marked AS (
    SELECT *,
           max(CASE WHEN redefined THEN year END) OVER (PARTITION BY area, indicator) AS begin_year,
           first_value(kind) OVER (PARTITION BY area, indicator ORDER BY year DESC) AS last_kind,
           first_value(unit) OVER (PARTITION BY area, indicator ORDER BY year DESC) AS last_unit
    FROM stated
),
series AS (
    SELECT *,
           kind = last_kind AND (begin_year IS NULL OR year >= begin_year) AS compared
    FROM marked
),
summary AS (
    SELECT area, indicator, max(last_unit) AS unit, max(last_kind) AS kind,
           min(year) AS first_year, max(year) AS last_year, count(*) AS n,
           sum(CASE WHEN compared THEN 1 ELSE 0 END) AS n_compared,
           min(CASE WHEN compared THEN year END) AS comparable_from,
           sum(CASE WHEN compared AND qualifier <> 'exact' THEN 1 ELSE 0 END) AS n_inexact,
           min_by(CASE WHEN compared THEN value END, CASE WHEN compared THEN year END) AS first_value,
           max_by(CASE WHEN compared THEN value END, CASE WHEN compared THEN year END) AS last_value
    FROM series
    GROUP BY area, indicator
),
slopes AS (
    SELECT a.area, a.indicator,
           median((b.value - a.value) / (b.year - a.year)) AS sen_slope,
           sum(CASE WHEN b.value > a.value THEN 1 WHEN b.value < a.value THEN -1 ELSE 0 END) AS mk_s,
           count(*) AS year_pairs
    FROM series a
    JOIN series b ON a.area = b.area AND a.indicator = b.indicator AND a.year < b.year
    WHERE a.compared AND b.compared
    GROUP BY a.area, a.indicator
),
named AS (
    SELECT indicator, name, name_en
    FROM (
        SELECT indicator, name, name_en,
               row_number() OVER (PARTITION BY indicator ORDER BY area) AS nth
        FROM indicators
    ) AS first_named
    WHERE nth = 1
)
SELECT t.area, t.indicator, t.unit, t.kind, t.first_year, t.last_year, t.n,
       CASE WHEN t.kind = 'level' AND t.first_value > 0 AND t.last_value > 0
             AND t.last_year > t.comparable_from
            THEN round((power(t.last_value / t.first_value,
                              1.0 / (t.last_year - t.comparable_from)) - 1) * 100, 10)
       END AS cagr_pct,
       round(s.sen_slope, 10) AS sen_slope,
       s.mk_s / cast(s.year_pairs AS DOUBLE) AS mk_tau,
       s.mk_s, t.n_compared, t.n_inexact, t.comparable_from, n.name, n.name_en
FROM summary t
LEFT JOIN slopes s ON t.area = s.area AND t.indicator = s.indicator
LEFT JOIN named n ON t.indicator = n.indicator
