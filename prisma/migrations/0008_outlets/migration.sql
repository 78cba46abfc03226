-- Outlets: what matches a query, or what an alert caught, as a feed at an unguessable address.
-- CreateTable
CREATE TABLE "outlet" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "alert_id" BIGINT,
    "format" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "content_hash" BYTEA,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outlet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "outlet_secret_hash_key" ON "outlet"("secret_hash");

-- AddForeignKey
ALTER TABLE "outlet" ADD CONSTRAINT "outlet_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;
