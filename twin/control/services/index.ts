import type { ServiceTable } from "../types";

/** Every AWS service the twin models, in no particular order. */
export const services: readonly ServiceTable[] = [];
