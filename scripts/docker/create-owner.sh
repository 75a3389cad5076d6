#!/bin/sh
# Run once by the postgres image on an empty volume: the owner of the schema, no superuser, and its database.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$OWNER_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role isomood_owner login createrole nosuperuser nobypassrls password :'password';
create database isomood owner isomood_owner;
SQL
