/** Milliseconds of every half second for which a slow node runs. */
export const slowRuns = 50;
/** Milliseconds of it for which it does nothing. */
export const slowStops = 450;
