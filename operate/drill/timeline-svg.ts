import type { NodeState } from "./cluster-view";
import { element, escapeText } from "./markup";
import type { DrillResult } from "./result";
import type { Bucket } from "./timeline";

/** Units of the drawing, which grows with the page. */
const width = 1000;
const left = 190;
const top = 16;
const chartHeight = 140;
const laneHeight = 20;
const axisHeight = 26;

/** Every state and outcome has a colour of its own, and a word in the legend. */
export const outcomeNames = ["answered", "refused", "unanswered"] as const;
export const outcomeWords = { answered: "answered", refused: "500 or more", unanswered: "no answer" } as const;
export const stateNames: readonly NodeState[] = ["starting", "initial", "healthy", "unhealthy", "draining", "ending"];

type Scale = (milliseconds: number) => number;

const round = (value: number): number => Math.round(value * 10) / 10;

function columns(buckets: readonly Bucket[], scale: Scale, step: number): string {
  const sums = buckets.map(({ answered, refused, unanswered }) => answered + refused + unanswered);
  const most = Math.max(1, ...sums);
  const base = top + chartHeight;
  const drawn = buckets.flatMap((bucket) => {
    let height = 0;
    return outcomeNames.flatMap((outcome) => {
      const part = (bucket[outcome] / most) * chartHeight;
      if (part === 0) return [];
      height += part;
      const place = { x: round(scale(bucket.at)), y: round(base - height), width: round(step), height: round(part) };
      return [element("rect", { class: outcome, ...place })];
    });
  });
  const label = element("text", { x: left - 8, y: top + 10, "text-anchor": "end" }, `${most * 10} requests/s`);
  return label + drawn.join("");
}

function lanes({ timeline: { nodes }, victim }: DrillResult, scale: Scale): string {
  return nodes
    .map(({ name, zone, spans }, index) => {
      const y = top + chartHeight + 10 + index * laneHeight;
      const marked = victim.nodes.includes(name) ? { class: "victim" } : {};
      const text = element(
        "text",
        { x: left - 8, y: y + 13, "text-anchor": "end", ...marked },
        escapeText(`${name.length > 22 ? `…${name.slice(-21)}` : name} ${zone.slice(-2)}`),
      );
      const drawn = spans.map(({ from, to, state }) =>
        element(
          "rect",
          { class: state, x: round(scale(from)), y, width: round(scale(to) - scale(from)), height: laneHeight - 4 },
          element("title", {}, escapeText(`${name}: ${state} from ${from / 1000} to ${to / 1000} s`)),
        ),
      );
      return text + drawn.join("");
    })
    .join("");
}

/** Seconds between two ticks, so that there are a dozen at most. */
const tickOf = (seconds: number): number =>
  [1, 2, 5, 10, 20, 30, 60, 120, 300].find((step) => seconds / step <= 12) ?? 600;

function axis({ timeline: { faultAt, endedAt } }: DrillResult, scale: Scale, bottom: number): string {
  const tick = tickOf(endedAt / 1000);
  const first = Math.ceil(-faultAt / 1000 / tick);
  const last = Math.floor((endedAt - faultAt) / 1000 / tick);
  const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * tick);
  return ticks
    .map((seconds) => {
      const x = round(scale(faultAt + seconds * 1000));
      return element("text", { x, y: bottom + 16, "text-anchor": "middle" }, `${seconds} s`);
    })
    .join("");
}

function marks({ timeline: { faultAt }, times }: DrillResult, scale: Scale, bottom: number): string {
  const all: readonly (readonly [string, number | null])[] = [
    ["fault", 0],
    ["detected", times.detect],
    ["whole", times.fullRedundancy === 0 ? null : times.fullRedundancy],
  ];
  return all
    .flatMap(([word, since]) => {
      if (since === null) return [];
      const x = round(scale(faultAt + since * 1000));
      const line = element("line", { class: "mark", x1: x, x2: x, y1: top - 4, y2: bottom });
      return [line, element("text", { class: "mark", x: x + 3, y: top - 5 }, word)];
    })
    .join("");
}

/** Requests by outcome for every tenth of a second, and the state of every node below them. */
export function timelineSvg(result: DrillResult): string {
  const { buckets, nodes, endedAt, bucketSize } = result.timeline;
  const span = Math.max(1, endedAt);
  const scale: Scale = (milliseconds) => left + (Math.min(milliseconds, span) / span) * (width - left - 10);
  const bottom = top + chartHeight + 10 + nodes.length * laneHeight;
  const height = bottom + axisHeight;
  return element(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `timeline of ${result.drill}` },
    columns(buckets, scale, scale(bucketSize) - scale(0)),
    lanes(result, scale),
    axis(result, scale, bottom),
    marks(result, scale, bottom),
  );
}
