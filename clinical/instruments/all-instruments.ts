import { asq } from "./asq";
import { gad7 } from "./gad7";
import { phq2 } from "./phq2";
import { phq9 } from "./phq9";
import { phq9Teen } from "./phq9-teen";
import { sideEffects } from "./side-effects";
import type { Instrument, InstrumentId, ScoredInstrument, ScoredInstrumentId } from "./types";

/** Every instrument by its id. */
export const INSTRUMENTS = { phq9, "phq9-teen": phq9Teen, gad7, phq2, asq, "side-effects": sideEffects } as const satisfies {
  readonly [Id in InstrumentId]: Instrument & { readonly id: Id };
} & { readonly [Id in ScoredInstrumentId]: ScoredInstrument };
