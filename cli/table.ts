import Table from "cli-table3";
import { colors, screenWidth } from "./screen";
import { widthOf, wrapIndented, wrapText } from "./wrap";

const borders = [
  ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
  ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"],
] as const;

/** Blanks between two columns. */
const gap = 2;

/** A column of sentences gives up room down to the first of these; where nothing else is left to give up, down to the second. */
const sentence = { easy: 28, hard: 14 } as const;

/** In front of the rows below a heading. */
const indent = "  ";

export interface TableOptions {
  /** Columns of numbers. */
  readonly right?: readonly string[];
  /** Columns of sentences, and the most characters that a line of them has where there is room. */
  readonly wrap?: Readonly<Record<string, number>>;
  /** The column whose value becomes a line of its own above its rows where the rest has no room beside it. */
  readonly heading?: string;
  /** Columns that a narrow screen goes without, the first to go first. The last line names those that are left out. */
  readonly drop?: readonly string[];
  /** Whether a table with too many columns goes on below itself, with its first column again. */
  readonly split?: boolean;
  /** Characters of a line. Default: the screen's. */
  readonly width?: number;
}

interface Column {
  readonly name: string;
  readonly width: number;
}

/** The columns of one table on the screen. */
interface Layout {
  readonly columns: readonly Column[];
  readonly heading?: string;
  readonly dropped: readonly string[];
}

type Rows = readonly (readonly string[])[];

/** A table without borders, as lines that fit the screen. A cell may have several lines. */
export function tableLines(head: readonly string[], rows: Rows, options: TableOptions = {}): readonly string[] {
  const table = { head, rows, options };
  const width = options.width ?? screenWidth();
  if (options.split) return splitColumns(table, width).flatMap((part, index) => [...(index > 0 ? [""] : []), ...part]);
  const layout = layOut(table, width);
  const left =
    layout.dropped.length === 0 ? [] : [colors.dim(`no room for ${layout.dropped.join(", ")}: --json has all`)];
  return [...draw(table, layout), ...left.flatMap((line) => wrapText(line, width))];
}

interface Content {
  readonly head: readonly string[];
  readonly rows: Rows;
  readonly options: TableOptions;
}

const needed = (columns: readonly Column[]) =>
  columns.reduce((sum, { width }) => sum + width, 0) + gap * Math.max(0, columns.length - 1);

/** The widths that every column would like to have. */
function natural({ head, rows, options }: Content, names: readonly string[]): readonly Column[] {
  return names.map((name) => {
    const index = head.indexOf(name);
    const widest = Math.max(widthOf(name), ...rows.map((row) => widthOf(row[index] ?? "")));
    return { name, width: Math.min(widest, options.wrap?.[name] ?? widest) };
  });
}

interface Wish extends Omit<Layout, "columns"> {
  readonly names: readonly string[];
}

/** Sentences first give up room, then a column becomes headings, then some are dropped; at last the widest is cut into lines. */
function layOut(content: Content, width: number): Layout {
  const { head, options } = content;
  const whole = natural(content, head);
  if (needed(whole) <= width) return { columns: whole, dropped: [] };
  const { heading } = options;
  const names = head.filter((name) => name !== heading);
  const optional = options.drop ?? [];
  const wishes: readonly Wish[] = [
    { names: head, dropped: [] },
    ...[...optional.keys(), optional.length].map((count) => {
      const dropped = optional.slice(0, count).filter((name) => head.includes(name));
      return { names: names.filter((name) => !dropped.includes(name)), dropped, ...(heading ? { heading } : {}) };
    }),
  ];
  const sentences = Object.keys(options.wrap ?? {});
  for (const [tries, least] of [
    [wishes, sentence.easy],
    [wishes.slice(-1), sentence.hard],
  ] as const) {
    for (const { names: wanted, ...rest } of tries) {
      const columns = squeeze(indented(natural(content, wanted), rest), sentences, least, width);
      if (needed(columns) <= width) return { columns, ...rest };
    }
  }
  const { names: last = names, ...rest } = wishes.at(-1) ?? { dropped: [] };
  return { columns: squeeze(indented(natural(content, last), rest), last, 4, width), ...rest };
}

const indented = (columns: readonly Column[], { heading }: Omit<Layout, "columns">): readonly Column[] =>
  heading === undefined
    ? columns
    : columns.map((column, index) => (index === 0 ? { ...column, width: column.width + indent.length } : column));

/** Takes from the widest of some columns what is too much, down to `least` characters. */
function squeeze(
  columns: readonly Column[],
  names: readonly string[],
  least: number,
  width: number,
): readonly Column[] {
  let result = columns;
  for (let over = needed(result) - width; over > 0; over = needed(result) - width) {
    const able = result.filter(({ name, width: own }) => names.includes(name) && own > Math.max(least, name.length));
    const widest = able.toSorted((a, b) => b.width - a.width)[0];
    if (widest === undefined) return result;
    result = result.map((column) => (column === widest ? { ...column, width: column.width - 1 } : column));
  }
  return result;
}

/** As many columns beside the first as have room, then the next ones. */
function splitColumns(content: Content, width: number): readonly (readonly string[])[] {
  const [first, ...others] = natural(content, content.head);
  if (first === undefined) return [];
  const parts: Column[][] = [];
  for (const column of others) {
    const last = parts.at(-1);
    if (last !== undefined && needed([first, ...last, column]) <= width) last.push(column);
    else parts.push([column]);
  }
  return (parts.length === 0 ? [[]] : parts).map((part) => draw(content, { columns: [first, ...part], dropped: [] }));
}

function draw({ head, rows, options }: Content, { columns, heading }: Layout): readonly string[] {
  const right = options.right ?? [];
  const table = new Table({
    head: columns.map(({ name }) => name),
    style: {
      head: colors.isColorSupported ? ["bold"] : [],
      border: [],
      compact: true,
      "padding-left": 0,
      "padding-right": gap,
    },
    colAligns: columns.map(({ name }) => (right.includes(name) ? "right" : "left")),
    colWidths: columns.map(({ width }) => width + gap),
    chars: Object.fromEntries(borders.map((name) => [name, ""])),
  });
  let above = "";
  for (const row of rows) {
    const own = heading === undefined ? "" : (row[head.indexOf(heading)] ?? "");
    if (own !== "" && own !== above) table.push([{ content: colors.bold(own), colSpan: columns.length }]);
    above = own === "" ? above : own;
    table.push(
      columns.map(({ name, width }, index) => {
        const before = index === 0 && heading !== undefined ? indent : "";
        return wrapIndented(row[head.indexOf(name)] ?? "", width, before).join("\n");
      }),
    );
  }
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
