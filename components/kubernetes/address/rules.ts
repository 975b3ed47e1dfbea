import { parseCidr } from "../../../model/net/cidr";
import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { AddressShape } from "./schema";

type Address = ValidPart<AddressShape>;

const isAddress = (text: string): boolean =>
  parseCidr(`${text}/32`) !== undefined || parseCidr(`${text}/128`) !== undefined;

function ranges(address: Address, say: Report): void {
  if (address.kind !== "metallb") return;
  for (const [index, text] of (address.addresses ?? []).entries()) {
    if (text === undefined) continue;
    const [from = "", to] = text.split("-");
    const isSound = to === undefined ? parseCidr(text) !== undefined : isAddress(from) && isAddress(to);
    if (isSound) continue;
    say(["addresses", index], {
      problem: "not a range of addresses",
      allowed: "such as 192.0.2.16/28 or 192.0.2.16-192.0.2.20",
    });
  }
}

function peers(address: Address, say: Report): void {
  if (address.kind !== "metallb" || address.announce?.mode !== "bgp") return;
  const { peers: routers } = address.announce;
  if (routers === undefined) return;
  if (Object.keys(routers).length === 0)
    say(["announce", "peers"], { problem: "no router hears of the address", fix: "name at least one" });
  for (const [name, router] of Object.entries(routers)) {
    if (router?.address === undefined || isAddress(router.address)) continue;
    say(["announce", "peers", name, "address"], { problem: "not an address", allowed: "such as 192.0.2.1" });
  }
}

export const addressRules: SettingsRules<AddressShape> = {
  "address-ranges": ranges,
  "some-router": peers,
  "ranges-distinct": (address, say) => {
    if (address.kind === "metallb") entryRepeats(address.addresses ?? [], ["addresses"], say);
  },
};
