#!/usr/bin/env bash
# Believed: a Service with port 443 for TCP and for UDP (HTTP/3 beside HTTPS) is changed by a strategic merge patch, as `kubectl apply` without --server-side makes it, to
#   what the manifest says, since the API takes both ports and tells them apart by port and protocol.
# True: the patch tells them apart by the port alone. Adding UDP 443 beside TCP 443 adds nothing, though a patch is sent; taking it away takes both away; and a
#   new targetPort for both changes the first one. None of the three is an error of the library.
# What follows: HTTP/3 stays dark after a deployment that said "configured", or a manifest without it is refused as a Service without ports. Apply on the server's side
#   (`kubectl apply --server-side`, Pulumi's default, Flux), whose key is port and protocol, or give the two protocols two Services.
# Version: k8s.io/apimachinery v0.37.2. Date: 2026-12-01. Needs Go. Takes 1 min, 15 s when the modules are built.
# Seen: add UDP: TCP 8443; take UDP away: no port; both to 9443: TCP 9443, UDP 8443
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"strings"

	core "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func service(target int, protocols ...core.Protocol) []byte {
	var made core.Service
	for _, protocol := range protocols {
		made.Spec.Ports = append(made.Spec.Ports, core.ServicePort{
			Name: strings.ToLower(string(protocol)), Port: 443, Protocol: protocol, TargetPort: intstr.FromInt(target),
		})
	}
	return must(json.Marshal(made))
}

// what a client that applies makes of the first when the second is applied
func applied(before, wanted []byte) string {
	schema := must(strategicpatch.NewPatchMetaFromStruct(core.Service{}))
	patch := must(strategicpatch.CreateThreeWayMergePatch(before, wanted, before, schema, true))
	after := must(strategicpatch.StrategicMergePatch(before, patch, core.Service{}))
	var got core.Service
	if err := json.Unmarshal(after, &got); err != nil {
		panic(err)
	}
	ports := []string{}
	for _, port := range got.Spec.Ports {
		ports = append(ports, fmt.Sprintf("%s %s", port.Protocol, port.TargetPort.String()))
	}
	return strings.Join(ports, " ")
}

func main() {
	one, both := service(8443, core.ProtocolTCP), service(8443, core.ProtocolTCP, core.ProtocolUDP)
	fmt.Printf("add [%s] take away [%s] change [%s]\n", applied(one, both), applied(both, one), applied(both, service(9443, core.ProtocolTCP, core.ProtocolUDP)))
}
GO
printf 'module finding\n\ngo 1.26\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get k8s.io/api@v0.37.2 k8s.io/apimachinery@v0.37.2 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "add [TCP 8443] take away [] change [TCP 9443 UDP 8443]" ]
echo "as stated"
