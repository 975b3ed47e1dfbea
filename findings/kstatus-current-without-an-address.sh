#!/usr/bin/env bash
# Believed: kstatus, which kpt, Flux and Helm 4 ask whether what they applied is ready, says "Current" of a load balancer that works: of a Service that has an
#   address, and of a Gateway that is programmed.
# True: it looks for a condition called Ready (and Reconciling, Stalled), and the Gateway API has none. A Gateway that is refused and not programmed, one without any
#   status, an HTTPRoute that its parent does not accept, and an autoscaler that cannot scale are Current. So is a Service of type LoadBalancer that has a cluster
#   address and none of the cloud's, and an Ingress without one. A Certificate of cert-manager, which has Ready, is judged right.
# What follows: "wait until ready" ends at once for all that leads clients to the pods. Ask for the condition Programmed, and for an address, yourself.
# Versions: sigs.k8s.io/cli-utils v0.37.2, github.com/fluxcd/cli-utils v1.4.0 (Flux's copy; asks for Go 1.27). Date: 2026-12-01. Needs Go (fetches the
#   toolchain that the module asks for). Takes 2 min, 10 s when the modules are there.
# Seen, the same for both: Gateway not programmed Current, Gateway new Current, HTTPRoute refused Current, Service pending Current, Ingress pending Current,
#   autoscaler disabled Current, Certificate not ready InProgress
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"strings"

	flux "github.com/fluxcd/cli-utils/pkg/kstatus/status"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/cli-utils/pkg/kstatus/status"
)

const gateway = `{"apiVersion":"gateway.networking.k8s.io/v1","metadata":{"name":"web","generation":1},"kind":`

var objects = [][2]string{
	{"Gateway not programmed", gateway + `"Gateway","status":{"conditions":[
		{"type":"Accepted","status":"False","reason":"Invalid","observedGeneration":1},
		{"type":"Programmed","status":"False","reason":"AddressNotAssigned","observedGeneration":1}]}}`},
	{"Gateway new", gateway + `"Gateway"}`},
	{"HTTPRoute refused", gateway + `"HTTPRoute","status":{"parents":[{"conditions":[{"type":"Accepted","status":"False","observedGeneration":1}]}]}}`},
	{"Service pending", `{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},
		"spec":{"type":"LoadBalancer","clusterIP":"10.96.0.9"},"status":{"loadBalancer":{}}}`},
	{"Ingress pending", `{"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"web"},"status":{"loadBalancer":{}}}`},
	{"autoscaler disabled", `{"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"web"},
		"status":{"conditions":[{"type":"AbleToScale","status":"False"},{"type":"ScalingActive","status":"False"}]}}`},
	{"Certificate not ready", `{"apiVersion":"cert-manager.io/v1","kind":"Certificate","metadata":{"name":"web"},
		"status":{"conditions":[{"type":"Ready","status":"False"}]}}`},
}

func main() {
	said := []string{}
	for _, named := range objects {
		object := &unstructured.Unstructured{}
		if err := object.UnmarshalJSON([]byte(named[1])); err != nil {
			fmt.Println(named[0], err)
			os.Exit(2)
		}
		one, err := status.Compute(object)
		two, other := flux.Compute(object)
		if err != nil || other != nil {
			fmt.Println(named[0], err, other)
			os.Exit(2)
		}
		text := one.Status.String()
		if two.Status.String() != text {
			text += " (Flux " + two.Status.String() + ")"
		}
		said = append(said, named[0]+" "+text)
	}
	fmt.Println(strings.Join(said, ", "))
}
GO
printf 'module finding\n\ngo 1.25\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get sigs.k8s.io/cli-utils@v0.37.2 github.com/fluxcd/cli-utils@v1.4.0 k8s.io/apimachinery@v0.37.2 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[ "$seen" = "Gateway not programmed Current, Gateway new Current, HTTPRoute refused Current, Service pending Current, Ingress pending Current, \
autoscaler disabled Current, Certificate not ready InProgress" ]
echo "as stated"
