-- What a batch stored is looked at less often; what is promised stays as in 0013.

-- Our own rows need no lock, and a batch's articles are all our own: one look tells both. Where others' are among them, they are locked, and
-- counted anew behind the lock.
CREATE OR REPLACE FUNCTION require_articles(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE found bigint; of_others bigint;
BEGIN
  SELECT count(*), count(*) FILTER (WHERE xmin <> pg_current_xact_id()::xid) INTO found, of_others FROM article WHERE id = ANY(wanted);
  IF of_others > 0 THEN
    PERFORM FROM article WHERE id = ANY(wanted) AND xmin <> pg_current_xact_id()::xid ORDER BY id FOR KEY SHARE;
    SELECT count(*) INTO found FROM article WHERE id = ANY(wanted);
  END IF;
  IF found < cardinality(wanted) THEN
    RAISE foreign_key_violation USING MESSAGE = 'an article that something was stored for is not there';
  END IF;
END $$;

-- The articles of the mentions and whether these are their first come from one walk; hours are cut by arithmetic, not by a time zone's rules.
CREATE OR REPLACE FUNCTION add_first_mentions_to_tallies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE articles bigint[]; are_first boolean; changes place_change[];
BEGIN
  SELECT array_agg(of.article_id), bool_and(CASE WHEN of.last >= of.mentions THEN false ELSE (
    SELECT m.ordinal FROM place_mention m WHERE m.article_id = of.article_id AND m.ordinal > of.last LIMIT 1) IS NULL END)
  INTO articles, are_first
  FROM (SELECT article_id, max(ordinal) AS last, count(*) AS mentions FROM added GROUP BY article_id) AS of;
  IF articles IS NULL THEN RETURN NULL; END IF;
  PERFORM require_articles(articles);
  IF NOT are_first THEN
    SELECT array_agg(ROW(article_id, at, kind, role, geoname_id, country, admin1, 1)::place_change) INTO changes FROM added;
    PERFORM add_to_place_tallies(changes);
    RETURN NULL;
  END IF;
  WITH first AS MATERIALIZED (
    SELECT article_id, date_bin('1 hour', at, TIMESTAMPTZ 'epoch') AS hour, kind, role, geoname_id, country, admin1, count(*) AS mentions
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
