export * from "./alert";
export * from "./audit";
export * from "./check-in";
export * from "./clinic";
export * from "./course-status";
export * from "./flag";
export * from "./patient";
export * from "./staff";
