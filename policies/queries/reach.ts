import { NotKnownYet, type View } from "../../model/graph";
import type { Search } from "../../platforms/aws/reachability";
import type { Finding } from "../rule";

/** What a walk of packets found wrong; what it could not find out is said after that. Throws NotKnownYet. */
export function* found(view: View, { broken, unknown }: Search): Generator<Finding> {
  for (const problem of new Set(broken.map(({ text }) => text))) yield { property: "", problem };
  const [open] = unknown;
  if (open !== undefined) throw new NotKnownYet(view.resource.urn, open.text, "open");
}
