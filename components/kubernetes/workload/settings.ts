import { ruled } from "../../../model/settings/rule";
import { once } from "../once";
import { nodeGroupRules } from "./rules";
import { nodeGroupShape } from "./schema";

/** Nodes that share a template and a size: pods of one Deployment. */
export const nodeGroupSettings = once(() => ruled(nodeGroupShape(), nodeGroupRules));
