/** From this moment on there are so many requests, until the next point. */
export interface LoadPoint {
  /** Seconds since the curve began. */
  readonly at: number;
  /** Requests a second. */
  readonly rate: number;
}

/** A recorded load: a step curve. */
export interface LoadCurve {
  /** In order of time; the first is at 0. */
  readonly points: readonly LoadPoint[];
  /** Seconds that it lasts: the last point holds as long as the one before it. */
  readonly duration: number;
}

/** A curve of points in order of time, the first of which it begins with. At least one point. */
export function loadCurve(points: readonly LoadPoint[]): LoadCurve {
  const start = points[0]?.at ?? 0;
  const last = points.at(-1)?.at ?? start;
  const before = points.at(-2)?.at ?? last - 60;
  return {
    points: points.map(({ at, rate }) => ({ at: at - start, rate })),
    duration: last - start + (last - before),
  };
}
