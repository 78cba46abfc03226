-- Places are counted as they are stored: one row for each hour, place (or division, or country) and role. Triggers keep the rows
-- exact whatever changes mentions, in the transaction that changes them (docs/decisions/0016). Corrections set aside what was found.
-- CreateTable
CREATE TABLE "place_tally" (
    "level" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "unit" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "articles" INTEGER NOT NULL,
    "mentions" INTEGER NOT NULL,

    CONSTRAINT "place_tally_pkey" PRIMARY KEY ("level","hour","unit","kind","role")
);

-- CreateTable
CREATE TABLE "place_correction" (
    "id" BIGSERIAL NOT NULL,
    "article_id" BIGINT,
    "article_key" TEXT NOT NULL,
    "feed_id" BIGINT,
    "after_article" BIGINT NOT NULL,
    "reach" TEXT NOT NULL,
    "history" BOOLEAN NOT NULL,
    "surface" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "from_geoname_id" INTEGER NOT NULL,
    "from_name" TEXT NOT NULL,
    "place" JSONB,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_by" TEXT,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "place_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place_set_aside" (
    "article_id" BIGINT NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "found" JSONB NOT NULL,
    "corrections" BIGINT[],

    CONSTRAINT "place_set_aside_pkey" PRIMARY KEY ("article_id","ordinal")
);

-- CreateIndex
CREATE INDEX "place_tally_level_unit_hour_idx" ON "place_tally"("level", "unit", "hour");

-- CreateIndex
CREATE INDEX "place_set_aside_corrections_idx" ON "place_set_aside" USING GIN ("corrections");

-- AddForeignKey
ALTER TABLE "place_correction" ADD CONSTRAINT "place_correction_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_correction" ADD CONSTRAINT "place_correction_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_set_aside" ADD CONSTRAINT "place_set_aside_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What one mention counts for: its place, its division, its country.
CREATE FUNCTION place_units(geoname_id int, country text, admin1 text) RETURNS TABLE (level text, unit text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT * FROM (VALUES
    ('place', geoname_id::text),
    ('admin1', CASE WHEN country <> '' AND admin1 <> '' THEN country || '.' || admin1 END),
    ('country', CASE WHEN country <> '' THEN country END)) AS units(level, unit)
  WHERE units.unit IS NOT NULL AND geoname_id IS NOT NULL
$$;

CREATE TYPE place_change AS (
  article_id bigint, at timestamptz, kind text, role text, geoname_id int, country text, admin1 text, sign int);

-- Adds changes to the tallies. Articles are counted by what the table says now and, with the changes taken back, said before: an
-- article that loses one of two mentions of a place still names it.
CREATE FUNCTION add_to_place_tallies(changes place_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH changed AS (
    SELECT c.article_id, date_trunc('hour', c.at, 'UTC') AS hour, u.level, u.unit, c.kind, c.role, sum(c.sign)::int AS mentions
    FROM unnest(changes) c CROSS JOIN LATERAL place_units(c.geoname_id, c.country, c.admin1) u
    GROUP BY 1, 2, 3, 4, 5, 6),
  present AS (
    SELECT m.article_id, date_trunc('hour', m.at, 'UTC') AS hour, u.level, u.unit, m.kind, m.role, count(*)::int AS mentions
    FROM place_mention m CROSS JOIN LATERAL place_units(m.geoname_id, m.country, m.admin1) u
    WHERE m.article_id IN (SELECT article_id FROM changed)
    GROUP BY 1, 2, 3, 4, 5, 6),
  delta AS (
    SELECT c.level, c.hour, c.unit, c.kind, c.role, sum(c.mentions)::int AS mentions,
      sum((coalesce(p.mentions, 0) > 0)::int - (coalesce(p.mentions, 0) - c.mentions > 0)::int)::int AS articles
    FROM changed c LEFT JOIN present p USING (article_id, hour, level, unit, kind, role)
    GROUP BY 1, 2, 3, 4, 5)
  INSERT INTO place_tally AS t (level, hour, unit, kind, role, articles, mentions)
  SELECT level, hour, unit, kind, role, articles, mentions FROM delta WHERE articles <> 0 OR mentions <> 0
  ORDER BY level, hour, unit, kind, role
  ON CONFLICT (level, hour, unit, kind, role)
  DO UPDATE SET articles = t.articles + excluded.articles, mentions = t.mentions + excluded.mentions;

  DELETE FROM place_tally t USING (
    SELECT DISTINCT date_trunc('hour', c.at, 'UTC') AS hour, u.level, u.unit, c.kind, c.role
    FROM unnest(changes) c CROSS JOIN LATERAL place_units(c.geoname_id, c.country, c.admin1) u WHERE c.sign < 0) gone
  WHERE (t.level, t.hour, t.unit, t.kind, t.role) = (gone.level, gone.hour, gone.unit, gone.kind, gone.role) AND t.mentions = 0;
END $$;

CREATE FUNCTION tally_place_mentions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changes place_change[] := '{}';
BEGIN
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    SELECT array_agg(ROW(article_id, at, kind, role, geoname_id, country, admin1, 1)::place_change) INTO changes FROM added;
  END IF;
  IF TG_OP IN ('DELETE', 'UPDATE') THEN
    SELECT changes || array_agg(ROW(article_id, at, kind, role, geoname_id, country, admin1, -1)::place_change) INTO changes FROM removed;
  END IF;
  IF cardinality(changes) > 0 THEN PERFORM add_to_place_tallies(changes); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER place_mention_added AFTER INSERT ON place_mention
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_place_mentions();
CREATE TRIGGER place_mention_removed AFTER DELETE ON place_mention
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_place_mentions();
CREATE TRIGGER place_mention_changed AFTER UPDATE ON place_mention
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_place_mentions();

-- What is there already is counted once.
INSERT INTO place_tally (level, hour, unit, kind, role, articles, mentions)
SELECT u.level, date_trunc('hour', m.at, 'UTC'), u.unit, m.kind, m.role, count(DISTINCT m.article_id), count(*)
FROM place_mention m CROSS JOIN LATERAL place_units(m.geoname_id, m.country, m.admin1) u GROUP BY 1, 2, 3, 4, 5;
