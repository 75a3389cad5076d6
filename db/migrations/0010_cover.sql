CREATE TABLE "closed_day" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"closed_on" date NOT NULL,
	"name" text NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "closed_day_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "closed_day_name" CHECK (char_length("closed_day"."name") between 1 and 120)
);
--> statement-breakpoint
ALTER TABLE "closed_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cover" (
	"clinic_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"safety_lead_id" uuid,
	"last_resort_id" uuid,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cover_clinic_id_version_pk" PRIMARY KEY("clinic_id","version"),
	CONSTRAINT "cover_version" CHECK ("cover"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "cover" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dated_turn" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "dated_turn_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "dated_turn_days" CHECK ("dated_turn"."from_on" <= "dated_turn"."until_on")
);
--> statement-breakpoint
ALTER TABLE "dated_turn" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "leave" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "leave_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "leave_days" CHECK ("leave"."from_on" <= "leave"."until_on")
);
--> statement-breakpoint
ALTER TABLE "leave" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "weekly_turn" (
	"clinic_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"weekday" smallint NOT NULL,
	"position" smallint NOT NULL,
	"staff_id" uuid NOT NULL,
	CONSTRAINT "weekly_turn_clinic_id_version_weekday_position_pk" PRIMARY KEY("clinic_id","version","weekday","position"),
	CONSTRAINT "weekly_turn_person" UNIQUE("clinic_id","version","weekday","staff_id"),
	CONSTRAINT "weekly_turn_weekday" CHECK ("weekly_turn"."weekday" between 1 and 7),
	CONSTRAINT "weekly_turn_position" CHECK ("weekly_turn"."position" > 0)
);
--> statement-breakpoint
ALTER TABLE "weekly_turn" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_tier" ALTER COLUMN "tier" SET DATA TYPE integer;--> statement-breakpoint
ALTER TABLE "delivery_alert" ALTER COLUMN "tier" SET DATA TYPE integer;--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "alert_tier" ADD COLUMN "step" text DEFAULT 'prescriber' NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery_alert" ADD COLUMN "part" text DEFAULT 'prescriber' NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "wakes_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_clinic_id_withdrawn_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","withdrawn_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cover" ADD CONSTRAINT "cover_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cover" ADD CONSTRAINT "cover_clinic_id_safety_lead_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","safety_lead_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cover" ADD CONSTRAINT "cover_clinic_id_last_resort_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","last_resort_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cover" ADD CONSTRAINT "cover_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_turn" ADD CONSTRAINT "dated_turn_clinic_id_staff_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_turn" ADD CONSTRAINT "dated_turn_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_turn" ADD CONSTRAINT "dated_turn_clinic_id_withdrawn_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","withdrawn_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave" ADD CONSTRAINT "leave_clinic_id_staff_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave" ADD CONSTRAINT "leave_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave" ADD CONSTRAINT "leave_clinic_id_withdrawn_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","withdrawn_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_turn" ADD CONSTRAINT "weekly_turn_clinic_id_version_cover_clinic_id_version_fk" FOREIGN KEY ("clinic_id","version") REFERENCES "public"."cover"("clinic_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_turn" ADD CONSTRAINT "weekly_turn_clinic_id_staff_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "closed_day_date" ON "closed_day" USING btree ("clinic_id","closed_on") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "dated_turn_days" ON "dated_turn" USING btree ("clinic_id","until_on") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "leave_days" ON "leave" USING btree ("clinic_id","until_on") WHERE withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_clinic_id_owner_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","owner_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_tier_waiting" ON "alert_tier" USING btree ("clinic_id","alert_id") WHERE dispatched_at is null;--> statement-breakpoint
ALTER TABLE "alert_tier" ADD CONSTRAINT "alert_tier_step" CHECK ("alert_tier"."step" in ('prescriber', 'cover', 'safety-lead', 'last-resort', 'repeat'));--> statement-breakpoint
ALTER TABLE "delivery_alert" ADD CONSTRAINT "delivery_alert_part" CHECK ("delivery_alert"."part" in ('prescriber', 'cover', 'safety-lead', 'last-resort', 'clinician', 'admin', 'owner'));--> statement-breakpoint
CREATE POLICY "own_clinic" ON "closed_day" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "cover" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "dated_turn" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "leave" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "weekly_turn" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint

-- Written by hand: what the schema files cannot say.
ALTER TABLE "cover" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "weekly_turn" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "dated_turn" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "leave" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "closed_day" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Versions and spells are added; a spell can be withdrawn and nothing else.
GRANT SELECT, INSERT ON cover, weekly_turn, dated_turn, leave, closed_day TO isomood_web;--> statement-breakpoint
GRANT UPDATE (withdrawn_by, withdrawn_at) ON dated_turn, leave, closed_day TO isomood_web;--> statement-breakpoint
GRANT UPDATE (wakes_confirmed_at) ON membership TO isomood_web;--> statement-breakpoint
GRANT UPDATE (staffed_weekdays, staffed_from, staffed_until) ON clinic TO isomood_web;--> statement-breakpoint
GRANT SELECT ON cover, weekly_turn, dated_turn, leave, closed_day TO isomood_worker;--> statement-breakpoint
-- A ladder that begins again, or goes on at once, moves the tier that waits.
GRANT UPDATE (step, due_at) ON alert_tier TO isomood_web, isomood_worker;--> statement-breakpoint

-- What was told to the prescriber alone, and nobody has claimed, goes on to whoever stands in.
ALTER TABLE "alert" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_tier" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "flag" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "alert_tier" ("clinic_id", "alert_id", "tier", "step", "due_at")
  SELECT a."clinic_id", a."id", max(t."tier") + 1, 'cover', now()
  FROM "alert" a JOIN "alert_tier" t ON t."clinic_id" = a."clinic_id" AND t."alert_id" = a."id"
  WHERE a."stopped_at" IS NULL
    AND EXISTS (SELECT FROM "flag" f WHERE f."clinic_id" = a."clinic_id" AND f."check_in_id" = a."check_in_id"
      AND f."state" = 'open' AND f."claimed_by" IS NULL AND f."urgency" IN ('now', 'today', 'review'))
  GROUP BY a."clinic_id", a."id" HAVING bool_and(t."dispatched_at" IS NOT NULL);--> statement-breakpoint
ALTER TABLE "flag" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_tier" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert" FORCE ROW LEVEL SECURITY;
