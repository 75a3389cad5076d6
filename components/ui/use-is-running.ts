import { useSyncExternalStore } from "react";

/** Whether the page's script runs: false on the server and while what the server drew is taken over, true from then on. */
export function useIsRunning(): boolean {
  return useSyncExternalStore(never, yes, no);
}

const never = () => () => {};
const yes = () => true;
const no = () => false;
