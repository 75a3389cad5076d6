import type { Sql } from "postgres";

/**
 * What is wrong with the role we run as, in words for an operator; empty when it is fit. A role that is superuser, may bypass
 * row-level security or owns a table would see every clinic at once, whatever the policies say.
 */
export async function postureProblems(client: Sql, role: "isomood_web" | "isomood_worker"): Promise<string[]> {
  const other = role === "isomood_web" ? "isomood_worker" : "isomood_web";
  const [who] = await client<{ superuser: boolean; bypass: boolean; owns: number; member: boolean; both: boolean; creates: boolean }[]>`
    select r.rolsuper as superuser, r.rolbypassrls as bypass, r.rolcreaterole as creates,
      (select count(*)::int from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and pg_has_role(r.oid, c.relowner, 'member')) as owns,
      pg_has_role(r.oid, ${role}, 'usage') as member, pg_has_role(r.oid, ${other}, 'usage') as both
    from pg_roles r where r.rolname = current_user`;
  const open = await client<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`;
  if (!who) return ["the role is unknown to the database"];
  return [
    who.superuser && "the role is a superuser",
    who.bypass && "the role may bypass row-level security",
    who.creates && "the role may create roles",
    who.owns > 0 && `the role owns ${who.owns} tables, or may act as their owner`,
    !who.member && `the role is not a member of ${role}`,
    who.both && `the role is also a member of ${other}`,
    open.length > 0 && `tables without forced row-level security: ${open.map((table) => table.name).join(", ")}`,
  ].filter((problem) => problem !== false);
}
