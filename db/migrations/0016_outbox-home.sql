CREATE TABLE "outbox_home" (
	"id" integer PRIMARY KEY NOT NULL,
	"home" text NOT NULL,
	"held_since" timestamp with time zone,
	CONSTRAINT "outbox_home_once" CHECK ("outbox_home"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "outbox_home" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "worker_heartbeat" ADD COLUMN "held_since" timestamp with time zone;--> statement-breakpoint
CREATE POLICY "worker_queue" ON "outbox_home" AS PERMISSIVE FOR ALL TO "isomood_worker" USING (true) WITH CHECK (true);--> statement-breakpoint

-- Written by hand: what the schema files cannot say.
ALTER TABLE "outbox_home" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (home, held_since) ON outbox_home TO isomood_worker;
