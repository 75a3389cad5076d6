import { joinClasses } from "./join-classes";

const TITLES = /^(dr|prof|mr|mrs|ms|mx)\.?\s+/i;

/** First and last initial without a title: "Dr Amara Osei" is AO. */
export function initialsOf(name: string): string {
  const words = name.replace(TITLES, "").split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase("en") ?? "").join("");
}

/** A person's initials in a disc; an ornament beside their name. */
export function Avatar({ name, small }: { name: string; small?: boolean }) {
  return (
    <span
      aria-hidden
      className={joinClasses(
        "grid shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent",
        small ? "size-6 text-[10px]" : "size-8 text-xs",
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
