import { z } from "zod";
import { isNetwork, networkOf, parseCidr } from "../model/net/cidr";
import { checked } from "../model/settings/rule";
import { suggest } from "../model/settings/suggest";

/** One end of a connection: a tier by its word, an address range, or what `isReference` takes. `text` says all of that. */
export const firewallPeer = (tiers: readonly string[], text: string, isReference = (_name: string): boolean => false) =>
  checked(z.string(text), (name) => {
    if (tiers.includes(name) || isReference(name)) return undefined;
    const range = parseCidr(name);
    if (range === undefined) {
      const near = suggest(name, tiers);
      const fix = near === undefined ? {} : { fix: `did you mean ${near}` };
      return { problem: "unknown to the firewall", allowed: text, ...fix };
    }
    if (isNetwork(name, range)) return undefined;
    return { problem: "names an address inside the range, not the range", fix: `write ${networkOf(range)}` };
  });
