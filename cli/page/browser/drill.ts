import type { PageDrill } from "../page-view";
import { element, section, shape } from "./dom";

type Timeline = PageDrill["timeline"];

const size = { width: 900, bars: 90, lane: 14, left: 215 } as const;
/** Columns that are still told apart. */
const mostColumns = 180;

/** The last drill: what became of requests, and each node's state meanwhile. Not there before the first one. */
export class DrillTimeline {
  private readonly frame = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Timeline" });
  private readonly about = element("p");
  readonly node = section("Last drill", this.about, this.frame);
  private shown = "";

  constructor() {
    this.node.hidden = true;
  }

  draw(drill: PageDrill | undefined): void {
    this.node.hidden = drill === undefined;
    if (drill === undefined || this.shown === drill.startedAt) return;
    this.shown = drill.startedAt;
    const about = aboutOf(drill);
    this.about.textContent = about;
    this.frame.replaceChildren(picture(drill.timeline, about));
  }
}

function aboutOf({ drill, startedAt, verdict, timeline }: PageDrill): string {
  const failed = timeline.buckets.filter(({ refused, unanswered }) => refused + unanswered > 0);
  const count = failed.reduce((sum, { refused, unanswered }) => sum + refused + unanswered, 0);
  const last = failed.at(-1);
  const when =
    last === undefined ? "" : `, the last ${((last.at - timeline.faultAt) / 1000).toFixed(1)} s after the fault`;
  return `${drill} at ${startedAt.slice(0, 19).replace("T", " ")}, verdict: ${verdict}. ${count} requests failed${when}.`;
}

function picture({ buckets, nodes, endedAt, faultAt }: Timeline, about: string): SVGElement {
  const at = (time: number) => size.left + ((size.width - size.left) * time) / Math.max(1, endedAt);
  const height = size.bars + 10 + nodes.length * size.lane;
  const columns = joined(buckets);
  const most = Math.max(1, ...columns.map(({ answered, refused, unanswered }) => answered + refused + unanswered));
  const bars = ({ at: time, until, answered, refused, unanswered }: Column) => {
    const width = Math.max(0.5, at(until) - at(time) - 0.3).toFixed(1);
    const bar = (from: number, count: number, kind: string) =>
      shape("rect", {
        ...{ class: kind, x: at(time).toFixed(1), width },
        y: (size.bars * (1 - (from + count) / most)).toFixed(1),
        height: ((size.bars * count) / most).toFixed(1),
      });
    return [bar(0, answered, "answered"), bar(answered, refused + unanswered, "failed")];
  };
  return shape(
    "svg",
    { viewBox: `0 0 ${size.width} ${height}`, role: "img", "aria-label": about, class: "drill" },
    ...columns.flatMap(bars),
    ...nodes.flatMap(({ name, zone, spans }, index) => {
      const y = size.bars + 10 + index * size.lane;
      return [
        shape("text", { x: "0", y: String(y + size.lane - 4) }, `${name} ${zone}`),
        ...spans.map(({ from, to, state }) =>
          shape(
            "rect",
            {
              x: at(from).toFixed(1),
              width: Math.max(0.5, at(to) - at(from)).toFixed(1),
              y: String(y),
              height: String(size.lane - 3),
              "data-health": state,
            },
            shape("title", {}, `${name}: ${state}`),
          ),
        ),
      ];
    }),
    shape("line", {
      x1: at(faultAt).toFixed(1),
      x2: at(faultAt).toFixed(1),
      y1: "0",
      y2: String(height),
      class: "fault",
    }),
  );
}

type Column = ReturnType<typeof joined>[number];

/** Buckets side by side as one where there are more than a screen shows. */
function joined(buckets: Timeline["buckets"]) {
  const step = Math.max(1, Math.ceil(buckets.length / mostColumns));
  return Array.from({ length: Math.ceil(buckets.length / step) }, (_, index) => {
    const own = buckets.slice(index * step, (index + 1) * step);
    const sum = (field: "answered" | "refused" | "unanswered") =>
      own.reduce((total, bucket) => total + bucket[field], 0);
    const first = own[0]?.at ?? 0;
    const until =
      buckets[(index + 1) * step]?.at ?? first + own.length * ((buckets[1]?.at ?? 100) - (buckets[0]?.at ?? 0));
    return { at: first, until, answered: sum("answered"), refused: sum("refused"), unanswered: sum("unanswered") };
  });
}
