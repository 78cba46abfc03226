-- Where an article's picture is, when the pages of a host may be asked, and since when a hub pushes.
-- AlterTable
ALTER TABLE "article" ADD COLUMN     "image" TEXT;

-- AlterTable
ALTER TABLE "host" ADD COLUMN     "next_page_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "since" TIMESTAMPTZ(3);

-- Since when those that are active now are so was not kept: they begin here.
UPDATE "subscription" SET "since" = now() WHERE "state" = 'active';
