-- What a panel row copies, said once: a trigger reads it for one course by its keys, an import for a hundred in the statement that makes their
-- rows, where the executor is set up once and not a hundred times. With the reader's rights, as the triggers have them. The patient is looked up by
-- both keys (OFFSET 0): planned on empty tables, a join would go through everybody of the clinic.
CREATE VIEW panel_copied WITH (security_invoker = true) AS
  SELECT c.clinic_id, c.id AS course_id, p.name, panel_search_text(p.search_name, p.record_number) AS search_text, p.record_number,
    p.date_of_birth, p.time_zone, p.wants, p.phone, c.starts_on, c.ended_on, coalesce(c.latest_weight_kg, c.weight_kg) AS weight_kg, c.prescriber_id,
    coalesce((SELECT k.decision = 'declined' FROM consent k WHERE k.clinic_id = c.clinic_id AND k.patient_id = c.patient_id
      ORDER BY k.at DESC LIMIT 1), false) AS declined,
    coalesce((SELECT array_agg(r.risk ORDER BY r.risk) FROM
      (SELECT DISTINCT ON (b.risk) b.risk, b.answer FROM baseline_risk b WHERE b.clinic_id = c.clinic_id AND b.patient_id = c.patient_id
        ORDER BY b.risk, b.version DESC) r WHERE r.answer = 'yes'), '{}') AS risks,
    coalesce((SELECT jsonb_agg(jsonb_build_array(d.takes_effect_on, d.mg_per_day) ORDER BY d.takes_effect_on, d.recorded_at)
      FROM dose_change d WHERE d.clinic_id = c.clinic_id AND d.course_id = c.id AND d.withdrawn_at IS NULL), '[]') AS doses,
    coalesce(o.due_dates, '{}') AS due_dates, coalesce(o.close_times, '{}') AS close_times
  FROM course c
    CROSS JOIN LATERAL (SELECT * FROM patient q WHERE q.clinic_id = c.clinic_id AND q.id = c.patient_id OFFSET 0) p
    CROSS JOIN LATERAL (SELECT array_agg(i.due_on ORDER BY i.expires_at, i.id) AS due_dates, array_agg(i.expires_at ORDER BY i.expires_at, i.id) AS close_times
      FROM check_in i WHERE i.clinic_id = c.clinic_id AND i.course_id = c.id AND i.state = 'open') o;
--> statement-breakpoint
GRANT SELECT ON panel_copied TO isomood_web, isomood_worker;
--> statement-breakpoint
-- One course by its keys, whatever the tables held when this was planned: an import runs it ten thousand times.
CREATE OR REPLACE FUNCTION panel_copies(of_clinic uuid, of_course uuid) RETURNS course_status LANGUAGE plpgsql
  SET search_path = pg_catalog, public SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE v record; s course_status;
BEGIN
  SELECT * INTO v FROM panel_copied WHERE clinic_id = of_clinic AND course_id = of_course;
  s.name := v.name; s.search_text := v.search_text; s.record_number := v.record_number; s.date_of_birth := v.date_of_birth;
  s.time_zone := v.time_zone; s.wants := v.wants; s.phone := v.phone; s.starts_on := v.starts_on; s.ended_on := v.ended_on;
  s.weight_kg := v.weight_kg; s.prescriber_id := v.prescriber_id; s.declined := v.declined; s.risks := v.risks; s.doses := v.doses;
  s.due_dates := v.due_dates; s.close_times := v.close_times;
  RETURN s;
END $$;
--> statement-breakpoint
-- A row that comes with its copies is not copied for again.
DROP TRIGGER panel_new ON course_status;
--> statement-breakpoint
CREATE TRIGGER panel_new BEFORE INSERT ON course_status FOR EACH ROW WHEN (NEW.search_text = '') EXECUTE FUNCTION panel_of_new();
