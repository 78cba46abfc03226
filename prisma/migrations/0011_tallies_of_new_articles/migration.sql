-- Mentions that are the first of their articles, as those of every new article are, raise the tallies by what they are: nothing has
-- to be read back to tell how often an article counted before. Any other change takes the way of 0004.

CREATE FUNCTION add_first_mentions_to_tallies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changes place_change[];
BEGIN
  IF (SELECT count(*) FROM place_mention WHERE article_id IN (SELECT article_id FROM added)) > (SELECT count(*) FROM added) THEN
    SELECT array_agg(ROW(article_id, at, kind, role, geoname_id, country, admin1, 1)::place_change) INTO changes FROM added;
    PERFORM add_to_place_tallies(changes);
    RETURN NULL;
  END IF;
  WITH first AS MATERIALIZED (
    SELECT article_id, date_trunc('hour', at, 'UTC') AS hour, kind, role, geoname_id, country, admin1, count(*) AS mentions
    FROM added WHERE geoname_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7),
  counted AS (
    SELECT 'place' AS level, hour, geoname_id::text AS unit, kind, role, article_id, sum(mentions) AS mentions
    FROM first GROUP BY hour, geoname_id, kind, role, article_id
    UNION ALL
    SELECT 'admin1', hour, country || '.' || admin1, kind, role, article_id, sum(mentions)
    FROM first WHERE country <> '' AND admin1 <> '' GROUP BY hour, country, admin1, kind, role, article_id
    UNION ALL
    SELECT 'country', hour, country, kind, role, article_id, sum(mentions)
    FROM first WHERE country <> '' GROUP BY hour, country, kind, role, article_id)
  INSERT INTO place_tally AS t (level, hour, unit, kind, role, articles, mentions)
  SELECT level, hour, unit, kind, role, count(*)::int, sum(mentions)::int FROM counted
  GROUP BY level, hour, unit, kind, role ORDER BY level, hour, unit, kind, role
  ON CONFLICT (level, hour, unit, kind, role)
  DO UPDATE SET articles = t.articles + excluded.articles, mentions = t.mentions + excluded.mentions;
  RETURN NULL;
END $$;

DROP TRIGGER place_mention_added ON place_mention;
CREATE TRIGGER place_mention_added AFTER INSERT ON place_mention
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_first_mentions_to_tallies();
