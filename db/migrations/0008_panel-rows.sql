DROP INDEX "course_status_panel";--> statement-breakpoint
DROP INDEX "course_status_review";--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "change" real GENERATED ALWAYS AS ((latest_total - baseline)::real) STORED;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "latest_gad7" smallint;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "recent" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "unread_message" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "says_stopped" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "search_text" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "record_number" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "date_of_birth" date DEFAULT '1900-01-01' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "wants" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "declined" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "risks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "starts_on" date DEFAULT '1900-01-01' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "weight_kg" numeric(5, 1) DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "doses" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "due_dates" date[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "close_times" timestamp with time zone[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "course_status" ADD COLUMN "missed_from" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "course_status_missed" ON "course_status" USING btree ("clinic_id","missed_from","course_id") WHERE missed_from is not null;--> statement-breakpoint
CREATE INDEX "course_status_review" ON "course_status" USING btree ("clinic_id","review_on","course_id") WHERE review_on is not null;--> statement-breakpoint
ALTER TABLE "course_status" ADD CONSTRAINT "course_status_wants" CHECK ("course_status"."wants" in ('all', 'no-reminders', 'none'));
--> statement-breakpoint

-- Written by hand: what the schema files cannot say.

-- 1. The index that the panel walks, in its order, with what it filters, searches and sorts by: such a read touches the table for the fifty
-- rows it shows and for no other.
CREATE INDEX course_status_panel ON course_status (clinic_id, urgency DESC, waiting_since, course_id)
  INCLUDE (search_text, prescriber_id, claimed_by, unclaimed_flags, date_of_birth, starts_on, ended_on, missed_from, review_on, latest_total, change, latest_at);
--> statement-breakpoint

