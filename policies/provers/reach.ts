import { type ResourceReader, UnknownValueError } from "../../model/graph";
import type { Search } from "../../platforms/aws/reachability";
import type { Finding } from "../rule";

/** What a walk of packets found wrong; what it could not find out is said after that. Throws UnknownValueError. */
export function* found(view: ResourceReader, { broken, unknown }: Search): Generator<Finding> {
  for (const problem of new Set(broken.map(({ text }) => text))) yield { property: "", problem };
  const [open] = unknown;
  if (open !== undefined) throw new UnknownValueError(view.resource.urn, open.text, "open");
}
