export * from "./limits";
export * from "./spec";
