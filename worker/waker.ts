/** A pause that can be cut short: by a notification, by a mail that is done, by a stop. */
export type Waker = { wake(): void; wait(milliseconds: number): Promise<void> };

/** A call of `wake` while nobody waits makes the next wait return at once, so that no hint is lost in between. */
export function createWaker(): Waker {
  let pending = false;
  let release: (() => void) | null = null;
  return {
    wake() {
      pending = true;
      release?.();
    },
    async wait(milliseconds) {
      if (!pending) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          release = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        release = null;
      }
      pending = false;
    },
  };
}
