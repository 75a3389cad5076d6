import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Chooses a patient for what is done to several at once. Without the script it would do nothing, and so the page's HTML is without it: fifty
 * boxes with a name each are a twentieth of what the rows weigh.
 */
export function ChooseBox({ name, checked, onChange }: { name: string; checked: boolean; onChange: (event: unknown) => void }) {
  const lives = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return lives && <input type="checkbox" aria-label={`Choose ${name}`} checked={checked} onChange={onChange} />;
}
