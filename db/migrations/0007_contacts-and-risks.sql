CREATE TABLE "baseline_risk" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"risk" text NOT NULL,
	"version" integer NOT NULL,
	"answer" text NOT NULL,
	"detail" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "baseline_risk_clinic_id_patient_id_risk_version_pk" PRIMARY KEY("clinic_id","patient_id","risk","version"),
	CONSTRAINT "baseline_risk_risk" CHECK ("baseline_risk"."risk" in ('severe-depression', 'self-harm', 'bipolar', 'psychiatric-history', 'psychotropic-medication', 'body-dysmorphic', 'impulsivity', 'substance-use', 'anabolic-steroids', 'stressors', 'pregnancy-possible', 'liver-disease', 'raised-lipids', 'vitamin-a-tetracycline', 'alcohol')),
	CONSTRAINT "baseline_risk_answer" CHECK ("baseline_risk"."answer" in ('yes', 'no', 'not-asked')),
	CONSTRAINT "baseline_risk_version" CHECK ("baseline_risk"."version" > 0),
	CONSTRAINT "baseline_risk_detail" CHECK (char_length("baseline_risk"."detail") between 1 and 200)
);
--> statement-breakpoint
ALTER TABLE "baseline_risk" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "second_look" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"risk" text NOT NULL,
	"version" integer NOT NULL,
	"note" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "second_look_clinic_id_patient_id_risk_version_pk" PRIMARY KEY("clinic_id","patient_id","risk","version"),
	CONSTRAINT "second_look_note" CHECK (char_length("second_look"."note") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "second_look" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"phone" text,
	"owns_contact" boolean NOT NULL,
	"address" text,
	"gp_name" text,
	"gp_practice" text,
	"gp_phone" text,
	"emergency_name" text,
	"emergency_relation" text,
	"emergency_phone" text,
	"recorded_by" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_clinic_id_patient_id_version_pk" PRIMARY KEY("clinic_id","patient_id","version"),
	CONSTRAINT "contact_version" CHECK ("contact"."version" > 0),
	CONSTRAINT "contact_address" CHECK (char_length("contact"."address") between 1 and 300),
	CONSTRAINT "contact_gp_name" CHECK (char_length("contact"."gp_name") between 1 and 120),
	CONSTRAINT "contact_gp_practice" CHECK (char_length("contact"."gp_practice") between 1 and 200),
	CONSTRAINT "contact_gp_phone" CHECK (char_length("contact"."gp_phone") between 1 and 30),
	CONSTRAINT "contact_emergency_name" CHECK (char_length("contact"."emergency_name") between 1 and 120),
	CONSTRAINT "contact_emergency_relation" CHECK (char_length("contact"."emergency_relation") between 1 and 60),
	CONSTRAINT "contact_emergency_phone" CHECK (char_length("contact"."emergency_phone") between 1 and 30)
);
--> statement-breakpoint
ALTER TABLE "contact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient_import" (
	"clinic_id" uuid NOT NULL,
	"file_hash" text NOT NULL,
	"patients" integer NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "patient_import_clinic_id_file_hash_pk" PRIMARY KEY("clinic_id","file_hash"),
	CONSTRAINT "patient_import_patients" CHECK ("patient_import"."patients" > 0)
);
--> statement-breakpoint
ALTER TABLE "patient_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "patient" DROP CONSTRAINT "patient_record_number";--> statement-breakpoint
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_clinic_id_clinic_id_fk";
--> statement-breakpoint
ALTER TABLE "baseline_risk" ADD CONSTRAINT "baseline_risk_clinic_id_patient_id_patient_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline_risk" ADD CONSTRAINT "baseline_risk_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look" ADD CONSTRAINT "second_look_answer" FOREIGN KEY ("clinic_id","patient_id","risk","version") REFERENCES "public"."baseline_risk"("clinic_id","patient_id","risk","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look" ADD CONSTRAINT "second_look_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_clinic_id_patient_id_patient_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_import" ADD CONSTRAINT "patient_import_clinic_id_imported_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","imported_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient" ADD CONSTRAINT "patient_record_number" UNIQUE("record_number","clinic_id");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_owed" CHECK (num_nonnulls("delivery"."recipient_staff_id", "delivery"."check_in_id", "delivery"."invitation_id") > 0);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "baseline_risk" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "second_look" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "contact" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "patient_import" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint

-- Written by hand: what the schema files cannot say.
-- Every patient has a first version of their contacts: who was enrolled before has the number that stands on record.
ALTER TABLE "patient" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "contact" ("clinic_id", "patient_id", "version", "phone", "owns_contact", "recorded_at")
  SELECT "clinic_id", "id", 1, "phone", "owns_contact", "created_at" FROM "patient";--> statement-breakpoint
ALTER TABLE "patient" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "baseline_risk" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "second_look" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "contact" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "patient_import" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Versions are added and never changed. The worker, which writes to patients, reads none of it.
GRANT SELECT, INSERT ON baseline_risk, second_look, contact, patient_import TO isomood_web;
