CREATE TABLE "delivery_flag" (
	"clinic_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"flag_id" uuid NOT NULL,
	CONSTRAINT "delivery_flag_clinic_id_delivery_id_flag_id_pk" PRIMARY KEY("clinic_id","delivery_id","flag_id")
);
--> statement-breakpoint
ALTER TABLE "delivery_flag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "digest_due" (
	"clinic_id" uuid NOT NULL,
	"flag_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "digest_due_clinic_id_flag_id_pk" PRIMARY KEY("clinic_id","flag_id")
);
--> statement-breakpoint
ALTER TABLE "digest_due" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_due" (
	"clinic_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"due_at" timestamp with time zone,
	"changes" integer DEFAULT 0 NOT NULL,
	"told_check_in_id" uuid,
	CONSTRAINT "task_due_clinic_id_course_id_pk" PRIMARY KEY("clinic_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "task_due" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "course_status" DROP CONSTRAINT "course_status_outcome";--> statement-breakpoint
ALTER TABLE "flag_event" DROP CONSTRAINT "flag_event_kind";--> statement-breakpoint
ALTER TABLE "flag_event" DROP CONSTRAINT "flag_event_outcome";--> statement-breakpoint
ALTER TABLE "delivery_flag" ADD CONSTRAINT "delivery_flag_clinic_id_delivery_id_delivery_clinic_id_id_fk" FOREIGN KEY ("clinic_id","delivery_id") REFERENCES "public"."delivery"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_flag" ADD CONSTRAINT "delivery_flag_clinic_id_flag_id_flag_clinic_id_id_fk" FOREIGN KEY ("clinic_id","flag_id") REFERENCES "public"."flag"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_due" ADD CONSTRAINT "digest_due_clinic_id_flag_id_flag_clinic_id_id_fk" FOREIGN KEY ("clinic_id","flag_id") REFERENCES "public"."flag"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_due" ADD CONSTRAINT "task_due_clinic_id_course_id_course_clinic_id_id_fk" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."course"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_flag_flag" ON "delivery_flag" USING btree ("clinic_id","flag_id");--> statement-breakpoint
CREATE INDEX "digest_due_due" ON "digest_due" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "task_due_due" ON "task_due" USING btree ("due_at","course_id","clinic_id") WHERE due_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "flag_of_missed" ON "flag" USING btree ("clinic_id","check_in_id") WHERE rule = 'missed';--> statement-breakpoint
CREATE UNIQUE INDEX "flag_of_no_baseline" ON "flag" USING btree ("clinic_id","course_id") WHERE rule = 'no-baseline';--> statement-breakpoint
ALTER TABLE "course_status" ADD CONSTRAINT "course_status_outcome" CHECK ("course_status"."last_outcome" in ('contacted', 'no-answer', 'emergency-contact-told', 'welfare-check', 'crisis-team', 'dose-reviewed', 'paused-or-stopped', 'referred', 'no-action', 'at-visit', 'sent-again', 'passed-on', 'declined'));--> statement-breakpoint
ALTER TABLE "flag_event" ADD CONSTRAINT "flag_event_kind" CHECK ("flag_event"."kind" in ('claim', 'hand-over', 'lapse', 'call', 'contact', 'acknowledge', 'resolve', 'reopen', 'join', 'annotate', 'task', 'answered'));--> statement-breakpoint
ALTER TABLE "flag_event" ADD CONSTRAINT "flag_event_outcome" CHECK ("flag_event"."outcome" in ('contacted', 'no-answer', 'emergency-contact-told', 'welfare-check', 'crisis-team', 'dose-reviewed', 'paused-or-stopped', 'referred', 'no-action', 'at-visit', 'sent-again', 'passed-on', 'declined'));--> statement-breakpoint
CREATE POLICY "own_clinic" ON "delivery_flag" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "digest_due" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_queue" ON "digest_due" AS PERMISSIVE FOR ALL TO "isomood_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "task_due" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_queue" ON "task_due" AS PERMISSIVE FOR ALL TO "isomood_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "waiting_by_lookup" ON "task_due" AS PERMISSIVE FOR SELECT TO "isomood_web" USING (nullif(current_setting('app.lookup', true), '') = 'tasks-due');--> statement-breakpoint

-- Written by hand: what the schema files cannot say.
ALTER TABLE "delivery_flag" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "digest_due" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "task_due" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT ON delivery_flag TO isomood_web, isomood_worker;--> statement-breakpoint
GRANT INSERT ON delivery_flag TO isomood_worker;--> statement-breakpoint
GRANT SELECT, INSERT ON digest_due TO isomood_web, isomood_worker;--> statement-breakpoint
GRANT DELETE ON digest_due TO isomood_worker;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (due_at, changes, told_check_in_id) ON task_due TO isomood_web;--> statement-breakpoint
GRANT SELECT, UPDATE (due_at, told_check_in_id) ON task_due TO isomood_worker;--> statement-breakpoint
-- Whether there is a psychiatric history: never what was written beside it.
GRANT SELECT (clinic_id, patient_id, risk, version, answer) ON baseline_risk TO isomood_worker;--> statement-breakpoint

-- 1. When the rules for tasks look at a course: never later than they could have something to say, wherever the patient lives (a day begins first
-- at UTC+14) and whatever the clinic's policy (a check-in counts as missed after 3 days at the earliest). Invoker's rights, as for panel_copy.
CREATE FUNCTION task_due_of_check_ins() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO task_due (clinic_id, course_id, due_at)
    SELECT n.clinic_id, n.course_id, (min(n.due_on) + 3)::timestamp AT TIME ZONE 'UTC' - interval '14 hours' FROM changed n GROUP BY 1, 2
    ON CONFLICT (clinic_id, course_id) DO UPDATE SET due_at = least(task_due.due_at, excluded.due_at), changes = task_due.changes + 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION task_due_of_courses() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO task_due (clinic_id, course_id, due_at)
    SELECT n.clinic_id, n.id, n.starts_on::timestamp AT TIME ZONE 'UTC' - interval '14 hours' FROM changed n
    ON CONFLICT (clinic_id, course_id) DO UPDATE SET due_at = least(task_due.due_at, excluded.due_at), changes = task_due.changes + 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION task_due_of_moved_courses() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO task_due (clinic_id, course_id, due_at)
    SELECT n.clinic_id, n.id, n.starts_on::timestamp AT TIME ZONE 'UTC' - interval '14 hours'
    FROM changed n JOIN before_it o ON o.clinic_id = n.clinic_id AND o.id = n.id AND o.starts_on <> n.starts_on
    ON CONFLICT (clinic_id, course_id) DO UPDATE SET due_at = least(task_due.due_at, excluded.due_at), changes = task_due.changes + 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER task_due_check_in AFTER INSERT ON check_in REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION task_due_of_check_ins();
--> statement-breakpoint
CREATE TRIGGER task_due_course AFTER INSERT ON course REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION task_due_of_courses();
--> statement-breakpoint
CREATE TRIGGER task_due_course_moved AFTER UPDATE ON course REFERENCING OLD TABLE AS before_it NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION task_due_of_moved_courses();
--> statement-breakpoint

-- 2. Courses that are there are looked at once, and what stands on Missed until then was no task. Forced security hides every row from the owner,
-- too: lifted for these statements, within this transaction.
ALTER TABLE course NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE course_status NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE task_due NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO task_due (clinic_id, course_id, due_at) SELECT clinic_id, id, '-infinity' FROM course;--> statement-breakpoint
UPDATE course_status SET missed_from = NULL WHERE missed_from IS NOT NULL;--> statement-breakpoint
ALTER TABLE course FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE course_status FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE task_due FORCE ROW LEVEL SECURITY;
