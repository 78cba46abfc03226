-- Subscriptions to hubs that push what is new, and which feeds are read in full at their articles' own pages.
-- CreateTable
CREATE TABLE "subscription" (
    "feed_id" BIGINT NOT NULL,
    "hub" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "act_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_ends_at" TIMESTAMPTZ(3),
    "pushes" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "last_push_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("feed_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "subscription_token_key" ON "subscription"("token");

-- CreateIndex
CREATE INDEX "subscription_act_at_idx" ON "subscription"("act_at");

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "feed" ADD COLUMN     "full_text" BOOLEAN NOT NULL DEFAULT false;
