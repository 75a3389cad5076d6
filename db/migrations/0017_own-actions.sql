CREATE TABLE "own_action" (
	"clinic_id" uuid NOT NULL,
	"urgency" text NOT NULL,
	"version" integer NOT NULL,
	"text" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "own_action_clinic_id_urgency_version_pk" PRIMARY KEY("clinic_id","urgency","version"),
	CONSTRAINT "own_action_urgency" CHECK ("own_action"."urgency" in ('now', 'today', 'review')),
	CONSTRAINT "own_action_version" CHECK ("own_action"."version" > 0),
	CONSTRAINT "own_action_text" CHECK (char_length("own_action"."text") between 1 and 400)
);
--> statement-breakpoint
ALTER TABLE "own_action" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "own_action" ADD CONSTRAINT "own_action_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_action" ADD CONSTRAINT "own_action_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_clinic" ON "own_action" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint

-- Written by hand: what the schema files cannot say.
ALTER TABLE "own_action" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Versions are added and never changed. No mail says what is suggested, so the worker reads none.
GRANT SELECT, INSERT ON own_action TO isomood_web;
