ALTER TABLE "delivery" DROP CONSTRAINT "delivery_kind";--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_kind" CHECK ("delivery"."kind" in ('alert', 'digest', 'hand-over', 'test', 'staff-invitation', 'check-in-link', 'reminder'));--> statement-breakpoint
-- A hand-over owes its mail in its own transaction, which the web process runs.
GRANT INSERT ON "delivery_alert" TO "isomood_web";
--> statement-breakpoint
-- Whether its new owner has recorded something since; what, it cannot read.
GRANT SELECT (clinic_id, flag_id, staff_id, kind, at) ON "flag_event" TO "isomood_worker";
