import type * as pulumi from "@pulumi/pulumi";
import type { Metric } from "../../metric";

interface Widget {
  readonly type: "metric" | "alarm" | "text";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A graph: its title, and its lines with what they are called. */
export interface Graph {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, metric: Metric])[];
  /** Whether the lines lie upon each other: answers by class, and not nodes of groups. */
  readonly stacked?: boolean;
  /** A horizontal line where it begins to be wrong. */
  readonly threshold?: number | undefined;
}

/** A dashboard's grid has 24 columns. Source: CloudWatch API, dashboard body structure, read 2026-11-30. */
const columns = 24;
const perRow = 3;
const height = 6;

const widgetAt = (index: number) => {
  const width = columns / perRow;
  return { x: (index % perRow) * width, y: Math.floor(index / perRow) * height, width, height };
};

interface DashboardContent {
  readonly title: string;
  readonly region: pulumi.Input<string>;
  /** ARNs of the alarms whose state stands on top. */
  readonly alarms: readonly pulumi.Input<string>[];
  readonly graphs: readonly Graph[];
}

/** The body: states of alarms on top, below it what they look at. */
export function planDashboard({ title, region, alarms, graphs }: DashboardContent): {
  readonly widgets: readonly Widget[];
} {
  const top: Widget[] =
    alarms.length === 0
      ? []
      : [{ type: "alarm", x: 0, y: 0, width: columns, height: 3, properties: { title, alarms } }];
  const below = top.length === 0 ? 0 : 3;
  const drawn = graphs.map((graph, index): Widget => {
    const place = widgetAt(index);
    const metrics = graph.lines.map(([label, metric]) => metric.widgetEntry(label));
    const annotations =
      graph.threshold === undefined ? {} : { annotations: { horizontal: [{ value: graph.threshold }] } };
    return {
      ...{ type: "metric", ...place, y: place.y + below },
      properties: {
        ...{ title: graph.title, region, view: "timeSeries", stacked: graph.stacked === true, metrics },
        ...annotations,
      },
    };
  });
  return { widgets: [...top, ...drawn] };
}
