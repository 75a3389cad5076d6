ALTER TABLE "response" DROP CONSTRAINT "response_answers";--> statement-breakpoint
ALTER TABLE "response" DROP CONSTRAINT "response_difficulty";--> statement-breakpoint
ALTER TABLE "flag" DROP CONSTRAINT "flag_rule";--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "skin" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "adherence" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "adherence_note" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "medicine_change" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "medicine_note" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "message" text;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "help_requested" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "highest_item9" smallint;--> statement-breakpoint
ALTER TABLE "submission" ADD COLUMN "highest_asq" smallint[];--> statement-breakpoint
CREATE INDEX "submission_course" ON "submission" USING btree ("clinic_id","course_id","received_at");--> statement-breakpoint
CREATE INDEX "course_status_review" ON "course_status" USING btree ("clinic_id","review_on") WHERE review_on is not null;--> statement-breakpoint
ALTER TABLE "flag" DROP COLUMN "total";--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_instrument_id" CHECK ("response"."instrument" in ('phq9', 'phq9-teen', 'gad7', 'phq2', 'asq', 'side-effects'));--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_answers" CHECK (case "response"."instrument" when 'phq9' then cardinality("response"."answers") = 9 and 0 <= all("response"."answers") and 3 >= all("response"."answers") when 'phq9-teen' then cardinality("response"."answers") = 9 and 0 <= all("response"."answers") and 3 >= all("response"."answers") when 'gad7' then cardinality("response"."answers") = 7 and 0 <= all("response"."answers") and 3 >= all("response"."answers") when 'phq2' then cardinality("response"."answers") = 2 and 0 <= all("response"."answers") and 3 >= all("response"."answers") when 'asq' then cardinality("response"."answers") = 5 and 0 <= all("response"."answers") and 2 >= all("response"."answers") when 'side-effects' then cardinality("response"."answers") = 15 and 0 <= all("response"."answers") and 3 >= all("response"."answers") and 1 >= all("response"."answers"[12:]) end);--> statement-breakpoint
ALTER TABLE "response" ADD CONSTRAINT "response_difficulty" CHECK ("response"."difficulty" between 0 and 3 and ("response"."difficulty" is null or "response"."instrument" in ('phq9', 'phq9-teen')));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_skin" CHECK ("submission"."skin" in ('better', 'same', 'worse'));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_adherence" CHECK ("submission"."adherence" in ('as-prescribed', 'missed-some', 'stopped'));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_medicine_change" CHECK ("submission"."medicine_change" in ('none', 'other', 'psychotropic', 'unsure'));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_highest_item_9" CHECK ("submission"."highest_item9" between 0 and 3);--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_highest_asq" CHECK (cardinality("submission"."highest_asq") = 5 and 0 <= all("submission"."highest_asq") and 2 >= all("submission"."highest_asq"));--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_message" CHECK (char_length("submission"."message") between 1 and 2000);--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_adherence_note" CHECK (char_length("submission"."adherence_note") between 1 and 500);--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_medicine_note" CHECK (char_length("submission"."medicine_note") between 1 and 500);--> statement-breakpoint
ALTER TABLE "flag" ADD CONSTRAINT "flag_rule" CHECK ("flag"."rule" in ('item-9-high', 'help-requested', 'item-9', 'item-9-retracted', 'severe', 'new-moderately-severe', 'high-baseline-severe', 'warning-sign', 'reliable-rise', 'confirmed-rise', 'rise-from-best', 'new-moderate', 'high-baseline', 'still-high', 'anxiety-rise', 'function', 'trend', 'diverging', 'severe-symptom', 'stopped', 'message', 'early-rise', 'missed', 'no-baseline'));