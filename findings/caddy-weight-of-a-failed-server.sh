#!/usr/bin/env bash
# Believed: `weighted_round_robin 8 1 1` of Caddy's reverse proxy shares what the first server had among the other two by their weights, half and half, when the
#   first is down.
# True: the place in the sequence is drawn by the weights of all servers, and then counted in the list of those that are up: the first eight of ten places belong to
#   the first server that is left. So the second gets nine requests in ten, and the third one in ten as before.
# What follows: the share of a strong server falls on one weak one, which is how a failure spreads. Order servers so that a strong one stands behind a
#   strong one, or take another policy (least_conn).
# Version: github.com/caddyserver/caddy/v2 v2.11.9, with passive health checks and retries. Date: 2026-12-01. Needs Go (fetches the toolchain that the
#   module asks for). Takes 4 min of processor time, 10 s when the modules are there.
# Seen, of 500 requests: all up a 400 b 50 c 50; a down a 0 b 450 c 50
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"

	"github.com/caddyserver/caddy/v2"
	_ "github.com/caddyserver/caddy/v2/modules/caddyhttp"
	_ "github.com/caddyserver/caddy/v2/modules/caddyhttp/reverseproxy"
)

const front = "127.0.0.1:18485"
const config = `{"admin":{"disabled":true,"config":{"persist":false}},"logging":{"logs":{"default":{"level":"FATAL"}}},
"apps":{"http":{"servers":{"front":{"listen":[%q],"automatic_https":{"disable":true},"routes":[{"handle":[{"handler":"reverse_proxy",
"upstreams":[%s],"load_balancing":{"selection_policy":{"policy":"weighted_round_robin","weights":[8,1,1]},"retries":2},
"health_checks":{"passive":{"fail_duration":"60s","max_fails":1}}}]}]}}}}}`

func ask() string {
	answer, err := http.Get("http://" + front)
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
	defer answer.Body.Close()
	name, _ := io.ReadAll(answer.Body)
	if answer.StatusCode != 200 {
		return answer.Status
	}
	return string(name)
}

func share() string {
	count := map[string]int{}
	for range 500 {
		count[ask()]++
	}
	return fmt.Sprintf("a %d b %d c %d", count["a"], count["b"], count["c"])
}

func main() {
	servers, upstreams := map[string]*httptest.Server{}, []string{}
	for _, name := range []string{"a", "b", "c"} {
		servers[name] = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, name) }))
		upstreams = append(upstreams, fmt.Sprintf(`{"dial":%q}`, strings.TrimPrefix(servers[name].URL, "http://")))
	}
	if err := caddy.Load(fmt.Appendf(nil, config, front, strings.Join(upstreams, ",")), true); err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
	up := share()
	servers["a"].Close()
	for range 20 { // once around, so that the failure is seen
		ask()
	}
	fmt.Printf("all up %s; a down %s\n", up, share())
}
GO
printf 'module finding\n\ngo 1.25\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto XDG_DATA_HOME="$folder" XDG_CONFIG_HOME="$folder"
go get github.com/caddyserver/caddy/v2@v2.11.9 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(timeout 60 ./finding 2> log)
echo "$seen"
[ "$seen" = "all up a 400 b 50 c 50; a down a 0 b 450 c 50" ]
echo "as stated"
