import { operatingRows } from "./operating";
import { servingRows } from "./serving";
import type { MissionRow } from "./types";

export type { Impossible, MissionRow, Offered, Played, Proof } from "./types";

/** What a VIP cluster must do, row by row. */
export const missionRows: readonly MissionRow[] = [...servingRows, ...operatingRows];
