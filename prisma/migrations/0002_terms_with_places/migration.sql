-- Terms keep their places. What an older analyser made is made anew in the background, newest first, found by this index.
-- AlterTable
ALTER TABLE "article" ADD COLUMN     "analyser" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "crowded" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "article_analyser_id_idx" ON "article"("analyser", "id");
