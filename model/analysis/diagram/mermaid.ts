import { shortIds } from "./short-ids";
import type { BoxKind, Diagram, DiagramArea, DiagramArrow, DiagramBox } from "./types";

/**
 * A text inside quotes. Whatever could mean something to Mermaid, to its Markdown or to the HTML that it becomes stands as a code point: `#35;`. A
 * colon too, since a line with `style` or `classDef` before one loses its last semicolon (mermaid 12.3, encodeEntities).
 */
const escaped = (text: string): string => listless(text).replace(/%(?=[%{])|[^\p{L}\p{N} .,/()%-]/gu, codeOf);

/** `1. shop` at a line's beginning is a list to Mermaid's Markdown, which it refuses to draw; without a plain space it is none. */
const listless = (text: string): string => text.replace(/^(\s*(?:[-+*]|\d+[.)]))\s/u, "$1\u00a0");

/** Lone surrogates and control characters are no text: a browser shows nothing, or something else. */
function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const isText = code >= 0x20 && !(code >= 0x7f && code < 0xa0) && !(code >= 0xd800 && code < 0xe000);
  return isText ? `#${code};` : "#65533;";
}

/** Mermaid refuses an empty text. */
const label = (lines: readonly string[]): string => `"${lines.map(escaped).join("<br/>") || " "}"`;

const forms: Readonly<Record<BoxKind, readonly [open: string, close: string]>> = {
  clients: ["([", "])"],
  listener: ["[", "]"],
  targets: ["[/", "/]"],
  nodes: ["[", "]"],
  elsewhere: ["[", "]"],
};

const lines: Readonly<Record<DiagramArrow["kind"], string>> = { requests: "-->", idle: "-.->", access: "-.->" };

/** A picture as Mermaid's flowchart, which GitHub and most editors draw. */
export function toMermaid({ stack, areas, boxes, arrows }: Diagram): string {
  const ids = shortIds([...areas, ...boxes]);
  const idOf = (id: string) => ids.get(id) ?? "";
  const boxLine = ({ id, kind, lines: text }: DiagramBox) =>
    `${idOf(id)}${forms[kind][0]}${label(text)}${forms[kind][1]}`;
  const areaLines = (area: DiagramArea) => [
    `  subgraph ${idOf(area.id)} [${label(area.lines)}]`,
    ...boxes.filter((box) => box.area === area.id).map((box) => `    ${boxLine(box)}`),
    "  end",
  ];
  const arrowLine = ({ from, to, label: text, kind }: DiagramArrow) =>
    `  ${idOf(from)} ${lines[kind]}${text === "" ? "" : `|${label([text])}|`} ${idOf(to)}`;
  const open = boxes.filter(({ isOpen }) => isOpen).map(({ id }) => idOf(id));
  return [
    `%% ${stack.replace(/[^\w.-]/g, "?")}`,
    "flowchart LR",
    ...boxes.filter(({ area }) => area === undefined).map((box) => `  ${boxLine(box)}`),
    ...areas.flatMap(areaLines),
    ...arrows.map(arrowLine),
    ...(open.length === 0 ? [] : ["  classDef open stroke-dasharray: 4 4", `  class ${open.join(",")} open`]),
  ].join("\n");
}
