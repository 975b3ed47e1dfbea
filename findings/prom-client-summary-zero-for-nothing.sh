#!/usr/bin/env bash
# Believed: a summary of Prometheus' client for Node that has no observation (left) exposes its quantiles as NaN, as the Go client does and as the
#   exposition format has it for a value that does not exist.
# True: it exposes 0: before the first request, and again once all observations are older than `maxAgeSeconds`, while the count and sum of before stay.
#   The Go client says NaN in both cases.
# What follows: a service that gets no requests has a p99 of 0, the best there is: an average over nodes is pulled down by those that are out
#   of traffic, and an alert on `p99 > 0.5` is content with a node that has no traffic any more. Ask for the rate of the count too.
# Versions: prom-client 15.1.3, github.com/prometheus/client_golang v1.23.2. Date: 2026-11-30. Needs Go 1.24 and Node. Takes 40 s.
# Seen: prom-client new 0, aged 0 (count 2); client_golang new NaN, aged NaN (count 2)
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent prom-client@15.1.3 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { register, Summary } = require("prom-client");
const summary = new Summary({ name: "s", help: "s", percentiles: [0.99], maxAgeSeconds: 1, ageBuckets: 2 });
const read = async (line) => new RegExp(`^${line} (.*)$`, "m").exec(await register.metrics())[1];
const quantile = () => read('s\\{quantile="0.99"\\}');
async function main() {
  const first = await quantile();
  summary.observe(5);
  summary.observe(7);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  process.stdout.write(`prom-client new ${first}, aged ${await quantile()} (count ${await read("s_count")})`);
}
main();
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	dto "github.com/prometheus/client_model/go"
)

func main() {
	summary := prometheus.NewSummary(prometheus.SummaryOpts{
		Name: "s", Objectives: map[float64]float64{0.99: 0.001}, MaxAge: time.Second, AgeBuckets: 2,
	})
	read := func() (float64, uint64) {
		metric := &dto.Metric{}
		if err := summary.Write(metric); err != nil {
			panic(err)
		}
		return metric.Summary.Quantile[0].GetValue(), metric.Summary.GetSampleCount()
	}
	first, _ := read()
	summary.Observe(5)
	summary.Observe(7)
	time.Sleep(3 * time.Second)
	aged, count := read()
	fmt.Printf("client_golang new %v, aged %v (count %d)", first, aged, count)
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod
go get github.com/prometheus/client_golang@v1.23.2 > log 2>&1 || { cat log; exit 2; }
go build -o go-client . > log 2>&1 || { cat log; exit 2; }
seen="$(node main.cjs); $(./go-client)"
echo "$seen"
[ "$seen" = "prom-client new 0, aged 0 (count 2); client_golang new NaN, aged NaN (count 2)" ]
echo "as stated"
