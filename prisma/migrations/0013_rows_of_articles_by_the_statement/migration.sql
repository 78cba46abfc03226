-- Mentions and hits come a thousand at a time. A foreign key looks up and locks its row for each of them by itself; here that is done once a
-- statement, for each article and alert once. What a foreign key promises is kept: no row without its article and its alert, and with
-- those go their rows. (An id is never changed.)
ALTER TABLE "place_mention" DROP CONSTRAINT "place_mention_article_id_fkey";
ALTER TABLE "hit" DROP CONSTRAINT "hit_article_id_fkey";
ALTER TABLE "hit" DROP CONSTRAINT "hit_alert_id_fkey";

-- Rows of other transactions are locked until we are done, so that who removes them waits for ours and finds it; our own nobody can remove yet.
-- What was removed while we waited is seen by the count, which looks anew.
CREATE FUNCTION require_articles(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM article WHERE id = ANY(wanted) AND xmin <> pg_current_xact_id()::xid ORDER BY id FOR KEY SHARE;
  IF (SELECT count(*) FROM article WHERE id = ANY(wanted)) < cardinality(wanted) THEN
    RAISE foreign_key_violation USING MESSAGE = 'an article that something was stored for is not there';
  END IF;
END $$;

CREATE FUNCTION require_alerts(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM alert WHERE id = ANY(wanted) ORDER BY id FOR KEY SHARE;
  IF (SELECT count(*) FROM alert WHERE id = ANY(wanted)) < cardinality(wanted) THEN
    RAISE foreign_key_violation USING MESSAGE = 'an alert that a hit was stored for is not there';
  END IF;
END $$;

CREATE FUNCTION require_parents_of_hits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM require_articles(ARRAY(SELECT DISTINCT article_id FROM added));
  PERFORM require_alerts(ARRAY(SELECT DISTINCT alert_id FROM added));
  RETURN NULL;
END $$;
CREATE TRIGGER hit_added AFTER INSERT ON hit
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION require_parents_of_hits();

CREATE FUNCTION remove_rows_of_articles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM place_mention WHERE article_id = ANY(ARRAY(SELECT id FROM removed));
  DELETE FROM hit WHERE article_id = ANY(ARRAY(SELECT id FROM removed));
  RETURN NULL;
END $$;
CREATE TRIGGER article_removed AFTER DELETE ON article
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION remove_rows_of_articles();

CREATE FUNCTION remove_hits_of_alerts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM hit WHERE alert_id = ANY(ARRAY(SELECT id FROM removed));
  RETURN NULL;
END $$;
CREATE TRIGGER alert_removed AFTER DELETE ON alert
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION remove_hits_of_alerts();

-- As in 0011, but that mentions are the first of their articles is seen by their ordinals: where they are counted through from 0 on, another
-- one can only come after the last, which the index alone tells.
CREATE OR REPLACE FUNCTION add_first_mentions_to_tallies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changes place_change[];
BEGIN
  PERFORM require_articles(ARRAY(SELECT DISTINCT article_id FROM added));
  IF EXISTS (
    SELECT FROM (SELECT article_id, max(ordinal) AS last, count(*) AS mentions FROM added GROUP BY article_id) AS of
    WHERE of.last >= of.mentions OR (
      SELECT m.ordinal FROM place_mention m WHERE m.article_id = of.article_id AND m.ordinal > of.last LIMIT 1) IS NOT NULL)
  THEN
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
