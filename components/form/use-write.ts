"use client";

import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { useCallback, useRef } from "react";

/**
 * A mutation that is asked for once: a press while the one before is under way is dropped. `isPending` alone would be too late for that, because
 * the second half of a double press may come before the first has been drawn, and then it is recorded, sent or told twice.
 */
export function useWrite<Answer, Sent = void, Kept = unknown>(options: UseMutationOptions<Answer, Error, Sent, Kept>) {
  const isUnderWay = useRef(false);
  const mutation = useMutation<Answer, Error, Sent, Kept>({
    ...options,
    onSettled: async (...settled) => {
      try {
        await options.onSettled?.(...settled);
      } finally {
        isUnderWay.current = false;
      }
    },
  });
  const ask = mutation.mutate;
  const mutate: typeof ask = useCallback(
    (...asked) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      ask(...asked);
    },
    [ask],
  );
  return { ...mutation, mutate };
}
