-- A correction may add a place that was missed: it was taken for nothing before. Hits that a correction raised say which one.
-- AlterTable
ALTER TABLE "place_correction" ALTER COLUMN "from_geoname_id" DROP NOT NULL,
ALTER COLUMN "from_name" DROP NOT NULL;

-- AlterTable
ALTER TABLE "hit" ADD COLUMN "correction_id" BIGINT;

-- CreateIndex
CREATE INDEX "hit_correction_id_idx" ON "hit"("correction_id");

-- AddForeignKey
ALTER TABLE "hit" ADD CONSTRAINT "hit_correction_id_fkey" FOREIGN KEY ("correction_id") REFERENCES "place_correction"("id") ON DELETE SET NULL ON UPDATE CASCADE;
