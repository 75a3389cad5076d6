import type { CountedHealth } from "@/db/queries/heartbeats";
import { log } from "@/server/log";
import { pathOfAllClinics } from "@/server/watch/alert-path";
import { tellOutside } from "@/server/watch/tell-outside";

/** A beat comes every 15 s; a fourth one within the minute counts as the minute. */
const EVERY_MS = 55_000;

/**
 * Asks a dead-man service's address each minute for as long as alerts leave: called with each heartbeat that was stored, so that it is silent with a
 * worker that is stuck, a database that is away, a mail server that takes nothing and an alert that has waited too long. Nothing waits for it.
 * A service that does not answer is logged once, until it does.
 */
export function deadMan(url: string | undefined): (health: CountedHealth) => void {
  let lastAsked = Number.NEGATIVE_INFINITY;
  let answers = true;
  let asking = false;
  return (health) => {
    if (url === undefined || asking || performance.now() - lastAsked < EVERY_MS) return;
    if (health.smtpFailingSince !== null || health.numbers === null || !pathOfAllClinics(health, health.beatAt).leaving) return;
    lastAsked = performance.now();
    asking = true;
    tellOutside(url).then((answered) => {
      asking = false;
      if (answered !== answers) log(answered ? "info" : "warn", answered ? "dead-man-answers" : "dead-man-failed", { process: "worker" });
      answers = answered;
    });
  };
}
