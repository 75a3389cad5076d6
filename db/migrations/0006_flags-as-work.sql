CREATE TABLE "claim_lapse" (
	"clinic_id" uuid NOT NULL,
	"flag_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "claim_lapse_clinic_id_flag_id_pk" PRIMARY KEY("clinic_id","flag_id")
);
--> statement-breakpoint
ALTER TABLE "claim_lapse" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "flag_event" DROP CONSTRAINT "flag_event_kind";--> statement-breakpoint
DROP INDEX "flag_of_draft";--> statement-breakpoint
ALTER TABLE "flag" ADD COLUMN "lapsed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claim_lapse" ADD CONSTRAINT "claim_lapse_clinic_id_flag_id_flag_clinic_id_id_fk" FOREIGN KEY ("clinic_id","flag_id") REFERENCES "public"."flag"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_lapse_due" ON "claim_lapse" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "flag_of_draft" ON "flag" USING btree ("clinic_id","check_in_id","rule") WHERE submission_id is null and state = 'open' and claimed_by is null and lapsed_at is null and rule in ('item-9-high', 'item-9');--> statement-breakpoint
ALTER TABLE "flag_event" ADD CONSTRAINT "flag_event_kind" CHECK ("flag_event"."kind" in ('claim', 'hand-over', 'lapse', 'call', 'contact', 'acknowledge', 'resolve', 'reopen', 'join', 'annotate'));--> statement-breakpoint
CREATE POLICY "own_clinic" ON "claim_lapse" AS PERMISSIVE FOR ALL TO "isomood_web", "isomood_worker" USING ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK ("clinic_id" = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "worker_queue" ON "claim_lapse" AS PERMISSIVE FOR ALL TO "isomood_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "waiting_by_lookup" ON "claim_lapse" AS PERMISSIVE FOR SELECT TO "isomood_web" USING (nullif(current_setting('app.lookup', true), '') = 'claim-lapses');--> statement-breakpoint

-- Written by hand: what the schema files cannot say.
ALTER TABLE "claim_lapse" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (due_at), DELETE ON claim_lapse TO isomood_web;--> statement-breakpoint
GRANT SELECT, DELETE ON claim_lapse TO isomood_worker;--> statement-breakpoint
-- A claim that lapses is nobody's any more, and its alert is owed again.
GRANT UPDATE (lapsed_at) ON flag TO isomood_web;--> statement-breakpoint
GRANT UPDATE (claimed_by, claimed_at, lapsed_at) ON flag TO isomood_worker;--> statement-breakpoint
GRANT UPDATE (stopped_at) ON alert TO isomood_worker;--> statement-breakpoint
-- Claims that stand without a contact lapse from now on, too: those of `now` after an hour, others a working day or a week after they were
-- made. Forced security hides every row from the owner: lifted for this statement, within this transaction.
ALTER TABLE "flag" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "flag_event" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "claim_lapse" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "claim_lapse" ("clinic_id", "flag_id", "due_at")
  SELECT f."clinic_id", f."id", f."claimed_at" + CASE f."urgency" WHEN 'now' THEN interval '1 hour' WHEN 'today' THEN interval '1 day' ELSE interval '7 days' END
  FROM "flag" f WHERE f."state" = 'open' AND f."claimed_by" IS NOT NULL AND f."claimed_at" IS NOT NULL AND f."urgency" IN ('now', 'today', 'review')
    AND NOT EXISTS (SELECT FROM "flag_event" e WHERE e."clinic_id" = f."clinic_id" AND e."flag_id" = f."id" AND e."at" >= f."claimed_at"
      AND e."outcome" IN ('contacted', 'emergency-contact-told', 'welfare-check', 'crisis-team'));--> statement-breakpoint
ALTER TABLE "flag" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "flag_event" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "claim_lapse" FORCE ROW LEVEL SECURITY;
