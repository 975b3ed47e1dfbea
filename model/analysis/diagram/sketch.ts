import { type ResourceReader, UnknownValueError } from "../../graph";
import type { DiagramArea, DiagramArrow, DiagramBox, DiagramParts } from "./types";

/** A picture while it is drawn: what is added twice is there once. */
export class Sketch {
  private readonly areas = new Map<string, DiagramArea>();
  private readonly boxes = new Map<string, DiagramBox>();
  private readonly arrows = new Map<string, DiagramArrow>();
  private readonly open = new Set<string>();

  area(area: DiagramArea): string {
    if (!this.areas.has(area.id)) this.areas.set(area.id, area);
    return area.id;
  }

  box(box: DiagramBox): string {
    if (!this.boxes.has(box.id)) this.boxes.set(box.id, box);
    return box.id;
  }

  arrow(arrow: DiagramArrow): void {
    this.arrows.set(JSON.stringify([arrow.from, arrow.to, arrow.label]), arrow);
  }

  has(id: string): boolean {
    return this.areas.has(id) || this.boxes.has(id);
  }

  /** What `read` answers; where it meets what is not known, that is noted and `otherwise` stands for it. */
  known<T>(name: string, read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UnknownValueError)) throw error;
      this.open.add(`${name}: ${error.message}`);
      return otherwise;
    }
  }

  note(text: string): void {
    this.open.add(text);
  }

  get parts(): DiagramParts {
    return {
      areas: [...this.areas.values()],
      boxes: [...this.boxes.values()],
      arrows: [...this.arrows.values()],
      notKnown: [...this.open],
    };
  }
}

/** Several parts as one picture. */
export const joinParts = (parts: readonly DiagramParts[]): DiagramParts => ({
  areas: parts.flatMap(({ areas }) => areas),
  boxes: parts.flatMap(({ boxes }) => boxes),
  arrows: parts.flatMap(({ arrows }) => arrows),
  notKnown: parts.flatMap(({ notKnown }) => notKnown),
});

/** `90 %`; a share that is not known says so. */
export const shareText = (share: number | undefined): string =>
  share === undefined ? "share not known" : `${Number((share * 100).toFixed(1))} %`;

/** `2 to 6 nodes`, `1 pod`; either bound may be unknown. */
export function countText(fewest: number | undefined, most: number | undefined, noun: string): string {
  if (fewest === undefined && most === undefined) return `how many ${noun}s is not known`;
  if (most === undefined) return `at least ${fewest} ${noun}${fewest === 1 ? "" : "s"}`;
  if (fewest === undefined) return `at most ${most} ${noun}${most === 1 ? "" : "s"}`;
  const count = fewest === most ? `${most}` : `${fewest} to ${most}`;
  return `${count} ${noun}${most === 1 ? "" : "s"}`;
}

/** Characters of a condition that are still read at an arrow. */
const longest = 60;

/** A text that is cut where it is too long for an arrow. */
export function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 3).join("")}...`;
}

/** The same program is the same picture, in whatever order its promises settle. */
export const inOrder = (views: readonly ResourceReader[]): readonly ResourceReader[] =>
  [...views].sort((a, b) => (a.resource.urn < b.resource.urn ? -1 : a.resource.urn > b.resource.urn ? 1 : 0));
