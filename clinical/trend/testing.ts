import { abilityAt, type ObservedAbility, pointsAt } from "./observed-ability";
import { TREND_MODEL } from "./trend-model";

const { person, slow, fast, improving, rise, rampDays, onsetHazard, onsetGrid, afterDoseChange, spike } = TREND_MODEL;

/** What the model makes of a course when it is worked out the long way. */
export type Direct = { readonly logOdds: number; readonly level: number; readonly chanceByOnset: ReadonlyMap<number, number> };

type Account = { base: (typeof bases)[number]; chance: number; shape: number[]; from: number; onset: number | null };

const share = (day: number) => (day <= 0 ? 0 : day >= improving.days ? 1 : day / improving.days);
const slowPart = (a: number, b: number) => slow.sd * slow.sd * Math.exp(-Math.abs(a - b) / slow.days);
const bases = [
  { chance: 1 - improving.share, mean: () => person.mean, lasting: (a: number, b: number) => person.sd * person.sd + slowPart(a, b) },
  {
    chance: improving.share,
    mean: (day: number) => improving.mean + share(day) * improving.change,
    lasting: (a: number, b: number) => improving.sd ** 2 + share(a) * share(b) * improving.changeSd ** 2 + slowPart(a, b),
  },
];

/**
 * The detector's model as it is defined, with nothing done cleverly: for each account the density of all responses at once, as one normal
 * distribution whose covariance holds the unknown size of the shift, by Gaussian elimination; no factor is shared, nothing is kept from the
 * response before. It is slow, and there for what is fast to be compared with.
 */
export function directly(days: readonly number[], observed: readonly ObservedAbility[], doses: readonly number[]): Direct {
  const accounts = bases.flatMap((base) => accountsOver(base, days, doses));
  const seen = accounts.map((account) => judge(account, days, observed));
  const most = Math.max(...seen.map(({ log }) => log));
  const weights = seen.map(({ log }) => Math.exp(log - most));
  const sum = (of: (account: Account, k: number) => number) => accounts.reduce((all, account, k) => all + of(account, k), 0);
  const chanceByOnset = new Map<number, number>();
  accounts.forEach(({ onset }, k) => {
    if (onset !== null) chanceByOnset.set(onset, (chanceByOnset.get(onset) ?? 0) + (weights[k] ?? 0));
  });
  const lasting = sum(({ onset }, k) => (onset === null ? 0 : (weights[k] ?? 0)));
  const without = sum(({ onset }, k) => (onset === null ? (weights[k] ?? 0) : 0));
  return {
    logOdds: Math.log(lasting) - Math.log(without),
    level: sum((_, k) => (weights[k] ?? 0) * (seen[k]?.level ?? 0)) / (lasting + without),
    chanceByOnset,
  };
}

function accountsOver(base: (typeof bases)[number], days: readonly number[], doses: readonly number[]): Account[] {
  const accounts: Account[] = [{ base, chance: base.chance, shape: days.map(() => 0), from: 0, onset: null }];
  for (let from = 1; from < days.length; from++) {
    const [before, here] = [days[from - 1] ?? 0, days[from] ?? 0];
    const spikeChance = (base.chance * spike.hazard * Math.min(spike.days, here - before)) / 2;
    const spikes = [days.map((_, i) => (i === from ? 1 : 0)), days.map((day, i) => (i < from || day > here + spike.days ? 0 : 1))];
    accounts.push(...spikes.map((shape) => ({ base, chance: spikeChance, shape, from, onset: null })));
    for (let onset = Math.max(before, here - onsetGrid.reach); onset < here; onset += onsetGrid.days) {
      const afterDose = doses.some((dose) => onset - dose >= 0 && onset - dose < afterDoseChange.days);
      const hazard = onsetHazard * (afterDose ? afterDoseChange.factor : 1) * Math.min(onsetGrid.days, here - onset);
      for (const length of rampDays) {
        const shape = days.map((day) => (day <= onset ? 0 : Math.min(1, (day - onset) / length)));
        accounts.push({ base, chance: (base.chance * hazard) / rampDays.length, shape, from, onset });
      }
    }
  }
  return accounts;
}

/** Log of chance times density, without the part that is the same for every account; and the level it expects at the newest response. */
function judge({ base, chance, shape, from, onset }: Account, days: readonly number[], observed: readonly ObservedAbility[]) {
  const covariance = (list: readonly number[]) =>
    list.map((a, i) =>
      list.map((b, j) => base.lasting(a, b) + fast.sd ** 2 * Math.exp(-Math.abs(a - b) / fast.days) + (i === j ? varianceAt(i) : 0)),
    );
  const varianceAt = (i: number) => observed[i]?.variance ?? 0;
  const offBy = (list: readonly number[], size: number) =>
    list.map((day, i) => (observed[i]?.ability ?? 0) - base.mean(day) - size * (shape[i] ?? 0));
  const levelAt = (day: number, list: readonly number[]) =>
    base.mean(day) +
    product(
      list.map((earlier) => base.lasting(day, earlier)),
      solve(covariance(list), offBy(list, 0)).x,
    );
  const earlier = days.slice(0, from);
  const size = from === 0 ? 0 : usualRise(levelAt(earlier.at(-1) ?? 0, earlier));
  const spread = (rise.spread * size) ** 2;
  const shifted = covariance(days).map((row, i) => row.map((value, j) => value + spread * (shape[i] ?? 0) * (shape[j] ?? 0)));
  const off = offBy(days, size);
  const { x, logDeterminant } = solve(shifted, off);
  const newest = days.length - 1;
  const day = days[newest] ?? 0;
  const lasting = onset === null ? 0 : (shape[newest] ?? 0);
  const toLevel = days.map((other, i) => base.lasting(day, other) + spread * lasting * (shape[i] ?? 0));
  return {
    log: Math.log(chance) - (logDeterminant + product(off, x)) / 2,
    level: base.mean(day) + size * lasting + product(toLevel, x),
  };
}

function usualRise(level: number): number {
  const start = level < -3 ? -3 : level;
  return Math.max(0.3, abilityAt(Math.min(rise.upTo, pointsAt(start) + rise.points)) - start);
}

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Gaussian elimination. @param matrix positive definite, so that no row need change places */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): { x: number[]; logDeterminant: number } {
  let rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  let logDeterminant = 0;
  for (let k = 0; k < matrix.length; k++) {
    const pivotal = rows[k] ?? [];
    const pivot = pivotal[k] ?? 0;
    logDeterminant += Math.log(pivot);
    rows = rows.map((row, i) => (i === k ? row.map((value) => value / pivot) : minus(row, pivotal, (row[k] ?? 0) / pivot)));
  }
  return { x: rows.map((row) => row[matrix.length] ?? 0), logDeterminant };
}

function minus(row: readonly number[], other: readonly number[], times: number): number[] {
  return row.map((value, j) => value - times * (other[j] ?? 0));
}
