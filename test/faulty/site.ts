import type * as pulumi from "@pulumi/pulumi";
import type { FaultId } from "./faults";

/** What every part of the cluster is built with. */
export interface Site {
  /** Whether this is wrong with it. */
  readonly has: (fault: FaultId) => boolean;
  readonly opts: pulumi.CustomResourceOptions;
}

export const document = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

/** Of a statement about requests over plain HTTP. */
export const inClear = { Condition: { Bool: { "aws:SecureTransport": "false" } } };

export const allow = (Action: string, Resource: string) => document({ Effect: "Allow", Action, Resource });

export const trust = (Principal: object) => document({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
