import type { ForeignFiles } from "../../support/foreign";

/** A program that most people would not write, and what `vipkit check prod` says of it. */
export interface OddProgram {
  readonly files: ForeignFiles;
  /** 0: judged and fine; 1: judged and not fine, or not judged, with the reason. */
  readonly code: 0 | 1;
  /** What the message says. */
  readonly says: RegExp;
  /** Resources that were judged or named; 0 where the program could not be planned. */
  readonly resources: number;
  readonly args?: readonly string[];
  /** Rules that fail, of those that the case is about: `rule name`. */
  readonly fails?: readonly string[];
}

/** A line that makes one resource that every rule is content with. */
export const fine = 'new aws.kms.Key("key", { enableKeyRotation: true });';

/** A line that makes one resource that a rule objects to. */
export const open =
  'new aws.ec2.SecurityGroup("open", { description: "Web", ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"], description: "admin" }] });';

/** The rule, and the name of what it objects to there. */
export const isOpen = "firewall-no-admin-ports-from-world open";

/** The last line of a check that finds nothing. */
export const holds = /every mandatory policy holds/;
