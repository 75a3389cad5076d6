import type { CheckInWords } from "@/messages/check-in";

type Props = {
  readonly words: CheckInWords;
  /** With the script: from item 9 above 0 on, or on every screen where item 9 was answered before. */
  readonly from: "item9" | "always";
};

/** "Stop here and send": what was not answered yet is left out. */
export function StopButton({ words, from }: Props) {
  return (
    <button type="submit" className="quiet" name="stopped" value="1" data-stop={from}>
      {words.say("item9.stop")}
    </button>
  );
}
