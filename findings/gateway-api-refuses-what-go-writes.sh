#!/usr/bin/env bash
# Believed: a duration in Kubernetes' API is what Go's time.Duration reads and writes, as it is in cert-manager, the kubelet's and the scheduler's configuration
#   (metav1.Duration); so that a Go program may put one's String() into an HTTPRoute's `timeouts`.
# True: the Gateway API has a format of its own: up to four whole numbers of up to five digits with h, m, s or ms. What Go writes of a second and a half, "1.5s", is refused, as are
#   "2.5ms" and anything below a millisecond, while 2 s and 90 s ("1m30s") pass: it depends on the value.
# What follows: a controller or generator works until someone asks for 1.5 s. Write whole milliseconds ("1500ms").
# Version: sigs.k8s.io/gateway-api v1.6.3, its own custom resource definition; k8s.io/apimachinery v0.37.2. Date: 2026-12-01. Needs Go. Takes 15 s.
# Seen: pattern ^([0-9]{1,5}(h|m|s|ms)){1,4}$; taken 2s 1m30s 1h0m0s 1500ms; refused 1.5s 2.5ms 500µs; metav1.Duration reads all of them
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"regexp"
	"time"

	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func main() {
	pattern := regexp.MustCompile(os.Args[1])
	texts := []string{"1500ms"}
	for _, duration := range []time.Duration{2 * time.Second, 90 * time.Second, time.Hour, 1500 * time.Millisecond, 2500 * time.Microsecond, 500 * time.Microsecond} {
		texts = append(texts, duration.String())
	}
	for _, text := range texts {
		var other meta.Duration
		err := other.UnmarshalJSON([]byte(`"` + text + `"`))
		fmt.Printf("%s %t, metav1 %t\n", text, pattern.MatchString(text), err == nil)
	}
}
GO
printf 'module finding\n\ngo 1.26\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get k8s.io/apimachinery@v0.37.2 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
go mod download -json sigs.k8s.io/gateway-api@v1.6.3 > module.json 2> log || { cat log; exit 2; }
routes=$(sed -n 's/.*"Dir": "\(.*\)".*/\1/p' module.json)/config/crd/standard/gateway.networking.k8s.io_httproutes.yaml
pattern=$(grep -A 3 ' backendRequest:' "$routes" > /dev/null && sed -n '/ backendRequest:/,/ type: string/s/.*pattern: //p' "$routes" | sort -u)
echo "$pattern"
[ "$pattern" = '^([0-9]{1,5}(h|m|s|ms)){1,4}$' ]
./finding "$pattern" | tee seen
diff seen - <<'SEEN'
1500ms true, metav1 true
2s true, metav1 true
1m30s true, metav1 true
1h0m0s true, metav1 true
1.5s false, metav1 true
2.5ms false, metav1 true
500µs false, metav1 true
SEEN
echo "as stated"
