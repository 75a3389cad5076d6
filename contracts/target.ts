import { z } from "zod";
import { decimal } from "./amounts";

/** A cumulative target as a form sends it, mg/kg. Usual is 120-150, less in low-dose regimens; beyond these bounds it is a slip. */
export const targetMgPerKg = decimal("Enter the target in mg/kg, such as 120").pipe(
  z.number().min(20, "At least 20 mg/kg").max(250, "At most 250 mg/kg"),
);
