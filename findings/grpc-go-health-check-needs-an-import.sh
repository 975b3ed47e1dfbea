#!/usr/bin/env bash
# Believed: a service config with `healthCheckConfig` makes a gRPC client of Go with round_robin leave out the servers that say NOT_SERVING; a client that
#   cannot do so refuses the configuration.
# True: it does so only in a program into which google.golang.org/grpc/health has been linked, for instance because it serves too. Without that import the
#   configuration is taken, one line is logged for each connection (and gRPC logs errors only, to stderr), and half of the calls go to the sick one of two servers.
#   With pick_first health is not asked in either case.
# What follows: the same client code behaves otherwise in a pure client than in the service's own test, which serves. Import `_ "google.golang.org/grpc/health"`
#   where the configuration stands, and try it with a server that is up and not serving.
# Version: google.golang.org/grpc v1.85.0. Date: 2026-12-01. Needs Go. Takes 40 s, 10 s when the modules are there.
# Seen: round_robin without the import: 20 of 40 calls to the sick one, with it none; pick_first: 40 in both
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
cat > main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"net"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	health "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/resolver"
	"google.golang.org/grpc/resolver/manual"
)

type said struct {
	health.UnimplementedHealthServer
	status health.HealthCheckResponse_ServingStatus
}

func (s said) Watch(_ *health.HealthCheckRequest, out health.Health_WatchServer) error {
	if err := out.Send(&health.HealthCheckResponse{Status: s.status}); err != nil {
		return err
	}
	<-out.Context().Done()
	return nil
}

func serve(status health.HealthCheckResponse_ServingStatus, calls *atomic.Int32) resolver.Address {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	server := grpc.NewServer(grpc.UnknownServiceHandler(func(any, grpc.ServerStream) error {
		calls.Add(1)
		return nil
	}))
	health.RegisterHealthServer(server, said{status: status})
	go server.Serve(listener)
	return resolver.Address{Addr: listener.Addr().String()}
}

func toSick(policy string) (sick, well int32) {
	var ill, good atomic.Int32
	names := manual.NewBuilderWithScheme("test")
	names.InitialState(resolver.State{Addresses: []resolver.Address{
		serve(health.HealthCheckResponse_NOT_SERVING, &ill), serve(health.HealthCheckResponse_SERVING, &good),
	}})
	config := fmt.Sprintf(`{"loadBalancingConfig":[{"%s":{}}],"healthCheckConfig":{"serviceName":""}}`, policy)
	client, err := grpc.NewClient("test:///web", grpc.WithResolvers(names),
		grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithDefaultServiceConfig(config))
	if err != nil {
		panic(err)
	}
	defer client.Close()
	call := func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		stream, err := client.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true}, "/web/get", grpc.WaitForReady(true))
		if err != nil {
			panic(err)
		}
		stream.CloseSend()
		stream.RecvMsg(&health.HealthCheckRequest{})
	}
	call()
	time.Sleep(time.Second) // until both are connected
	ill.Store(0)
	good.Store(0)
	for range 40 {
		call()
	}
	return ill.Load(), good.Load()
}

func main() {
	sick, _ := toSick("round_robin")
	first, _ := toSick("pick_first")
	fmt.Printf("round_robin %d pick_first %d\n", sick, first)
}
GO
printf 'module finding\n\ngo 1.25\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get google.golang.org/grpc@v1.85.0 > log 2>&1 || { cat log; exit 2; }
go build -o without . > log 2>&1 || { cat log; exit 2; }
printf 'package main\n\nimport _ "google.golang.org/grpc/health"\n' > import.go
go build -o with . > log 2>&1 || { cat log; exit 2; }
seen="without: $(./without 2> said); with: $(./with)"
echo "$seen"
grep -q "health package is not imported" said
[ "$seen" = "without: round_robin 20 pick_first 40; with: round_robin 0 pick_first 40" ]
echo "as stated"
