/** What a box stands for; the renderers give each its form. */
export type BoxKind = "clients" | "listener" | "targets" | "nodes" | "elsewhere";

export interface DiagramBox {
  /** Tells it from others; never shown. */
  readonly id: string;
  readonly kind: BoxKind;
  /** What is written in it; the first line is its name. */
  readonly lines: readonly string[];
  /** Id of the area that it is in. */
  readonly area?: string;
  /** Whether it stands for what is not known, or not in the program. */
  readonly isOpen?: boolean;
}

/** A frame around boxes: a balancer with its listeners, a group with its zones. */
export interface DiagramArea {
  readonly id: string;
  readonly lines: readonly string[];
}

/** An arrow between boxes or areas. */
export interface DiagramArrow {
  readonly from: string;
  readonly to: string;
  /** Empty: nothing stands at it. */
  readonly label: string;
  /** Requests; a way with weight 0; a firewall's rule that lets in what no listener sends. */
  readonly kind: "requests" | "idle" | "access";
}

/** The way of requests as a picture, whatever it was read from. Everything in the order of its id's first mention. */
export interface Diagram {
  readonly stack: string;
  readonly areas: readonly DiagramArea[];
  readonly boxes: readonly DiagramBox[];
  readonly arrows: readonly DiagramArrow[];
  /** What is drawn as not known, in words. */
  readonly notKnown: readonly string[];
}

/** The parts of a picture that one platform draws. */
export type DiagramParts = Omit<Diagram, "stack">;
