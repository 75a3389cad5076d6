-- The run-time roles that the policies of the next migration name. They cannot sign in: logins are made from the settings and
-- become members. Roles belong to the server, not to the database, so a second database finds them there already.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'isomood_web') THEN CREATE ROLE isomood_web NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'isomood_worker') THEN CREATE ROLE isomood_worker NOLOGIN; END IF;
END $$;
