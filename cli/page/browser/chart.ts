import uPlot from "uplot";
import type { PageView } from "../page-view";
import { element, section, setAttribute } from "./dom";
import { rateText } from "./words";

/** Seconds that are shown, and the points of them that are kept: one a second. */
const span = 300;

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** Requests and errors per second over the last five minutes. */
export class RateChart {
  private readonly times: number[] = [];
  private readonly requests: number[] = [];
  private readonly errors: number[] = [];
  private readonly frame = element("div", { class: "chart", role: "img", "aria-label": "no requests yet" });
  readonly node = section(
    "Requests and errors per second",
    element(
      "p",
      { class: "legend" },
      element("span", { class: "requests" }, "requests/s"),
      " ",
      element("span", { class: "errors" }, "errors/s, dashed"),
    ),
    this.frame,
  );
  private plot: uPlot | undefined;

  constructor() {
    new ResizeObserver(() => this.plot?.setSize(this.size())).observe(this.frame);
    // Colours are drawn, not styled: another scheme is another drawing.
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redraw());
  }

  draw({ at, rate }: PageView): void {
    if (rate === undefined) return;
    this.times.push(at / 1000);
    this.requests.push(rate.requests);
    this.errors.push(rate.errors);
    if (this.times.length > span) for (const list of [this.times, this.requests, this.errors]) list.shift();
    setAttribute(this.frame, "aria-label", rateText(rate));
    if (this.plot === undefined) this.redraw();
    else this.plot.setData(this.data());
  }

  private data(): uPlot.AlignedData {
    return [this.times, this.requests, this.errors];
  }

  private size() {
    return { width: Math.max(200, this.frame.clientWidth), height: 200 };
  }

  private redraw(): void {
    if (this.times.length === 0) return;
    this.plot?.destroy();
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const axis = { stroke: colour("--text"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
    this.plot = new uPlot(
      {
        ...this.size(),
        cursor: { show: false },
        // Its own would be a table inside of a picture.
        legend: { show: false },
        scales: {
          x: { range: (_plot, _first, last) => [last - span, last] },
          y: { range: (_plot, _min, max) => [0, Math.max(1, max * 1.1)] },
        },
        axes: [
          { ...axis, size: 30, space: 90, values: (_plot, times) => times.map((time) => clock.format(time * 1000)) },
          { ...axis, size: 56 },
        ],
        series: [
          {},
          { label: "requests/s", stroke: colour("--accent"), width: 2, points: { show: false } },
          { label: "errors/s", stroke: colour("--bad"), width: 2, dash: [6, 4], points: { show: false } },
        ],
      },
      this.data(),
      this.frame,
    );
  }
}
