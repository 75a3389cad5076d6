import { z } from "zod";

/** Next's own limit. Longer than any page of ours has segments. */
const MAX_LENGTH = 20 * 2000;

const dynamic = z.enum(["c", "ci(..)(..)", "ci(.)", "ci(..)", "ci(...)", "oc", "d", "di(..)(..)", "di(.)", "di(..)", "di(...)"]);
const segment = z.union([z.string(), z.tuple([z.string(), z.string(), dynamic, z.array(z.string()).nullable()])]);
const rest = [
  z.tuple([z.string(), z.string()]).nullish(),
  z.enum(["refetch", "inside-shared-layout", "metadata-only"]).nullish(),
  z.number().nullish(),
  z.string().optional(),
] as const;

/**
 * True if Next can read this `next-router-state-tree` header; it answers 500 to one that it cannot. The shape is that of Next 16.4
 * (server/app-render/types.js).
 */
export function isRouterState(header: string): boolean {
  if (header.length > MAX_LENGTH) return false;
  try {
    return isTree(JSON.parse(decodeURIComponent(header)), 0);
  } catch {
    return false;
  }
}

function isTree(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6 || depth > 40) return false;
  const [own, parallel, ...others] = value as unknown[];
  if (!segment.safeParse(own).success || typeof parallel !== "object" || parallel === null || Array.isArray(parallel)) return false;
  return (
    others.every((other, index) => rest[index]?.safeParse(other).success) &&
    Object.values(parallel).every((child) => isTree(child, depth + 1))
  );
}
