/** Pseudo-random numbers that depend on the seed alone. Good enough for simulation, never for secrets. */
export type Random = {
  /** In [0, 1). */
  readonly uniform: () => number;
  /** In [from, to). */
  readonly between: (from: number, to: number) => number;
  /** Whole number from `from` to `to`, both included. */
  readonly integer: (from: number, to: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
};

/**
 * A generator for a whole-number seed (sfc32 by Chris Doty-Humphrey, seeded through splitmix32, so that neighbouring seeds
 * give unrelated courses).
 * @throws RangeError unless the seed is a whole number
 */
export function randomFrom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Not a whole-number seed: ${seed}`);
  const next = sfc32(splitmix32(seed));
  const uniform = () => next() / 4_294_967_296;
  const integer = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  return {
    uniform,
    between: (from, to) => from + uniform() * (to - from),
    integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: <T>(choices: readonly [T, ...T[]]) => choices[integer(0, choices.length - 1)] ?? choices[0],
  };
}

function splitmix32(seed: number): () => number {
  let state = (seed ^ Math.imul(Math.floor(seed / 4_294_967_296), 0x85ebca6b)) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let t = state ^ (state >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) >>> 0;
  };
}

function sfc32(seeds: () => number): () => number {
  let [a, b, c, d] = [seeds() | 0, seeds() | 0, seeds() | 0, seeds() | 0];
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
}
