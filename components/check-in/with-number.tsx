type Props = {
  /** A sentence with `NUMBER_PLACE` where the number belongs. */
  readonly text: string;
  readonly number: string;
};

/** Stands for the number while the sentence is made, so that the number can be set apart. */
export const NUMBER_PLACE = "\u2063";

/** A sentence whose telephone number never breaks across two lines. */
export function WithNumber({ text, number }: Props) {
  const [before, after] = text.split(NUMBER_PLACE);
  return (
    <span>
      {before}
      <span className="nowrap">{number}</span>
      {after}
    </span>
  );
}
