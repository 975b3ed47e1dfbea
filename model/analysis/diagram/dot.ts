import { shortIds } from "./short-ids";
import type { BoxKind, Diagram, DiagramArea, DiagramArrow, DiagramBox } from "./types";

/** A quoted text: backslashes are doubled, since labels have escapes of their own (`\N` is the node's name), and so are no entities of HTML. */
const quoted = (lines: readonly string[]): string => `"${lines.map(escaped).join("\\n")}"`;

/** An empty first line of a frame's label ends Graphviz's WebAssembly (16.1.0, seen 2026-11-30). */
const labelled = (lines: readonly string[]): string => quoted(lines.map((line) => (line === "" ? " " : line)));

const escaped = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd")
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("&", "&amp;");

const forms: Readonly<Record<BoxKind, string>> = {
  clients: "rounded",
  listener: "solid",
  targets: "bold",
  nodes: "solid",
  elsewhere: "solid",
};

const lines: Readonly<Record<DiagramArrow["kind"], string>> = {
  requests: "",
  idle: " style=dashed",
  access: " style=dotted",
};

/** A picture in Graphviz's language. */
export function toDot({ stack, areas, boxes, arrows }: Diagram): string {
  const ids = shortIds([...areas, ...boxes]);
  const idOf = (id: string) => ids.get(id) ?? "";
  const boxLine = ({ id, kind, lines: text, isOpen }: DiagramBox) =>
    `${idOf(id)} [label=${labelled(text)} style="filled,${forms[kind]}${isOpen ? ",dashed" : ""}"]`;
  const areaLines = (area: DiagramArea) => [
    `  subgraph cluster_${idOf(area.id)} {`,
    `    label=${labelled(area.lines)} margin=24 bgcolor="#f2f4f7" color="#8a94a6"`,
    ...boxes.filter((box) => box.area === area.id).map((box) => `    ${boxLine(box)}`),
    "  }",
  ];
  // An arrow to an area is one to a box in it that ends at the frame.
  const inside = new Map(areas.map(({ id }) => [id, boxes.find(({ area }) => area === id)?.id ?? ""]));
  const arrowLine = ({ from, to, label, kind }: DiagramArrow) => {
    const [tail, head] = [inside.get(from), inside.get(to)];
    const ends = `${tail === undefined ? "" : ` ltail=cluster_${idOf(from)}`}${head === undefined ? "" : ` lhead=cluster_${idOf(to)}`}`;
    return `  ${idOf(tail ?? from)} -> ${idOf(head ?? to)} [label=${quoted([label])}${ends}${lines[kind]}]`;
  };
  return [
    `digraph ${quoted([stack])} {`,
    // Widths are Arial's, whatever a viewer takes in its place: the margins leave room for a wider one.
    '  rankdir=LR compound=true bgcolor=white fontname="Arial,sans-serif"',
    '  node [shape=box margin="0.3,0.1" fillcolor=white fontname="Arial,sans-serif"]',
    '  edge [fontname="Arial,sans-serif" fontsize=11]',
    ...boxes.filter(({ area }) => area === undefined).map((box) => `  ${boxLine(box)}`),
    ...areas.flatMap(areaLines),
    ...arrows.map(arrowLine),
    "}",
  ].join("\n");
}
