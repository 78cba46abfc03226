-- Outlets say what they serve beside a query or an alert, in which format, and since when they say what they say.
-- AlterTable
ALTER TABLE "outlet" ADD COLUMN     "narrowing" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "format" TEXT NOT NULL DEFAULT 'rss',
ADD COLUMN     "content_hash" BYTEA,
ADD COLUMN     "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
