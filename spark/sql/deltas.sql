-- The table `deltas`, each year of an area with the next it reports, as
-- `tongbi export deltas` makes it (src/deltas). Over the store's tables
-- `observations` and `indicators`; runs in Spark SQL and in DuckDB.
WITH own AS (
    SELECT *
    FROM (
        SELECT area, year, indicator, label, value, low, high, unit, qualifier, kind,
               section, text, source, line, sentence, redefined, nature, scope, confidence,
               stated_change, stated_unit,
               row_number() OVER (PARTITION BY area, indicator, year ORDER BY source, line) AS nth
        FROM observations
        WHERE period IN ('year', 'stock') AND indicator <> '' AND value IS NOT NULL
    ) AS stated
    WHERE nth = 1
),
reported AS (
    SELECT DISTINCT area, year FROM observations
),
pairs AS (
    SELECT area, from_year, to_year
    FROM (
        SELECT area, year AS from_year,
               lead(year) OVER (PARTITION BY area ORDER BY year) AS to_year
        FROM reported
    ) AS paired
    WHERE to_year IS NOT NULL
),
earlier AS (
    SELECT p.from_year, p.to_year, o.*
    FROM pairs p JOIN own o ON p.area = o.area AND p.from_year = o.year
),
later AS (
    SELECT p.from_year, p.to_year, o.*
    FROM pairs p JOIN own o ON p.area = o.area AND p.to_year = o.year
),
joined AS (
    SELECT coalesce(a.area, b.area) AS area,
           coalesce(a.indicator, b.indicator) AS indicator,
           coalesce(a.from_year, b.from_year) AS from_year,
           coalesce(a.to_year, b.to_year) AS to_year,
           coalesce(b.unit, a.unit) AS unit,
           coalesce(b.kind, a.kind) AS kind,
           coalesce(b.section, a.section) AS section,
           coalesce(b.label, a.label) AS label,
           a.value AS from_value, b.value AS to_value,
           a.low AS from_low, a.high AS from_high, b.low AS to_low, b.high AS to_high,
           a.qualifier AS from_qualifier, b.qualifier AS to_qualifier,
           a.text AS from_text, b.text AS to_text,
           a.source AS from_source, a.line AS from_line,
           b.source AS to_source, b.line AS to_line,
           a.sentence AS from_sentence, b.sentence AS to_sentence,
           a.nature AS from_nature, b.nature AS to_nature,
           coalesce(a.scope, '') AS from_scope, coalesce(b.scope, '') AS to_scope,
           CASE WHEN a.value IS NOT NULL THEN b.confidence END AS confidence,
           b.stated_change, b.stated_unit,
           CASE WHEN a.value IS NULL THEN 'appeared'
                WHEN b.value IS NULL THEN 'vanished'
                WHEN b.redefined OR a.kind <> b.kind THEN 'redefined'
                ELSE 'both' END AS status
    FROM earlier a
    FULL JOIN later b
      ON a.area = b.area AND a.indicator = b.indicator
     AND a.from_year = b.from_year AND a.to_year = b.to_year
),
named AS (
    SELECT indicator, name, name_en, polarity
    FROM (
        SELECT indicator, name, name_en, polarity,
               row_number() OVER (PARTITION BY indicator ORDER BY area) AS nth
        FROM indicators
    ) AS first_named
    WHERE nth = 1
),
compared AS (
    SELECT *,
           CASE WHEN status <> 'both' THEN NULL
                WHEN from_qualifier = 'range' OR to_qualifier = 'range' THEN 'range'
                WHEN from_qualifier = 'about' OR to_qualifier = 'about' THEN 'about'
                WHEN from_qualifier IN ('over', 'under') OR to_qualifier IN ('over', 'under')
                THEN 'bounded'
                ELSE 'exact' END AS comparison
    FROM joined
),
changed AS (
    SELECT *,
           CASE WHEN status = 'both' AND comparison <> 'range'
                THEN round(to_value - from_value, 6) END AS change,
           CASE WHEN status = 'both' THEN round(to_low - from_high, 6) END AS change_min,
           CASE WHEN status = 'both' THEN round(to_high - from_low, 6) END AS change_max,
           CASE WHEN kind = 'change' AND unit IN ('%', '‰') THEN 100.0 ELSE 0.0 END AS base
    FROM compared
),
scored AS (
    SELECT *,
           CASE WHEN kind = 'level' AND from_value <> 0
                THEN round(change / abs(from_value) * 100, 6) END AS change_pct,
           CASE WHEN status = 'both' AND kind = 'level' AND from_low > 0
                THEN round((to_low - from_high) / from_high * 100, 6) END AS change_pct_min,
           CASE WHEN status = 'both' AND kind = 'level' AND from_low > 0
                THEN round((to_high - from_low) / from_low * 100, 6) END AS change_pct_max,
           CASE WHEN kind = 'share' THEN change END AS change_pp,
           CASE WHEN change_min > 0 OR (change_min >= 0 AND change > 0) THEN 'up'
                WHEN change_max < 0 OR (change_max <= 0 AND change < 0) THEN 'down'
                WHEN change = 0 AND from_qualifier = to_qualifier THEN 'flat' END AS direction,
           CASE WHEN change IS NULL THEN NULL
                WHEN abs(from_value + base) + abs(to_value + base) = 0 THEN 0.0
                ELSE round(abs(from_value - to_value)
                           / (abs(from_value + base) + abs(to_value + base)), 6) END AS score
    FROM changed
),
-- Every step from one stated year to the next, and its score.
steps AS (
    SELECT area, indicator, step_from, step_to,
           CASE WHEN abs(earlier + base) + abs(value + base) = 0 THEN 0.0
                ELSE abs(earlier - value) / (abs(earlier + base) + abs(value + base)) END AS step
    FROM (
        SELECT area, indicator, year AS step_to, value, qualifier, redefined,
               lag(year) OVER (PARTITION BY area, indicator ORDER BY year) AS step_from,
               lag(value) OVER (PARTITION BY area, indicator ORDER BY year) AS earlier,
               CASE WHEN kind = 'change' AND unit IN ('%', '‰') THEN 100.0 ELSE 0.0 END AS base
        FROM own
    ) AS stepped
    WHERE earlier IS NOT NULL AND NOT redefined AND qualifier <> 'range'
),
usual AS (
    SELECT s.area, s.indicator, s.from_year, s.to_year, median(t.step) AS usual_score
    FROM scored s
    JOIN steps t ON s.area = t.area AND s.indicator = t.indicator
    WHERE s.score IS NOT NULL AND (t.step_to <= s.from_year OR t.step_from >= s.to_year)
    GROUP BY s.area, s.indicator, s.from_year, s.to_year
    HAVING count(*) >= 2
)
SELECT s.area, s.indicator, s.unit, s.kind, s.from_year, s.to_year, s.from_value, s.to_value,
       s.change, s.change_pct, s.change_pp, s.direction,
       CASE WHEN (s.direction = 'up' AND n.polarity = 'more')
              OR (s.direction = 'down' AND n.polarity = 'less') THEN 'better'
            WHEN (s.direction = 'up' AND n.polarity = 'less')
              OR (s.direction = 'down' AND n.polarity = 'more') THEN 'worse'
            ELSE 'neutral' END AS assessment,
       s.status, s.from_text, s.to_text, s.from_source, s.from_line, s.to_source, s.to_line,
       n.name, n.name_en, s.section, s.label, s.to_year - s.from_year AS years_apart,
       s.comparison, s.from_qualifier, s.to_qualifier, s.change_min, s.change_max, s.score,
       CASE WHEN s.score IS NULL THEN NULL
            WHEN s.score >= 1.0 / 3.0 - 1e-6 THEN 'major'
            WHEN s.score >= 1.0 / 11.0 - 1e-6 THEN 'notable'
            WHEN s.score >= 1.0 / 41.0 - 1e-6 THEN 'slight'
            ELSE 'steady' END AS tier,
       u.usual_score, s.change_pct_min, s.change_pct_max,
       CASE WHEN s.status <> 'appeared' THEN s.from_year END AS from_vintage,
       CASE WHEN s.status <> 'vanished' THEN s.to_year END AS to_vintage,
       s.from_sentence, s.to_sentence, s.confidence,
       -- Why to look before believing (src/deltas/caution.rs).
       CASE WHEN s.status = 'both' THEN nullif(concat_ws('; ',
            CASE WHEN s.confidence < 0.95 THEN 'weak_link' END,
            CASE WHEN (s.kind = 'level'
                       AND ((s.score >= 1.0 / 3.0 - 1e-6 AND s.confidence < 0.99)
                            OR (s.score >= 2.0 / 3.0 - 1e-6 AND s.confidence < 0.999))
                       AND NOT coalesce(s.stated_unit = '%'
                                        AND abs(s.stated_change - s.change_pct) <= 1.0, FALSE))
                   OR (s.kind = 'share' AND abs(s.change) >= 20.0 AND s.confidence < 0.99)
                   OR (s.kind = 'change' AND abs(s.change) >= 25.0 AND s.confidence < 0.99)
                 THEN 'wide_jump' END,
            CASE WHEN s.from_nature = 'years' OR s.to_nature = 'years' THEN 'years_total' END,
            CASE WHEN s.from_nature = 'cumulated' AND s.to_nature = 'cumulated' AND s.change < 0
                 THEN 'cumulated_fell' END,
            CASE WHEN s.from_scope <> s.to_scope THEN 'other_scope' END,
            CASE WHEN s.from_nature = 'milestone' OR s.to_nature = 'milestone'
                 THEN 'milestone' END), '') END AS caution,
       s.stated_change, s.stated_unit
FROM scored s
LEFT JOIN named n ON s.indicator = n.indicator
LEFT JOIN usual u
  ON s.area = u.area AND s.indicator = u.indicator
 AND s.from_year = u.from_year AND s.to_year = u.to_year
