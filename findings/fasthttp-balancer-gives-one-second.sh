#!/usr/bin/env bash
# Believed: fasthttp's LBClient, a balancer over HostClients, has the time-outs of those clients; a client without one waits for its server.
# True: LBClient has a time-out of its own of one second for a whole request, where its field Timeout is 0. What takes longer is `timeout`, while the server works
#   on; the same HostClient asked directly waits. No field of the HostClient changes that.
# What follows: a second server added, and each request over a second fails, with the server doing its work for no one. Set Timeout on the LBClient.
# Version: github.com/valyala/fasthttp v1.78.0. Date: 2026-12-01. Needs Go. Takes 10 s.
# Seen: alone: answered after 1.5 s; balanced: timeout after 1 s; balanced with Timeout 5 s: answered after 1.5 s
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"net"
	"time"

	"github.com/valyala/fasthttp"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go fasthttp.Serve(listener, func(ctx *fasthttp.RequestCtx) {
		time.Sleep(1500 * time.Millisecond)
		ctx.WriteString("done")
	})
	client := &fasthttp.HostClient{Addr: listener.Addr().String(), ReadTimeout: 10 * time.Second}
	get := func(do func(*fasthttp.Request, *fasthttp.Response) error) string {
		var request fasthttp.Request
		var answer fasthttp.Response
		request.SetRequestURI("http://web/")
		began := time.Now()
		err := do(&request, &answer)
		took := time.Since(began)
		return fmt.Sprintf("%q %v, in 1.4 s %t", answer.Body(), err, took < 1400*time.Millisecond)
	}
	one := []fasthttp.BalancingClient{client}
	short := &fasthttp.LBClient{Clients: one}
	long := &fasthttp.LBClient{Clients: one, Timeout: 5 * time.Second}
	fmt.Printf("alone %s; balanced %s; with Timeout %s\n", get(client.Do), get(short.Do), get(long.Do))
}
GO
printf 'module finding\n\ngo 1.25\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/valyala/fasthttp@v1.78.0 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
seen=$(./finding)
echo "$seen"
[[ $seen == 'alone "done" <nil>, in 1.4 s false; balanced "" '*'timeout, in 1.4 s true; with Timeout "done" <nil>, in 1.4 s false' ]]
echo "as stated"
