import { urgencyRank } from "@/clinical/urgency";
import type { PanelSort } from "@/contracts/panel";

/** The last row's place in the order: its key there, as text, and what tells rows of one key apart. */
export type PanelPlace = { rank: number; key: string; courseId: string };
/** Every order that the panel can be read in; `missed` and `calls` are how these lists are read where no other was asked for. */
export type PanelOrder = PanelSort | "missed" | "calls";

export type PanelParams = {
  /** Lowest urgency rank shown; 0 shows everyone. */
  fromRank: number;
  rank: number | null;
  /** The rank that a patient whose review date has come is shown at. */
  reviewRank: number;
  today: string;
  now: Date;
  missed: boolean;
  /** Whom to call: with an open flag, until it is closed (whoever claims one is about to call), or with a missed check-in. */
  calls: boolean;
  mine: string | null;
  /** Whose patients the one who asks sees besides what they have claimed: their own, and those of prescribers for whom they stand in. */
  covered: { staffId: string; prescriberIds: readonly string[] } | null;
  bornAfter: string | null;
  startedAfter: string | null;
  endedBefore: string | null;
  /** Lower case without accents. */
  search: string | null;
  order: PanelOrder;
  after: PanelPlace | null;
};

/** Everybody, most urgent first, from the beginning: what a tab, filters, a search and an order change. */
export function wholePanel(today: string, now: Date): PanelParams {
  return {
    fromRank: 0,
    rank: null,
    reviewRank: urgencyRank("review"),
    today,
    now,
    missed: false,
    calls: false,
    mine: null,
    covered: null,
    bornAfter: null,
    startedAfter: null,
    endedBefore: null,
    search: null,
    order: "urgency",
    after: null,
  };
}
