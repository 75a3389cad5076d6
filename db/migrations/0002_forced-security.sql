-- Written by hand: what the schema files cannot say.

-- 1. Row-level security binds the owner too.
DO $$
DECLARE t regclass;
BEGIN
  FOR t IN SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint

-- 2. What each role may do. Answers, scores, signatures and the audit log can be added to and never changed; nothing that a
-- clinician may have acted on can be deleted.
GRANT USAGE ON SCHEMA public, drizzle TO isomood_web, isomood_worker;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO isomood_web, isomood_worker;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA public TO isomood_web;
--> statement-breakpoint
GRANT INSERT ON clinic, policy, staff, membership, session, invitation, rate_limit, patient, course, dose_change, check_in, submission,
  response, score, flag, flag_event, alert, alert_tier, delivery, course_status, audit_log, audit_head TO isomood_web;
--> statement-breakpoint
GRANT UPDATE (name, phone, region, time_zone) ON clinic TO isomood_web;
--> statement-breakpoint
GRANT UPDATE (name, password_hash) ON staff TO isomood_web;
--> statement-breakpoint
GRANT UPDATE (role, ended_at) ON membership TO isomood_web;
--> statement-breakpoint
GRANT UPDATE (last_active_at, ended_at) ON session TO isomood_web;
--> statement-breakpoint
GRANT UPDATE (accepted_at) ON invitation TO isomood_web;
--> statement-breakpoint
GRANT UPDATE, DELETE ON rate_limit TO isomood_web;
--> statement-breakpoint
GRANT UPDATE ON patient, course, course_status TO isomood_web;
--> statement-breakpoint
GRANT UPDATE (state, generation, token_hash, expires_at) ON check_in TO isomood_web;
--> statement-breakpoint
GRANT UPDATE (state, claimed_by, claimed_at, closed_at) ON flag TO isomood_web;
--> statement-breakpoint
GRANT UPDATE (stopped_at) ON alert TO isomood_web;
--> statement-breakpoint
GRANT UPDATE (seq, hash) ON audit_head TO isomood_web, isomood_worker;
--> statement-breakpoint

-- The worker writes mails that name nobody, so it cannot read a name, a record number or an answer at all.
GRANT SELECT ON clinic, membership, invitation, course, check_in, alert, alert_tier, delivery, delivery_alert, delivery_attempt,
  worker_heartbeat, audit_head TO isomood_worker;
--> statement-breakpoint
GRANT SELECT (id, name, email, email_hash) ON staff TO isomood_worker;
--> statement-breakpoint
GRANT SELECT (clinic_id, id, email, language, region, time_zone) ON patient TO isomood_worker;
--> statement-breakpoint
GRANT SELECT (clinic_id, id, check_in_id, course_id, received_at) ON submission TO isomood_worker;
--> statement-breakpoint
GRANT SELECT (clinic_id, id, course_id, submission_id, urgency, state, raised_at, claimed_by, claimed_at, closed_at) ON flag TO isomood_worker;
--> statement-breakpoint
GRANT INSERT ON alert_tier, delivery, delivery_alert, delivery_attempt, worker_heartbeat, audit_log, audit_head TO isomood_worker;
--> statement-breakpoint
GRANT UPDATE (dispatched_at) ON alert_tier TO isomood_worker;
--> statement-breakpoint
GRANT UPDATE (state, next_attempt_at, attempts, lease_id, leased_until, settled_at) ON delivery TO isomood_worker;
--> statement-breakpoint
GRANT UPDATE, DELETE ON worker_heartbeat TO isomood_worker;
--> statement-breakpoint

-- 3. The audit chain: each entry is numbered and hashed over the one before it. Invoker's rights, because an owner under FORCE
-- sees no row. The head's row lock puts writers of one clinic in order, so write the entry last.
CREATE FUNCTION audit_entry_hash(entry audit_log) RETURNS bytea LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT sha256(entry.previous_hash || convert_to(jsonb_build_array(entry.clinic_id, entry.seq, extract(epoch FROM entry.at),
    entry.actor_kind, entry.actor_id, entry.action, entry.subject_kind, entry.subject_id, entry.detail)::text, 'UTF8'))
$$;
--> statement-breakpoint
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE head audit_head;
BEGIN
  INSERT INTO audit_head (clinic_id, seq, hash) VALUES (NEW.clinic_id, 0, '') ON CONFLICT (clinic_id) DO NOTHING;
  SELECT * INTO STRICT head FROM audit_head h WHERE h.clinic_id = NEW.clinic_id FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := audit_entry_hash(NEW);
  UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash WHERE clinic_id = NEW.clinic_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_chain BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_chain();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- ALWAYS: plain triggers are skipped under session_replication_role = replica.
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_chain;
--> statement-breakpoint
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER append_only;
--> statement-breakpoint
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER no_truncate;
