-- Which article is which over time, what its words were, and when each feed and each host may be asked.
-- AlterTable
ALTER TABLE "feed" ADD COLUMN     "gap_at" TIMESTAMPTZ(3),
ADD COLUMN     "host" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "identity" TEXT NOT NULL DEFAULT 'guid',
ADD COLUMN     "leased_until" TIMESTAMPTZ(3),
ADD COLUMN     "moved_polls" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "moved_since" TIMESTAMPTZ(3),
ADD COLUMN     "moved_to" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "trouble" TEXT,
ADD COLUMN     "validators_lie" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "wishes" JSONB NOT NULL DEFAULT '{}',
ALTER COLUMN "interval_seconds" SET DEFAULT 60,
ALTER COLUMN "interval_seconds" SET DATA TYPE DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "article" ADD COLUMN     "content_hash" BYTEA,
ADD COLUMN     "revised_at" TIMESTAMPTZ(3),
ADD COLUMN     "second_key" BIGINT;

-- CreateTable
CREATE TABLE "host" (
    "name" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "host_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "listing" (
    "feed_id" BIGINT NOT NULL,
    "entries" BYTEA NOT NULL,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("feed_id")
);

-- CreateTable
CREATE TABLE "tombstone" (
    "feed_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "second_key" BIGINT,
    "title" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("feed_id","key")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" BIGSERIAL NOT NULL,
    "article_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "feed_host_leased_until_idx" ON "feed"("host", "leased_until");

-- CreateIndex
CREATE INDEX "article_feed_id_second_key_idx" ON "article"("feed_id", "second_key");

-- CreateIndex
CREATE INDEX "tombstone_feed_id_second_key_idx" ON "tombstone"("feed_id", "second_key");

-- CreateIndex
CREATE INDEX "tombstone_at_idx" ON "tombstone"("at");

-- CreateIndex
CREATE INDEX "revision_article_id_id_idx" ON "revision"("article_id", "id");

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tombstone" ADD CONSTRAINT "tombstone_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
