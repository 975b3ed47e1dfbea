import { ruled } from "../../../model/settings/rule";
import { once } from "../once";
import { proxiesShape } from "./proxies-schema";
import { loadBalancerRules } from "./rules";
import { loadBalancerShape } from "./schema";

/** The settings of one gateway: its listeners, their actions and rules. */
export const loadBalancerSettings = once(() => ruled(loadBalancerShape(), loadBalancerRules));

/** The proxies that serve a gateway's listeners. */
export const proxiesSettings = once(proxiesShape);
