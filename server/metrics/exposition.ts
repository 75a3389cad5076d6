import type { Sample } from "@/contracts/worker-numbers";
import { METRICS, type Metric, type MetricName } from "./catalogue";

/** Version 0.0.4 of Prometheus's text format. */
export const EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Sets samples as Prometheus reads them: each metric once, its lines together, under its HELP and TYPE. Metrics without a sample are left out. */
export function exposition(samples: readonly Sample[]): string {
  return (Object.entries(METRICS) as [MetricName, Metric][])
    .map(([name, metric]) => {
      const own = samples.filter((sample) => baseName(sample.name, metric) === name);
      if (own.length === 0) return "";
      return `# HELP ${name} ${escapeHelp(metric.help)}\n# TYPE ${name} ${metric.type}\n${own.map(line).join("")}`;
    })
    .join("");
}

function baseName(name: string, { type }: Metric): string {
  return type === "histogram" ? name.replace(/_(bucket|sum|count)$/, "") : name;
}

function line({ name, labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${numberText(value)}\n`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return Number.isFinite(value) ? String(value) : value > 0 ? "+Inf" : "-Inf";
}

function escapeHelp(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}

function escapeLabel(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}
