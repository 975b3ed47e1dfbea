#!/usr/bin/env bash
# Believed: proxy-protocol-js takes the whole header of the PROXY protocol off a connection's first bytes, and gives what stands behind it as data.
# True: of version 2 it takes off the addresses. What a sender puts behind them inside the header's own length, its extensions (TLVs), stays in front of
#   the data: a network load balancer's endpoint id, HAProxy's checksum. A request then begins with their bytes. A header without extensions is read right.
#   And of version 1 the short form "PROXY UNKNOWN", which the specification has for checks of the sender's own, is refused. @balena/proxy-protocol-parser
#   reads the addresses of both.
# What follows: it works in the laboratory and breaks behind a private endpoint. Take the header's length from bytes 14 and 15, and cut it off before.
# Versions: proxy-protocol-js 4.0.6, @balena/proxy-protocol-parser 1.0.2, Node 20. Date: 2026-12-01. Takes 5 s.
# Seen: behind the header: plain the request; with an endpoint id 8 bytes before it; local with a checksum 7 bytes before it; UNKNOWN refused;
#   balena 203.0.113.9 for both
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent proxy-protocol-js@4.0.6 @balena/proxy-protocol-parser@1.0.2 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { V1ProxyProtocol, V2ProxyProtocol } = require("proxy-protocol-js");
const { decode } = require("@balena/proxy-protocol-parser");
const signature = Buffer.from("0d0a0d0a000d0a515549540a", "hex");
const addresses = Buffer.from([203, 0, 113, 9, 10, 0, 0, 5, 0xc8, 0x22, 0x01, 0xbb]);
const endpoint = Buffer.concat([Buffer.from([0xea, 0, 5, 1]), Buffer.from("vpce")]); // AWS' type, an id of four letters
const checksum = Buffer.from([3, 0, 4, 1, 2, 3, 4]);
const request = Buffer.from("GET /");
const header = (command, family, ...body) => {
  const rest = Buffer.concat(body);
  return Buffer.concat([signature, Buffer.from([command, family, 0, rest.length]), rest, request]);
};
const data = (bytes) => {
  const left = Buffer.from(V2ProxyProtocol.parse(new Uint8Array(bytes)).data);
  return left.equals(request) ? "the request" : `${left.length - request.length} bytes before the request`;
};
const [plain, extended] = [header(0x21, 0x11, addresses), header(0x21, 0x11, addresses, endpoint)];
const unknown = (() => {
  try {
    return V1ProxyProtocol.parse("PROXY UNKNOWN\r\nGET /").data;
  } catch {
    return "refused";
  }
})();
const others = [plain, extended].map((bytes) => decode(bytes).remoteAddress).join(" ");
console.log(`plain ${data(plain)}; endpoint ${data(extended)}; local ${data(header(0x20, 0, checksum))}; UNKNOWN ${unknown}; balena ${others}`);
JS
seen=$(timeout 30 node main.cjs)
echo "$seen"
[ "$seen" = "plain the request; endpoint 8 bytes before the request; local 7 bytes before the request; UNKNOWN refused; balena 203.0.113.9 203.0.113.9" ]
echo "as stated"
