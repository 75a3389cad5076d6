CREATE TABLE "alert" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"urgency" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"stopped_at" timestamp with time zone,
	CONSTRAINT "alert_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "alert_submission" UNIQUE("clinic_id","submission_id"),
	CONSTRAINT "alert_urgency" CHECK ("alert"."urgency" in ('now', 'today', 'review', 'watch', 'missed'))
);
--> statement-breakpoint
ALTER TABLE "alert" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_tier" (
	"clinic_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"tier" smallint NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"dispatched_at" timestamp with time zone,
	CONSTRAINT "alert_tier_clinic_id_alert_id_tier_pk" PRIMARY KEY("clinic_id","alert_id","tier")
);
--> statement-breakpoint
ALTER TABLE "alert_tier" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"priority" smallint NOT NULL,
	"dedupe_key" text NOT NULL,
	"recipient_staff_id" uuid,
	"check_in_id" uuid,
	"invitation_id" uuid,
	"state" text DEFAULT 'queued' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_id" uuid,
	"leased_until" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "delivery_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "delivery_dedupe" UNIQUE("clinic_id","dedupe_key"),
	CONSTRAINT "delivery_kind" CHECK ("delivery"."kind" in ('alert', 'digest', 'check-in-link', 'staff-invitation')),
	CONSTRAINT "delivery_state" CHECK ("delivery"."state" in ('queued', 'sent', 'refused', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery_alert" (
	"clinic_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"tier" smallint NOT NULL,
	CONSTRAINT "delivery_alert_clinic_id_delivery_id_alert_id_pk" PRIMARY KEY("clinic_id","delivery_id","alert_id")
);
--> statement-breakpoint
ALTER TABLE "delivery_alert" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery_attempt" (
	"clinic_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"smtp_code" smallint,
	CONSTRAINT "delivery_attempt_clinic_id_delivery_id_attempt_pk" PRIMARY KEY("clinic_id","delivery_id","attempt"),
	CONSTRAINT "delivery_attempt_outcome" CHECK ("delivery_attempt"."outcome" in ('accepted', 'deferred', 'refused', 'unreachable'))
);
--> statement-breakpoint
ALTER TABLE "delivery_attempt" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "worker_heartbeat" (
	"worker_id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"beat_at" timestamp with time zone NOT NULL,
	"smtp_failing_since" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "worker_heartbeat" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_head" (
	"clinic_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"clinic_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"detail" jsonb NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_log_clinic_id_seq_pk" PRIMARY KEY("clinic_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "check_in" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"due_on" date NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"token_hash" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_in_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "check_in_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "check_in_kind" CHECK ("check_in"."kind" in ('pre-treatment', 'scheduled', 'after-course', 'extra')),
	CONSTRAINT "check_in_state" CHECK ("check_in"."state" in ('open', 'submitted', 'revoked'))
);
--> statement-breakpoint
ALTER TABLE "check_in" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "response" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"instrument" text NOT NULL,
	"instrument_version" text NOT NULL,
	"language" text NOT NULL,
	"answers" smallint[] NOT NULL,
	"difficulty" smallint,
	CONSTRAINT "response_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "response_instrument" UNIQUE("clinic_id","submission_id","instrument"),
	CONSTRAINT "response_answers" CHECK (cardinality("response"."answers") > 0 and 0 <= all("response"."answers") and 3 >= all("response"."answers")),
	CONSTRAINT "response_difficulty" CHECK ("response"."difficulty" between 0 and 3)
);
--> statement-breakpoint
ALTER TABLE "response" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "score" (
	"clinic_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"total" smallint NOT NULL,
	"severity" text NOT NULL,
	"prorated" boolean DEFAULT false NOT NULL,
	"policy_version" text NOT NULL,
	"code_version" text NOT NULL,
	"scored_at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_clinic_id_response_id_pk" PRIMARY KEY("clinic_id","response_id"),
	CONSTRAINT "score_severity" CHECK ("score"."severity" in ('minimal', 'mild', 'moderate', 'moderately severe', 'severe'))
);
--> statement-breakpoint
ALTER TABLE "score" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "submission" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"language" text NOT NULL,
	CONSTRAINT "submission_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "submission_check_in" UNIQUE("clinic_id","check_in_id"),
	CONSTRAINT "submission_language" CHECK ("submission"."language" in ('en', 'es', 'de', 'fr'))
);
--> statement-breakpoint
ALTER TABLE "submission" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "clinic" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"region" text NOT NULL,
	"time_zone" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clinic_slug_unique" UNIQUE("slug"),
	CONSTRAINT "clinic_region" CHECK ("clinic"."region" in ('us', 'gb', 'gb-nir', 'ie', 'au', 'ca', 'nz', 'es', 'de', 'fr', 'other'))
);
--> statement-breakpoint
ALTER TABLE "clinic" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "policy" (
	"clinic_id" uuid NOT NULL,
	"version" text NOT NULL,
	"thresholds" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "policy_clinic_id_version_pk" PRIMARY KEY("clinic_id","version")
);
--> statement-breakpoint
ALTER TABLE "policy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "course_status" (
	"clinic_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"prescriber_id" uuid NOT NULL,
	"urgency" smallint DEFAULT 0 NOT NULL,
	"waiting_since" timestamp with time zone NOT NULL,
	"open_flags" smallint DEFAULT 0 NOT NULL,
	"unclaimed_flags" smallint DEFAULT 0 NOT NULL,
	"top_flag_id" uuid,
	"reason" text,
	"claimed_by" uuid,
	"claimed_at" timestamp with time zone,
	"latest_total" smallint,
	"latest_severity" text,
	"latest_at" timestamp with time zone,
	"baseline" numeric(4, 1),
	"baseline_is_late" boolean DEFAULT false NOT NULL,
	"last_scores" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"last_contact_at" timestamp with time zone,
	"last_outcome" text,
	"review_on" date,
	"newest_raised" boolean,
	CONSTRAINT "course_status_clinic_id_course_id_pk" PRIMARY KEY("clinic_id","course_id"),
	CONSTRAINT "course_status_severity" CHECK ("course_status"."latest_severity" in ('minimal', 'mild', 'moderate', 'moderately severe', 'severe')),
	CONSTRAINT "course_status_outcome" CHECK ("course_status"."last_outcome" in ('contacted', 'no-answer', 'emergency-contact-told', 'welfare-check', 'crisis-team', 'dose-reviewed', 'paused-or-stopped', 'referred', 'no-action'))
);
--> statement-breakpoint
ALTER TABLE "course_status" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "flag" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"urgency" text NOT NULL,
	"total" smallint NOT NULL,
	"numbers" jsonb NOT NULL,
	"items" jsonb NOT NULL,
	"explanation" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"policy_version" text NOT NULL,
	"code_version" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"claimed_by" uuid,
	"claimed_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "flag_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "flag_rule" CHECK ("flag"."rule" in ('item-9-high', 'item-9', 'severe', 'new-moderately-severe', 'high-baseline-severe', 'reliable-rise', 'confirmed-rise', 'new-moderate', 'high-baseline')),
	CONSTRAINT "flag_urgency" CHECK ("flag"."urgency" in ('now', 'today', 'review', 'watch', 'missed')),
	CONSTRAINT "flag_state" CHECK ("flag"."state" in ('open', 'closed'))
);
--> statement-breakpoint
ALTER TABLE "flag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "flag_event" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"flag_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"staff_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"meaning" text NOT NULL,
	"outcome" text,
	"note" text,
	"review_on" date,
	CONSTRAINT "flag_event_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "flag_event_kind" CHECK ("flag_event"."kind" in ('claim', 'acknowledge', 'join', 'annotate')),
	CONSTRAINT "flag_event_outcome" CHECK ("flag_event"."outcome" in ('contacted', 'no-answer', 'emergency-contact-told', 'welfare-check', 'crisis-team', 'dose-reviewed', 'paused-or-stopped', 'referred', 'no-action'))
);
--> statement-breakpoint
ALTER TABLE "flag_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "course" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"prescriber_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ended_on" date,
	"weight_kg" numeric(5, 1) NOT NULL,
	"target_mg_per_kg" numeric(5, 1) NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "course_dates" CHECK ("course"."ended_on" is null or "course"."ended_on" >= "course"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "course" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dose_change" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"takes_effect_on" date NOT NULL,
	"mg_per_day" numeric(5, 1) NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dose_change_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "dose_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"search_name" text NOT NULL,
	"date_of_birth" date NOT NULL,
	"record_number" text NOT NULL,
	"email" text,
	"language" text NOT NULL,
	"region" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "patient_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "patient_record_number" UNIQUE("clinic_id","record_number"),
	CONSTRAINT "patient_language" CHECK ("patient"."language" in ('en', 'es', 'de', 'fr')),
	CONSTRAINT "patient_region" CHECK ("patient"."region" in ('us', 'gb', 'gb-nir', 'ie', 'au', 'ca', 'nz', 'es', 'de', 'fr', 'other'))
);
--> statement-breakpoint
ALTER TABLE "patient" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitation" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "invitation_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "invitation_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitation_role" CHECK ("invitation"."role" in ('prescriber', 'nurse', 'assistant', 'admin'))
);
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "membership" (
	"clinic_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "membership_clinic_id_staff_id_pk" PRIMARY KEY("clinic_id","staff_id"),
	CONSTRAINT "membership_role" CHECK ("membership"."role" in ('prescriber', 'nurse', 'assistant', 'admin'))
);
--> statement-breakpoint
ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rate_limit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_active_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "session_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "session_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_hash" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_emailHash_unique" UNIQUE("email_hash")
);
--> statement-breakpoint
ALTER TABLE "staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_clinic_id_submission_id_submission_clinic_id_id_fk" FOREIGN KEY ("clinic_id","submission_id") REFERENCES "public"."submission"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_tier" ADD CONSTRAINT "alert_tier_clinic_id_alert_id_alert_clinic_id_id_fk" FOREIGN KEY ("clinic_id","alert_id") REFERENCES "public"."alert"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_clinic_id_recipient_staff_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recipient_staff_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_clinic_id_check_in_id_check_in_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "public"."check_in"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_clinic_id_invitation_id_invitation_clinic_id_id_fk" FOREIGN KEY ("clinic_id","invitation_id") REFERENCES "public"."invitation"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_alert" ADD CONSTRAINT "delivery_alert_clinic_id_delivery_id_delivery_clinic_id_id_fk" FOREIGN KEY ("clinic_id","delivery_id") REFERENCES "public"."delivery"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_alert" ADD CONSTRAINT "delivery_alert_clinic_id_alert_id_tier_alert_tier_clinic_id_alert_id_tier_fk" FOREIGN KEY ("clinic_id","alert_id","tier") REFERENCES "public"."alert_tier"("clinic_id","alert_id","tier") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_attempt" ADD CONSTRAINT "delivery_attempt_clinic_id_delivery_id_delivery_clinic_id_id_fk" FOREIGN KEY ("clinic_id","delivery_id") REFERENCES "public"."delivery"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_clinic_id_submission_id_submission_clinic_id_id_fk" FOREIGN KEY ("clinic_id","submission_id") REFERENCES "public"."submission"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score" ADD CONSTRAINT "score_clinic_id_response_id_response_clinic_id_id_fk" FOREIGN KEY ("clinic_id","response_id") REFERENCES "public"."response"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_clinic_id_check_in_id_check_in_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "public"."check_in"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy" ADD CONSTRAINT "policy_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_status" ADD CONSTRAINT "course_status_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_clinic_id_submission_id_submission_clinic_id_id_fk" FOREIGN KEY ("clinic_id","submission_id") REFERENCES "public"."submission"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_clinic_id_claimed_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","claimed_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_event" ADD CONSTRAINT "flag_event_clinic_id_flag_id_flag_clinic_id_id_fk" FOREIGN KEY ("clinic_id","flag_id") REFERENCES "public"."flag"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_event" ADD CONSTRAINT "flag_event_clinic_id_staff_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_clinic_id_patient_id_patient_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_clinic_id_prescriber_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","prescriber_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dose_change" ADD CONSTRAINT "dose_change_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dose_change" ADD CONSTRAINT "dose_change_clinic_id_recorded_by_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","recorded_by") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient" ADD CONSTRAINT "patient_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_clinic_id_staff_id_membership_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "public"."membership"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_course" ON "alert" USING btree ("clinic_id","course_id");--> statement-breakpoint
CREATE INDEX "alert_tier_due" ON "alert_tier" USING btree ("due_at") WHERE dispatched_at is null;--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("priority","next_attempt_at") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "delivery_alert_alert" ON "delivery_alert" USING btree ("clinic_id","alert_id");--> statement-breakpoint
CREATE INDEX "audit_log_reads" ON "audit_log" USING btree ("clinic_id","actor_id","action","subject_id","at");--> statement-breakpoint
CREATE INDEX "check_in_course" ON "check_in" USING btree ("clinic_id","course_id","due_on");--> statement-breakpoint
CREATE INDEX "response_course" ON "response" USING btree ("clinic_id","course_id","answered_at");--> statement-breakpoint
CREATE INDEX "course_status_panel" ON "course_status" USING btree ("clinic_id","urgency" DESC NULLS FIRST,"waiting_since","course_id");--> statement-breakpoint
CREATE INDEX "flag_course" ON "flag" USING btree ("clinic_id","course_id","state");--> statement-breakpoint
CREATE INDEX "flag_submission" ON "flag" USING btree ("clinic_id","submission_id");--> statement-breakpoint
CREATE INDEX "flag_event_flag" ON "flag_event" USING btree ("clinic_id","flag_id","at");--> statement-breakpoint
CREATE INDEX "course_patient" ON "course" USING btree ("clinic_id","patient_id");--> statement-breakpoint
CREATE INDEX "dose_change_course" ON "dose_change" USING btree ("clinic_id","course_id","takes_effect_on");--> statement-breakpoint
CREATE INDEX "membership_staff" ON "membership" USING btree ("staff_id");--> statement-breakpoint
CREATE POLICY "own_clinic" ON "alert" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "alert_tier" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_queue" ON "alert_tier" AS PERMISSIVE FOR ALL TO "isomood_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "delivery" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_queue" ON "delivery" AS PERMISSIVE FOR ALL TO "isomood_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "delivery_alert" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "delivery_attempt" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_queue" ON "worker_heartbeat" AS PERMISSIVE FOR ALL TO "isomood_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "readable" ON "worker_heartbeat" AS PERMISSIVE FOR SELECT TO "isomood_web" USING (true);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "audit_head" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_reads_heads" ON "audit_head" AS PERMISSIVE FOR SELECT TO "isomood_worker" USING (true);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "audit_log" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "check_in" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "by_lookup" ON "check_in" AS PERMISSIVE FOR SELECT TO "isomood_web" USING ("token_hash" = nullif(current_setting('app.lookup', true), ''));--> statement-breakpoint
CREATE POLICY "own_clinic" ON "response" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "score" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "submission" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "clinic" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "by_lookup" ON "clinic" AS PERMISSIVE FOR SELECT TO "isomood_web" USING ("slug" = nullif(current_setting('app.lookup', true), ''));--> statement-breakpoint
CREATE POLICY "own_clinic" ON "policy" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "course_status" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "flag" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "flag_event" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "course" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "dose_change" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "patient" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "invitation" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "by_lookup" ON "invitation" AS PERMISSIVE FOR SELECT TO "isomood_web" USING ("token_hash" = nullif(current_setting('app.lookup', true), ''));--> statement-breakpoint
CREATE POLICY "own_clinic" ON "membership" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_staff" ON "membership" AS PERMISSIVE FOR SELECT TO "isomood_web" USING ("staff_id" = nullif(current_setting('app.staff_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "keyed_by_lookup" ON "rate_limit" AS PERMISSIVE FOR ALL TO "isomood_web" USING ("key" = nullif(current_setting('app.lookup', true), '')) WITH CHECK ("key" = nullif(current_setting('app.lookup', true), ''));--> statement-breakpoint
CREATE POLICY "own_clinic" ON "session" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "by_lookup" ON "session" AS PERMISSIVE FOR SELECT TO "isomood_web" USING ("token_hash" = nullif(current_setting('app.lookup', true), ''));--> statement-breakpoint
CREATE POLICY "fellow_members" ON "staff" AS PERMISSIVE FOR SELECT TO "isomood_web", "isomood_worker" USING (exists (select 1 from membership m where m.staff_id = id and m.clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_staff" ON "staff" AS PERMISSIVE FOR SELECT TO "isomood_web" USING ("id" = nullif(current_setting('app.staff_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "keyed_by_lookup" ON "staff" AS PERMISSIVE FOR ALL TO "isomood_web" USING ("email_hash" = nullif(current_setting('app.lookup', true), '')) WITH CHECK ("email_hash" = nullif(current_setting('app.lookup', true), ''));