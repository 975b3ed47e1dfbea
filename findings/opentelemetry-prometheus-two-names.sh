#!/usr/bin/env bash
# Believed: one instrument of OpenTelemetry has one name in Prometheus, whichever language the service is written in, since the name is made from the
#   instrument's by the specification; and what is exported can be scraped.
# True: Python's exporter adds the unit, and Node's does not: http_server_request_duration_seconds here and http_server_request_duration there,
#   bytes_sent_bytes_total and bytes_sent_total. And of two attributes whose names differ by a dot only (node.name, node_name) Node's writes the label twice, which
#   Prometheus refuses with the whole page (not run here); Python's keeps the last one and says nothing.
# What follows: an alert on the one name sees half of the services, and it is silent for the others. Rename by views, or at the scrape.
# Versions: @opentelemetry/exporter-prometheus 0.223.0, @opentelemetry/sdk-metrics 2.12.1, Node 20; opentelemetry-exporter-prometheus 0.66b2 on Python 3.11.
#   Date: 2026-12-01. Takes 25 s.
# Seen: Node bytes_sent_total{node_name,node_name} http_server_request_duration_count; Python bytes_sent_bytes_total{node_name}
#   http_server_request_duration_seconds_count
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @opentelemetry/exporter-prometheus@0.223.0 @opentelemetry/sdk-metrics@2.12.1 @opentelemetry/api@1 > log 2>&1 ||
  { cat log; exit 2; }
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check opentelemetry-exporter-prometheus==0.66b2 opentelemetry-sdk==1.45.2 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { PrometheusExporter, PrometheusSerializer } = require("@opentelemetry/exporter-prometheus");
const { MeterProvider } = require("@opentelemetry/sdk-metrics");
(async () => {
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const meter = new MeterProvider({ readers: [exporter] }).getMeter("demo");
  meter.createHistogram("http.server.request.duration", { unit: "s" }).record(0.01);
  meter.createCounter("bytes.sent", { unit: "By" }).add(5, { "node.name": "a", node_name: "b" });
  const { resourceMetrics } = await exporter.collect();
  console.log(new PrometheusSerializer().serialize(resourceMetrics));
})();
JS
cat > main.py <<'PY'
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.sdk.metrics import MeterProvider
from prometheus_client import generate_latest

meter = MeterProvider(metric_readers=[PrometheusMetricReader()]).get_meter("demo")
meter.create_histogram("http.server.request.duration", unit="s").record(0.01)
meter.create_counter("bytes.sent", unit="By").add(5, {"node.name": "a", "node_name": "b"})
print(generate_latest().decode())
PY
names() { grep -E '^(http_server_request_duration(_seconds)?_count|bytes_sent)' | sed -E 's/="[^"]*"//g; s/,?otel_scope_[a-z_]+//g; s/\{,?\}//; s/ [0-9.]+$//' | sort | tr '\n' ' '; }
seen="Node $(node main.cjs | names); Python $(python/bin/python main.py | names)"
echo "$seen"
[ "$seen" = "Node bytes_sent_total{node_name,node_name} http_server_request_duration_count ; \
Python bytes_sent_bytes_total{node_name} http_server_request_duration_seconds_count " ]
echo "as stated"
