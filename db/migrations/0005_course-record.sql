CREATE TABLE "course_correction" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"entry" text NOT NULL,
	"entry_id" uuid,
	"was" jsonb NOT NULL,
	"became" jsonb,
	"reason" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_correction_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "course_correction_entry" CHECK ("course_correction"."entry" in ('start', 'dose', 'weight', 'target', 'end', 'renewal')),
	CONSTRAINT "course_correction_reason" CHECK (char_length("course_correction"."reason") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "course_correction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "note" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"body" text NOT NULL,
	"at_visit" boolean NOT NULL,
	"corrects" uuid,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "note_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "note_body" CHECK (char_length("note"."body") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "renewal" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"renewed_on" date NOT NULL,
	"days_supplied" smallint NOT NULL,
	"days_since_check" smallint,
	"without_check_reason" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "renewal_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "renewal_days_supplied" CHECK ("renewal"."days_supplied" between 1 and 180),
	CONSTRAINT "renewal_without_check_reason" CHECK (char_length("renewal"."without_check_reason") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "renewal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sexual_function_question" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"asked" boolean NOT NULL,
	"on_day" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sexual_function_question_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "sexual_function_question" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "weight" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"measured_on" date NOT NULL,
	"kg" numeric(5, 1) NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "weight_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "weight" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "end_is_estimate" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "latest_weight_kg" numeric(5, 1);--> statement-breakpoint
ALTER TABLE "dose_change" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "course_correction" ADD CONSTRAINT "course_correction_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_correction" ADD CONSTRAINT "course_correction_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_clinic_id_patient_id_patient_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_clinic_id_written_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","written_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_clinic_id_corrects_note_clinic_id_id_fk" FOREIGN KEY ("clinic_id","corrects") REFERENCES "public"."note"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sexual_function_question" ADD CONSTRAINT "sexual_function_question_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sexual_function_question" ADD CONSTRAINT "sexual_function_question_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weight" ADD CONSTRAINT "weight_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weight" ADD CONSTRAINT "weight_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_correction_course" ON "course_correction" USING btree ("clinic_id","course_id","recorded_at");--> statement-breakpoint
CREATE INDEX "note_patient" ON "note" USING btree ("clinic_id","patient_id","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "note_corrected_once" ON "note" USING btree ("clinic_id","corrects") WHERE corrects is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_of_day" ON "renewal" USING btree ("clinic_id","course_id","renewed_on") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "sexual_function_question_course" ON "sexual_function_question" USING btree ("clinic_id","course_id","on_day");--> statement-breakpoint
CREATE UNIQUE INDEX "weight_of_day" ON "weight" USING btree ("clinic_id","course_id","measured_on") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE POLICY "own_clinic" ON "course_correction" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "note" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "renewal" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "sexual_function_question" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "weight" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
-- Written by hand: what the schema files cannot say.
ALTER TABLE "course_correction" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "note" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "renewal" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sexual_function_question" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "weight" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Entries are added and never changed; one that was wrong is withdrawn, which is all that can be done to it.
GRANT SELECT, INSERT ON course_correction, note, renewal, sexual_function_question, weight TO isomood_web;--> statement-breakpoint
GRANT UPDATE (withdrawn_at) ON dose_change, renewal, weight TO isomood_web;
