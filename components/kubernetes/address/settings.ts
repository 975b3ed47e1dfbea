import { ruled } from "../../../model/settings/rule";
import { once } from "../once";
import { addressRules } from "./rules";
import { addressShape } from "./schema";

/** Where the gateway's address comes from: the cloud, or MetalLB. */
export const addressSettings = once(() => ruled(addressShape(), addressRules));