-- 2. What a row copies, and who keeps it true: a trigger on each source, for whoever writes it. Invoker's rights, because an owner under
-- FORCE sees no row; the worker writes none of the sources, so it needs no right to read a name.
CREATE FUNCTION panel_search_text(search_name text, record_number text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT search_name || chr(10) || lower(regexp_replace(normalize(record_number, NFKD), U&'[\0300-\036F]', '', 'g'))
$$;
--> statement-breakpoint
-- One course after another, each by its keys: a plan for many at once would be made from what the tables held before a large import.
CREATE FUNCTION panel_copy(clinics uuid[], courses uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE c course; p patient; x record; answered timestamptz;
BEGIN
  FOR i IN 1 .. coalesce(array_length(courses, 1), 0) LOOP
    -- Before its row is there, a course that is being enrolled has nothing to copy to.
    CONTINUE WHEN NOT EXISTS (SELECT FROM course_status s WHERE s.clinic_id = clinics[i] AND s.course_id = courses[i]);
    SELECT * INTO c FROM course WHERE clinic_id = clinics[i] AND id = courses[i];
    SELECT * INTO p FROM patient WHERE clinic_id = c.clinic_id AND id = c.patient_id;
    SELECT max(a.received_at) INTO answered FROM submission a WHERE a.clinic_id = c.clinic_id AND a.course_id = c.id;
    -- A check-in is missed once its time has passed, unless answers came since it could be answered.
    SELECT array_agg(o.due_on ORDER BY o.expires_at, o.id) AS due_dates, array_agg(o.expires_at ORDER BY o.expires_at, o.id) AS close_times,
        min(o.expires_at) FILTER (WHERE o.opens_at > coalesce(answered, '-infinity')) AS missed_from
      INTO x FROM check_in o WHERE o.clinic_id = c.clinic_id AND o.course_id = c.id AND o.state = 'open';
    UPDATE course_status s SET
      name = p.name, search_text = panel_search_text(p.search_name, p.record_number), record_number = p.record_number,
      date_of_birth = p.date_of_birth, time_zone = p.time_zone, wants = p.wants, phone = p.phone,
      starts_on = c.starts_on, ended_on = c.ended_on, weight_kg = coalesce(c.latest_weight_kg, c.weight_kg), prescriber_id = c.prescriber_id,
      declined = coalesce((SELECT k.decision = 'declined' FROM consent k WHERE k.clinic_id = c.clinic_id AND k.patient_id = c.patient_id
        ORDER BY k.at DESC LIMIT 1), false),
      risks = coalesce((SELECT array_agg(r.risk ORDER BY r.risk) FROM
        (SELECT DISTINCT ON (b.risk) b.risk, b.answer FROM baseline_risk b WHERE b.clinic_id = c.clinic_id AND b.patient_id = c.patient_id
          ORDER BY b.risk, b.version DESC) r WHERE r.answer = 'yes'), '{}'),
      doses = coalesce((SELECT jsonb_agg(jsonb_build_array(d.takes_effect_on, d.mg_per_day) ORDER BY d.takes_effect_on, d.recorded_at)
        FROM dose_change d WHERE d.clinic_id = c.clinic_id AND d.course_id = c.id AND d.withdrawn_at IS NULL), '[]'),
      due_dates = coalesce(x.due_dates, '{}'), close_times = coalesce(x.close_times, '{}'), missed_from = x.missed_from
    WHERE s.clinic_id = c.clinic_id AND s.course_id = c.id;
  END LOOP;
END $$;
--> statement-breakpoint
-- `changed` holds rows of a table that names its course; none is no work, and asks for no right.
CREATE FUNCTION panel_of_courses() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM panel_copy(array_agg(d.clinic_id), array_agg(d.course_id))
    FROM (SELECT DISTINCT n.clinic_id, n.course_id FROM changed n) d HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION panel_of_course() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM panel_copy(array_agg(n.clinic_id), array_agg(n.id)) FROM changed n HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION panel_of_patient() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM panel_copy(array_agg(c.clinic_id), array_agg(c.id))
    FROM changed n JOIN course c ON c.clinic_id = n.clinic_id AND c.patient_id = n.id HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION panel_of_patients() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM panel_copy(array_agg(c.clinic_id), array_agg(c.id))
    FROM changed n JOIN course c ON c.clinic_id = n.clinic_id AND c.patient_id = n.patient_id HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER panel_new AFTER INSERT ON course_status REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_of_courses();
--> statement-breakpoint
CREATE TRIGGER panel_dose_new AFTER INSERT ON dose_change REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_of_courses();
--> statement-breakpoint
CREATE TRIGGER panel_dose AFTER UPDATE ON dose_change REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_of_courses();
--> statement-breakpoint
CREATE TRIGGER panel_check_in_new AFTER INSERT ON check_in REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_of_courses();
--> statement-breakpoint
CREATE TRIGGER panel_check_in AFTER UPDATE ON check_in REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_of_courses();
--> statement-breakpoint
CREATE TRIGGER panel_course AFTER UPDATE ON course REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_of_course();
--> statement-breakpoint
CREATE TRIGGER panel_patient AFTER UPDATE ON patient REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_of_patient();
--> statement-breakpoint
CREATE TRIGGER panel_risk AFTER INSERT ON baseline_risk REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_of_patients();
--> statement-breakpoint
CREATE TRIGGER panel_consent AFTER INSERT ON consent REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_of_patients();
--> statement-breakpoint

-- 3. Rows made before get what they copy, and what later ones are made with. Forced security hides every row from the owner, too: lifted for
-- these statements, within this transaction.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['course_status', 'course', 'patient', 'consent', 'dose_change', 'check_in', 'submission', 'response', 'score', 'flag', 'baseline_risk'] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT panel_copy(array_agg(clinic_id), array_agg(course_id)) FROM course_status;
--> statement-breakpoint
UPDATE course_status s SET
  unread_message = EXISTS (SELECT FROM flag f WHERE f.clinic_id = s.clinic_id AND f.course_id = s.course_id AND f.state = 'open' AND f.rule = 'message'),
  says_stopped = coalesce((SELECT a.adherence = 'stopped' FROM submission a WHERE a.clinic_id = s.clinic_id AND a.course_id = s.course_id
    ORDER BY a.received_at DESC LIMIT 1), false),
  latest_gad7 = (SELECT k.total FROM submission a JOIN response r ON r.clinic_id = a.clinic_id AND r.submission_id = a.id AND r.instrument = 'gad7'
    JOIN score k ON k.clinic_id = r.clinic_id AND k.response_id = r.id
    WHERE a.clinic_id = s.clinic_id AND a.course_id = s.course_id AND k.total IS NOT NULL ORDER BY a.received_at DESC LIMIT 1);
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['course_status', 'course', 'patient', 'consent', 'dose_change', 'check_in', 'submission', 'response', 'score', 'flag', 'baseline_risk'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
