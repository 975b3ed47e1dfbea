import { z } from "zod";
import { isAtLeast } from "../setup/versions";

/** Major versions of Node that vipkit takes. */
export const nodes = ["20", "22", "24"];

/** The oldest Pulumi SDK of the range in package.json, and the newest that is known. */
export const sdks = ["3.248.0", "3.276.0"];

/** One cell of the matrix. */
export interface Combination {
  readonly node: string;
  readonly sdk: string;
}

export const titleOf = ({ node, sdk }: Combination): string => `Node ${node}, SDK ${sdk}`;

const engines = z.object({ node: z.string() }).partial();

/** What an SDK says of Node, as `npm view @pulumi/pulumi@<version> engines --json` answers. */
export const parseEngines = (answer: string): string => engines.parse(JSON.parse(answer)).node ?? "";

/**
 * Why a combination is left out: the SDK itself wants a newer Node.
 * @param engine the SDK's own range of Node, such as `>=22`
 */
export function reasonToSkip({ node, sdk }: Combination, engine: string): string | undefined {
  const [, least] = /^>=\s*v?([\d.]+)$/.exec(engine.trim()) ?? [];
  if (least === undefined || isAtLeast(node, least)) return undefined;
  return `the SDK ${sdk} needs Node ${engine}`;
}
