#!/usr/bin/env bash
# Believed: `certificate.serialNumber` of node-forge is the number that the hexadecimal text says, so that 16 random bytes make a valid serial number.
# True: the bytes are written as they are, and a DER integer whose first bit is 1 is negative. RFC 5280 wants a positive one. Node and OpenSSL show it with a
#   minus; Go, and with it what is written in Go (Kubernetes, Prometheus), refuses the certificate: "x509: negative serial number".
# What follows: of certificates with random serial numbers every second one fails, on some machines and not on others. Write "00" in front, or begin with a
#   digit of 0 to 7.
# Versions: node-forge 1.4.3, Node 20, Go 1.26. Date: 2026-12-01. Needs Node and Go 1.23 or later. Takes 10 s.
# Seen: 7f01: Node 7F01, Go 32513; 8f01: Node -70FF, Go negative serial number; 008f01: Node 8F01, Go 36609
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent node-forge@1.4.3 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { X509Certificate } = require("node:crypto");
const { writeFileSync } = require("node:fs");
const { md, pki } = require("node-forge");
const keys = pki.rsa.generateKeyPair(2048);
for (const serial of process.argv.slice(2)) {
  const certificate = pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = serial;
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: "commonName", value: "node.example.com" }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(keys.privateKey, md.sha256.create());
  const pem = pki.certificateToPem(certificate);
  writeFileSync(`${serial}.pem`, pem);
  writeFileSync(`${serial}.node`, new X509Certificate(pem).serialNumber);
}
JS
cat > main.go <<'GO'
package main

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"strings"
)

func main() {
	said := []string{}
	for _, serial := range os.Args[1:] {
		text, _ := os.ReadFile(serial + ".pem")
		node, _ := os.ReadFile(serial + ".node")
		block, _ := pem.Decode(text)
		verdict := ""
		if certificate, err := x509.ParseCertificate(block.Bytes); err != nil {
			verdict = err.Error()
		} else {
			verdict = certificate.SerialNumber.String()
		}
		said = append(said, fmt.Sprintf("%s: Node %s, Go %s", serial, node, verdict))
	}
	fmt.Println(strings.Join(said, "; "))
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
timeout 60 node main.cjs 7f01 8f01 008f01
seen=$(GOTOOLCHAIN=local go run . 7f01 8f01 008f01)
echo "$seen"
[ "$seen" = "7f01: Node 7F01, Go 32513; 8f01: Node -70FF, Go x509: negative serial number; 008f01: Node 8F01, Go 36609" ]
echo "as stated"
