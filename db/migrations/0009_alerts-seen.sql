CREATE TABLE "alert_outage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"telling_until" timestamp with time zone,
	"begin_told_at" timestamp with time zone,
	"end_told_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "alert_outage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_kind";--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "instead_of" uuid;--> statement-breakpoint
ALTER TABLE "worker_heartbeat" ADD COLUMN "numbers" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_outage_open" ON "alert_outage" USING btree ((ended_at is null)) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "alert_outage_began" ON "alert_outage" USING btree ("began_at");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_clinic_id_instead_of_delivery_clinic_id_id_fk" FOREIGN KEY ("clinic_id","instead_of") REFERENCES "public"."delivery"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_to_staff" ON "delivery" USING btree ("clinic_id","created_at") WHERE recipient_staff_id is not null;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_kind" CHECK ("delivery"."kind" in ('alert', 'digest', 'test', 'staff-invitation', 'check-in-link', 'reminder'));--> statement-breakpoint
CREATE POLICY "shared" ON "alert_outage" AS PERMISSIVE FOR ALL TO "isomood_web" USING (true) WITH CHECK (true);--> statement-breakpoint

-- Written by hand: what the schema files cannot say.
ALTER TABLE "alert_outage" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (ended_at, telling_until, begin_told_at, end_told_at) ON alert_outage TO isomood_web;
