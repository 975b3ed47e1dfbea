#!/usr/bin/env bash
# Believed: a network in the short form of RFC 1918's own text, 10/8, 172.16/12 or 192.168/16, is read by a CIDR library as that network, or refused.
# True: three widely used packages of npm take it as an address of another kind and answer with another network. ipaddr.js and netmask read the
#   last number as the rest of the address (the rule of inet_aton): 10/8 is 0.0.0.10/8, 192.168/16 is 192.0.0.168/16, so that 10.1.2.3 is
#   not in 10/8. cidr-tools refuses 10/8 and reads 192.168/16 as a network at 0.0.0.0. `ipaddr.isValidCIDR` says that both are valid.
#   ip-num, ip-address and zod's cidrv4 refuse the short form.
# What follows: check the form (four numbers) before such a library reads it; its own check of validity does not.
# Versions: ipaddr.js 2.5.0, netmask 2.1.1, cidr-tools 11.3.2, ip-num 1.6.2, ip-address 10.7.6, zod 4.6.7. Date: 2026-11-30. Takes 10 s.
# Seen:
#   10/8: ipaddr.js 0.0.0.10/8 valid true has 10.1.2.3 false, netmask 0.0.0.0/8, cidr-tools refused, ip-num refused, ip-address refused, zod refused
#   192.168/16: ipaddr.js 192.0.0.168/16 valid true has 192.168.1.1 false, netmask 192.0.0.0/16, cidr-tools 0.0.0.0/16, the others refused
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent ipaddr.js@2.5.0 netmask@2.1.1 cidr-tools@11.3.2 ip-num@1.6.2 ip-address@10.7.6 zod@4.6.7 > log 2>&1 \
  || { cat log; exit 2; }
cat > main.mjs <<'JS'
import { mergeCidr } from "cidr-tools";
import { Address4 } from "ip-address";
import { IPv4CidrRange } from "ip-num";
import ipaddr from "ipaddr.js";
import { Netmask } from "netmask";
import { z } from "zod";

const readers = (address) => ({
  "ipaddr.js": (text) => {
    const network = ipaddr.parseCIDR(text);
    return `${network.join("/")} valid ${ipaddr.isValidCIDR(text)} has ${address} ${ipaddr.parse(address).match(network)}`;
  },
  netmask: (text) => new Netmask(text).toString(),
  "cidr-tools": (text) => mergeCidr([text]).join(),
  "ip-num": (text) => IPv4CidrRange.fromCidr(text).toCidrString(),
  "ip-address": (text) => new Address4(text).correctForm(),
  zod: (text) => z.cidrv4().parse(text),
});
const read = (reader, text) => {
  try {
    return reader(text);
  } catch {
    return "refused";
  }
};
for (const [text, address] of [["10/8", "10.1.2.3"], ["192.168/16", "192.168.1.1"]])
  console.log(
    `${text}: ${Object.entries(readers(address))
      .map(([name, reader]) => `${name} ${read(reader, text)}`)
      .join(", ")}`,
  );
JS
seen=$(node main.mjs)
echo "$seen"
refused="ip-num refused, ip-address refused, zod refused"
[ "$seen" = "10/8: ipaddr.js 0.0.0.10/8 valid true has 10.1.2.3 false, netmask 0.0.0.0/8, cidr-tools refused, $refused
192.168/16: ipaddr.js 192.0.0.168/16 valid true has 192.168.1.1 false, netmask 192.0.0.0/16, cidr-tools 0.0.0.0/16, $refused" ]
echo "as stated"
