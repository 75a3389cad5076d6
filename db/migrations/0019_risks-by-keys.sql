-- What a patient's panel rows copy when risks or a consent are recorded: the courses of each patient are looked up by their keys (LATERAL, OFFSET 0), once
-- a patient. As a join it went through all courses of the clinic for each row until the database had looked at its tables: an import into a new one
-- took longer with every hundred.
CREATE OR REPLACE FUNCTION panel_of_patients() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public SET enable_seqscan = off AS $$
BEGIN
  PERFORM panel_copy(array_agg(d.clinic_id), array_agg(there.id))
    FROM (SELECT DISTINCT n.clinic_id, n.patient_id FROM changed n) d CROSS JOIN LATERAL
      (SELECT c.id FROM course c WHERE c.clinic_id = d.clinic_id AND c.patient_id = d.patient_id OFFSET 0) there HAVING count(*) > 0;
  RETURN NULL;
END $$;
