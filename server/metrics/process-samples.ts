import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Sample } from "@/contracts/worker-numbers";

/** One a process, from its first look on. */
const slot = Symbol.for("isomood.event-loop");
type Holder = typeof globalThis & { [slot]?: ReturnType<typeof monitorEventLoopDelay> };
const NANOSECONDS = 1e9;

/** How this process does: processor, memory, and how long its event loop was kept waiting since it was looked at last. */
export function processSamples(): Sample[] {
  const { user, system } = process.cpuUsage();
  return [
    { name: "isomood_process_cpu_seconds_total", labels: {}, value: (user + system) / 1e6 },
    { name: "isomood_process_resident_memory_bytes", labels: {}, value: process.memoryUsage.rss() },
    { name: "isomood_process_start_time_seconds", labels: {}, value: Math.round(Date.now() / 1000 - process.uptime()) },
    ...eventLoopSamples(),
  ];
}

function eventLoopSamples(): Sample[] {
  const holder = globalThis as Holder;
  const delay = holder[slot];
  if (delay === undefined) {
    holder[slot] = monitorEventLoopDelay({ resolution: 20 });
    holder[slot].enable();
    return [];
  }
  const of = (quantile: string, nanoseconds: number): Sample => ({
    name: "isomood_event_loop_delay_seconds",
    labels: { quantile },
    value: Number.isFinite(nanoseconds) ? nanoseconds / NANOSECONDS : 0,
  });
  const samples = [of("0.5", delay.percentile(50)), of("0.99", delay.percentile(99)), of("1", delay.max)];
  delay.reset();
  return samples;
}
