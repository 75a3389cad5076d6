DROP INDEX "course_status_review";--> statement-breakpoint
DROP INDEX "course_status_missed";--> statement-breakpoint
CREATE INDEX "course_status_name" ON "course_status" USING btree ("clinic_id","search_text","course_id");--> statement-breakpoint
CREATE INDEX "course_status_score" ON "course_status" USING btree ("clinic_id",coalesce(latest_total, '-1'::smallint) desc,"course_id");--> statement-breakpoint
CREATE INDEX "course_status_change" ON "course_status" USING btree ("clinic_id",coalesce(change, '-99'::real) desc,"course_id");--> statement-breakpoint
CREATE INDEX "course_status_silent" ON "course_status" USING btree ("clinic_id",coalesce(latest_at, '-infinity'::timestamptz),"course_id");--> statement-breakpoint

-- Written by hand: what the schema files cannot say.

-- The two short lists carry what the tabs count of them, so that counting reads no row.
CREATE INDEX course_status_missed ON course_status (clinic_id, missed_from, course_id) INCLUDE (urgency) WHERE missed_from IS NOT NULL;
--> statement-breakpoint
CREATE INDEX course_status_review ON course_status (clinic_id, review_on, course_id) INCLUDE (urgency) WHERE review_on IS NOT NULL;
--> statement-breakpoint

-- What stands on Missed is made from the open tasks, by who writes them: it is no more copied from due dates.
-- A new row is made with what it copies, and is not written twice: an import makes ten thousand, each of them in eight indexes.
CREATE FUNCTION panel_copies(of_clinic uuid, of_course uuid) RETURNS course_status LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE c course; p patient; x record; s course_status;
BEGIN
  SELECT * INTO c FROM course WHERE clinic_id = of_clinic AND id = of_course;
  SELECT * INTO p FROM patient WHERE clinic_id = c.clinic_id AND id = c.patient_id;
  SELECT array_agg(o.due_on ORDER BY o.expires_at, o.id) AS due_dates, array_agg(o.expires_at ORDER BY o.expires_at, o.id) AS close_times
    INTO x FROM check_in o WHERE o.clinic_id = c.clinic_id AND o.course_id = c.id AND o.state = 'open';
  s.name := p.name;
  s.search_text := panel_search_text(p.search_name, p.record_number);
  s.record_number := p.record_number;
  s.date_of_birth := p.date_of_birth;
  s.time_zone := p.time_zone;
  s.wants := p.wants;
  s.phone := p.phone;
  s.starts_on := c.starts_on;
  s.ended_on := c.ended_on;
  s.weight_kg := coalesce(c.latest_weight_kg, c.weight_kg);
  s.prescriber_id := c.prescriber_id;
  s.declined := coalesce((SELECT k.decision = 'declined' FROM consent k WHERE k.clinic_id = c.clinic_id AND k.patient_id = c.patient_id
    ORDER BY k.at DESC LIMIT 1), false);
  s.risks := coalesce((SELECT array_agg(r.risk ORDER BY r.risk) FROM
    (SELECT DISTINCT ON (b.risk) b.risk, b.answer FROM baseline_risk b WHERE b.clinic_id = c.clinic_id AND b.patient_id = c.patient_id
      ORDER BY b.risk, b.version DESC) r WHERE r.answer = 'yes'), '{}');
  s.doses := coalesce((SELECT jsonb_agg(jsonb_build_array(d.takes_effect_on, d.mg_per_day) ORDER BY d.takes_effect_on, d.recorded_at)
    FROM dose_change d WHERE d.clinic_id = c.clinic_id AND d.course_id = c.id AND d.withdrawn_at IS NULL), '[]');
  s.due_dates := coalesce(x.due_dates, '{}');
  s.close_times := coalesce(x.close_times, '{}');
  RETURN s;
END $$;
--> statement-breakpoint
CREATE FUNCTION panel_of_new() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE s course_status;
BEGIN
  -- Most writes are of a row that is there, and end as updates: they copy nothing, and need no right to.
  IF EXISTS (SELECT FROM course_status t WHERE t.clinic_id = NEW.clinic_id AND t.course_id = NEW.course_id) THEN RETURN NEW; END IF;
  s := panel_copies(NEW.clinic_id, NEW.course_id);
  NEW.name := s.name; NEW.search_text := s.search_text; NEW.record_number := s.record_number; NEW.date_of_birth := s.date_of_birth;
  NEW.time_zone := s.time_zone; NEW.wants := s.wants; NEW.phone := s.phone; NEW.starts_on := s.starts_on; NEW.ended_on := s.ended_on;
  NEW.weight_kg := s.weight_kg; NEW.prescriber_id := s.prescriber_id; NEW.declined := s.declined; NEW.risks := s.risks; NEW.doses := s.doses;
  NEW.due_dates := s.due_dates; NEW.close_times := s.close_times;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER panel_new ON course_status;
--> statement-breakpoint
CREATE TRIGGER panel_new BEFORE INSERT ON course_status FOR EACH ROW EXECUTE FUNCTION panel_of_new();
--> statement-breakpoint
-- One course after another, each by its keys: a plan for many at once would be made from what the tables held before a large import.
CREATE OR REPLACE FUNCTION panel_copy(clinics uuid[], courses uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE s course_status;
BEGIN
  FOR i IN 1 .. coalesce(array_length(courses, 1), 0) LOOP
    -- Before its row is there, a course that is being enrolled has nothing to copy to.
    CONTINUE WHEN NOT EXISTS (SELECT FROM course_status t WHERE t.clinic_id = clinics[i] AND t.course_id = courses[i]);
    s := panel_copies(clinics[i], courses[i]);
    UPDATE course_status t SET
      name = s.name, search_text = s.search_text, record_number = s.record_number, date_of_birth = s.date_of_birth, time_zone = s.time_zone,
      wants = s.wants, phone = s.phone, starts_on = s.starts_on, ended_on = s.ended_on, weight_kg = s.weight_kg,
      prescriber_id = s.prescriber_id, declined = s.declined, risks = s.risks, doses = s.doses, due_dates = s.due_dates,
      close_times = s.close_times
    WHERE t.clinic_id = clinics[i] AND t.course_id = courses[i];
  END LOOP;
END $$;
