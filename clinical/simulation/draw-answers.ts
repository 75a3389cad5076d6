import { chancesAbove, PHQ9_MODEL } from "../trend/graded-response";
import type { Random } from "./random";

/** Nine answers 0-3, in questionnaire order, of somebody at `ability`. */
export function drawAnswers(ability: number, random: Random): number[] {
  return PHQ9_MODEL.map((item) => {
    const u = random.uniform();
    return chancesAbove(item, ability).filter((chance) => u < chance).length;
  });
}
