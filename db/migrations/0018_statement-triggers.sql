-- What was done once a row is done once a statement: a large import inserts ten thousand rows, of which hardly any has something to do, and setting
-- up a function for each took a tenth of its time. Each look goes by the keys (LATERAL, OFFSET 0), whatever the tables held when it was planned.

-- 1. A new course: an earlier one's row goes unless something of it waits.
DROP TRIGGER panel_earlier_course ON course;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION panel_leave_earlier() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
DECLARE earlier record;
BEGIN
  FOR earlier IN SELECT o.clinic_id, o.id FROM changed n CROSS JOIN LATERAL
      (SELECT c.clinic_id, c.id FROM course c
        WHERE c.clinic_id = n.clinic_id AND c.patient_id = n.patient_id AND c.id <> n.id AND c.starts_on < n.starts_on OFFSET 0) o LOOP
    DELETE FROM course_status s
      WHERE s.clinic_id = earlier.clinic_id AND s.course_id = earlier.id AND s.open_flags = 0 AND s.review_on IS NULL;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER panel_earlier_course AFTER INSERT ON course REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION panel_leave_earlier();
--> statement-breakpoint

-- 2. A row that comes for a course with a later one and has nothing waiting goes again. Most writes of a row are updates and insert none.
DROP TRIGGER panel_new_of_earlier ON course_status;
--> statement-breakpoint
CREATE FUNCTION panel_leave_new_of_earlier() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
DECLARE earlier record;
BEGIN
  FOR earlier IN SELECT n.clinic_id, n.course_id FROM changed n CROSS JOIN LATERAL
      (SELECT FROM course c WHERE c.clinic_id = n.clinic_id AND c.id = n.course_id AND EXISTS
        (SELECT FROM course later WHERE later.clinic_id = c.clinic_id AND later.patient_id = c.patient_id AND later.starts_on > c.starts_on) OFFSET 0) o
      WHERE n.open_flags = 0 AND n.review_on IS NULL LOOP
    DELETE FROM course_status s WHERE s.clinic_id = earlier.clinic_id AND s.course_id = earlier.course_id;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER panel_new_of_earlier AFTER INSERT ON course_status REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
  EXECUTE FUNCTION panel_leave_new_of_earlier();
--> statement-breakpoint

-- 3. Before its row is there, a course that is being enrolled has nothing to copy to: left out in one look for all of them.
CREATE OR REPLACE FUNCTION panel_of_courses() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
BEGIN
  PERFORM panel_copy(array_agg(d.clinic_id), array_agg(d.course_id))
    FROM (SELECT DISTINCT n.clinic_id, n.course_id FROM changed n) d CROSS JOIN LATERAL
      (SELECT FROM course_status s WHERE s.clinic_id = d.clinic_id AND s.course_id = d.course_id OFFSET 0) there HAVING count(*) > 0;
  RETURN NULL;
END $$;
