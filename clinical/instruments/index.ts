export * from "./phq9";
export * from "./text-of";
export * from "./types";
