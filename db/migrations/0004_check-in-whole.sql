CREATE TABLE "consent" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"version" text NOT NULL,
	"language" text NOT NULL,
	"decision" text NOT NULL,
	"answered_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "consent_language" CHECK ("consent"."language" in ('en', 'es', 'de', 'fr')),
	CONSTRAINT "consent_decision" CHECK ("consent"."decision" in ('accepted', 'declined')),
	CONSTRAINT "consent_answered_by" CHECK ("consent"."answered_by" in ('self', 'proxy'))
);
--> statement-breakpoint
ALTER TABLE "consent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draft_alarm" (
	"clinic_id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "draft_alarm_clinic_id_check_in_id_pk" PRIMARY KEY("clinic_id","check_in_id")
);
--> statement-breakpoint
ALTER TABLE "draft_alarm" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "draft_answer" (
	"clinic_id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value" text,
	"code" smallint,
	"highest" smallint,
	"device" uuid NOT NULL,
	"language" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_answer_clinic_id_check_in_id_field_pk" PRIMARY KEY("clinic_id","check_in_id","field"),
	CONSTRAINT "draft_answer_language" CHECK ("draft_answer"."language" in ('en', 'es', 'de', 'fr')),
	CONSTRAINT "draft_answer_field" CHECK ("draft_answer"."field" ~ '^[a-zA-Z0-9.-]{1,40}$'),
	CONSTRAINT "draft_answer_highest" CHECK ("draft_answer"."highest" between 0 and 3),
	CONSTRAINT "draft_answer_code" CHECK ("draft_answer"."code" between 0 and "draft_answer"."highest"),
	CONSTRAINT "draft_answer_value" CHECK (char_length("draft_answer"."value") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "draft_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "help_request" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"private_number" text,
	"may_leave_message" boolean,
	CONSTRAINT "help_request_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "help_request_private_number" CHECK (char_length("help_request"."private_number") between 1 and 30)
);
--> statement-breakpoint
ALTER TABLE "help_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_kind";--> statement-breakpoint
DROP INDEX "flag_submission";--> statement-breakpoint
ALTER TABLE "alert" ALTER COLUMN "submission_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "flag" ALTER COLUMN "submission_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "check_in_id" uuid;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "antidepressant" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "sexual_change" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "has_message" boolean GENERATED ALWAYS AS (message is not null) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "answered_by" text DEFAULT 'self' NOT NULL;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "stopped" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "on_tablet" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "private_number" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "may_leave_message" boolean;--> statement-breakpoint
ALTER TABLE "clinic" ADD COLUMN "staffed_weekdays" smallint[] DEFAULT '{1,2,3,4,5}' NOT NULL;--> statement-breakpoint
ALTER TABLE "clinic" ADD COLUMN "staffed_from" text DEFAULT '09:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "clinic" ADD COLUMN "staffed_until" text DEFAULT '17:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "clinic" ADD COLUMN "shares_course" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "flag" ADD COLUMN "check_in_id" uuid;--> statement-breakpoint
-- Flags and alerts stored before name the check-in of their submission. Forced security hides every row from the owner, too: lifted for
-- these two statements, within this transaction.
ALTER TABLE "flag" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "submission" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "flag" SET "check_in_id" = s."check_in_id" FROM "submission" s WHERE s."clinic_id" = "flag"."clinic_id" AND s."id" = "flag"."submission_id";--> statement-breakpoint
UPDATE "alert" SET "check_in_id" = s."check_in_id" FROM "submission" s WHERE s."clinic_id" = "alert"."clinic_id" AND s."id" = "alert"."submission_id";--> statement-breakpoint
ALTER TABLE "flag" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "submission" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert" ALTER COLUMN "check_in_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "patient" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "patient" ADD COLUMN "owns_contact" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "patient" ADD COLUMN "wants" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "patient" ADD COLUMN "wants_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_clinic_id_patient_id_patient_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_clinic_id_check_in_id_check_in_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "public"."check_in"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_alarm" ADD CONSTRAINT "draft_alarm_clinic_id_check_in_id_check_in_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "public"."check_in"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_answer" ADD CONSTRAINT "draft_answer_clinic_id_check_in_id_check_in_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "public"."check_in"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_clinic_id_check_in_id_check_in_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "public"."check_in"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_request" ADD CONSTRAINT "help_request_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_patient" ON "consent" USING btree ("clinic_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "draft_alarm_due" ON "draft_alarm" USING btree ("due_at") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "help_request_course" ON "help_request" USING btree ("clinic_id","course_id","asked_at");--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_clinic_id_check_in_id_check_in_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "public"."check_in"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_clinic_id_check_in_id_check_in_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "public"."check_in"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_check_in" ON "alert" USING btree ("clinic_id","check_in_id");--> statement-breakpoint
CREATE INDEX "flag_check_in" ON "flag" USING btree ("clinic_id","check_in_id");--> statement-breakpoint
CREATE UNIQUE INDEX "flag_of_draft" ON "flag" USING btree ("clinic_id","check_in_id","rule") WHERE submission_id is null and state = 'open' and claimed_by is null and rule in ('item-9-high', 'item-9');--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_kind" CHECK ("delivery"."kind" in ('alert', 'digest', 'check-in-link', 'reminder', 'staff-invitation'));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_antidepressant" CHECK ("submission"."antidepressant" in ('no', 'yes', 'unsure'));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_sexual_change" CHECK ("submission"."sexual_change" in ('no', 'yes', 'refused'));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_answered_by" CHECK ("submission"."answered_by" in ('self', 'proxy'));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_private_number" CHECK (char_length("submission"."private_number") between 1 and 30);--> statement-breakpoint
ALTER TABLE "clinic" ADD CONSTRAINT "clinic_staffed_weekdays" CHECK ("clinic"."staffed_weekdays" <@ '{1,2,3,4,5,6,7}' and cardinality("clinic"."staffed_weekdays") > 0);--> statement-breakpoint
ALTER TABLE "clinic" ADD CONSTRAINT "clinic_staffed_hours" CHECK ("clinic"."staffed_from" ~ '^([01]\d|2[0-3]):[0-5]\d$' and "clinic"."staffed_until" ~ '^([01]\d|2[0-3]):[0-5]\d$' and "clinic"."staffed_from" < "clinic"."staffed_until");--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_end_reason" CHECK ("course"."end_reason" in ('finished', 'mood', 'other'));--> statement-breakpoint
ALTER TABLE "patient" ADD CONSTRAINT "patient_wants" CHECK ("patient"."wants" in ('all', 'no-reminders', 'none'));--> statement-breakpoint
CREATE POLICY "own_clinic" ON "consent" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "draft_alarm" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_queue" ON "draft_alarm" AS PERMISSIVE FOR ALL TO "isomood_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "waiting_by_lookup" ON "draft_alarm" AS PERMISSIVE FOR SELECT TO "isomood_web" USING (settled_at is null and nullif(current_setting('app.lookup', true), '') = 'left-drafts');--> statement-breakpoint
CREATE POLICY "own_clinic" ON "draft_answer" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "help_request" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint

-- Written by hand: what the schema files cannot say.
ALTER TABLE "consent" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "draft_alarm" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "draft_answer" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "help_request" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON consent, help_request TO isomood_web;--> statement-breakpoint
-- Drafts are no record: they change until they are sent, and are gone after.
GRANT SELECT, INSERT, UPDATE, DELETE ON draft_answer TO isomood_web;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON draft_alarm TO isomood_web;--> statement-breakpoint
-- The worker raises the flag of an answer left unsent, and for that reads what the rules read: codes and numbers, never a name, a record
-- number or what somebody wrote.
GRANT SELECT, UPDATE (settled_at), DELETE ON draft_alarm TO isomood_worker;--> statement-breakpoint
GRANT SELECT (clinic_id, check_in_id, field, code, highest, given_at), DELETE ON draft_answer TO isomood_worker;--> statement-breakpoint
GRANT SELECT ON response, score, dose_change, policy, flag TO isomood_worker;--> statement-breakpoint
GRANT SELECT (clinic_id, id, flag_id, kind, at, outcome, review_on) ON flag_event TO isomood_worker;--> statement-breakpoint
GRANT SELECT (clinic_id, course_id) ON course_status TO isomood_worker;--> statement-breakpoint
GRANT SELECT (skin, adherence, medicine_change, antidepressant, has_message, help_requested, highest_item9, highest_asq, answered_by, stopped) ON submission TO isomood_worker;--> statement-breakpoint
GRANT SELECT (date_of_birth, wants) ON patient TO isomood_worker;--> statement-breakpoint
-- Whoever declined is not written to.
GRANT SELECT (clinic_id, patient_id, decision, at) ON consent TO isomood_worker;--> statement-breakpoint
GRANT INSERT ON flag, flag_event, alert TO isomood_worker;--> statement-breakpoint
GRANT INSERT, UPDATE ON course_status TO isomood_worker;--> statement-breakpoint
-- To lock a row is a right over one of its columns: this one the policies let nobody change.
GRANT UPDATE (clinic_id) ON course TO isomood_worker;
