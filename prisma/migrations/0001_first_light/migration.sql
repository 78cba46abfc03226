-- CreateTable
CREATE TABLE "feed" (
    "id" BIGSERIAL NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "site_url" TEXT,
    "language" TEXT,
    "country" TEXT,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "etag" TEXT,
    "last_modified" TEXT,
    "body_hash" BYTEA,
    "next_poll_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claim_token" BIGINT NOT NULL DEFAULT 0,
    "interval_seconds" INTEGER NOT NULL DEFAULT 300,
    "last_poll_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "article_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" BIGSERIAL NOT NULL,
    "feed_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "url" TEXT,
    "author" TEXT,
    "language" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "terms" tsvector NOT NULL,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place_mention" (
    "article_id" BIGINT NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "field" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "surface" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "geoname_id" INTEGER,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "admin1" TEXT,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "score" REAL NOT NULL,

    CONSTRAINT "place_mention_pkey" PRIMARY KEY ("article_id","ordinal")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "deliveries" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hit" (
    "id" BIGSERIAL NOT NULL,
    "alert_id" BIGINT NOT NULL,
    "article_id" BIGINT NOT NULL,
    "spans" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "feed_url_key" ON "feed"("url");

-- CreateIndex
CREATE INDEX "feed_next_poll_at_idx" ON "feed"("next_poll_at");

-- CreateIndex
CREATE INDEX "article_at_id_idx" ON "article"("at", "id");

-- CreateIndex
CREATE INDEX "article_terms_idx" ON "article" USING GIN ("terms");

-- CreateIndex
CREATE UNIQUE INDEX "article_feed_id_key_key" ON "article"("feed_id", "key");

-- CreateIndex
CREATE INDEX "place_mention_at_role_idx" ON "place_mention"("at", "role");

-- CreateIndex
CREATE INDEX "place_mention_geoname_id_article_id_idx" ON "place_mention"("geoname_id", "article_id");

-- CreateIndex
CREATE INDEX "hit_article_id_idx" ON "hit"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "hit_alert_id_article_id_key" ON "hit"("alert_id", "article_id");

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_mention" ADD CONSTRAINT "place_mention_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hit" ADD CONSTRAINT "hit_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hit" ADD CONSTRAINT "hit_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

