import { choleskyOf, whiten } from "@/clinical/trend/whiten";
import type { Statistic } from "./simple-statistics";

// The filter that the detector started from, as the clinical reference gives it in section 4; kept to be compared with.
const LEVEL = { mean: 2.3, sd: 0.63 };
const SLOW = { sd: 0.385, days: 150 };
const NOISE_SD = 0.41;
const RISE = { mean: 1, precision: 1 / 0.35 ** 2 };
const RAMPS = [14, 70];
const GRID_DAYS = 7;
const HAZARD_PER_DAY = 1 / 600;

/** The Bayesian change-point filter on square roots of totals. */
export const givenFilter: Statistic = (responses) => {
  const days = responses.map(({ day }) => day);
  const dayOf = (i: number) => days[i] ?? 0;
  const factor = choleskyOf(days.length, (i, j) => {
    const slow = SLOW.sd ** 2 * Math.exp(-Math.abs(dayOf(i) - dayOf(j)) / SLOW.days);
    return LEVEL.sd ** 2 + slow + (i === j ? NOISE_SD ** 2 : 0);
  });
  const z = whiten(
    factor,
    responses.map(({ total }) => Math.sqrt(total + 0.375) - LEVEL.mean),
  );
  const candidates: { readonly onset: number; readonly logs: readonly number[] }[] = [];
  for (let onset = dayOf(0); onset < (days.at(-1) ?? 0); onset += GRID_DAYS) {
    for (const length of RAMPS) candidates.push({ onset, logs: logsOf(factor, z, ramp(days, onset, length)) });
  }
  return days.map((day, i) => {
    const logs = candidates.filter(({ onset }) => onset < day).map((candidate) => candidate.logs[i] ?? 0);
    if (logs.length === 0) return null;
    const most = Math.max(...logs);
    return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0)) + Math.log((GRID_DAYS * HAZARD_PER_DAY) / 2);
  });
};

function ramp(days: readonly number[], onset: number, length: number): number[] {
  return days.map((day) => Math.min(1, Math.max(0, (day - onset) / length)));
}

function logsOf(factor: readonly (readonly number[])[], z: readonly number[], shape: readonly number[]): number[] {
  const { mean, precision: p } = RISE;
  let [a, b] = [0, 0];
  return whiten(factor, shape).map((g, i) => {
    a += g * g;
    b += g * (z[i] ?? 0);
    return 0.5 * Math.log(p / (a + p)) + 0.5 * ((b + mean * p) ** 2 / (a + p) - mean ** 2 * p);
  });
}
