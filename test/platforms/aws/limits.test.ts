import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { targetGroupSettings } from "../../../components/aws/target-group/settings";
import {
  defaultLimits,
  isLimitKey,
  type LimitKey,
  limitKeys,
  limitsWith,
  retentionDays,
} from "../../../platforms/aws/limits";

const root = join(__dirname, "../../../..");

test("every limit has a unit, a source, a date and an order", () => {
  assert.ok(limitKeys.length >= 60, `${limitKeys.length}`);
  for (const key of limitKeys) {
    const { min, max, unit, source, date, severity } = defaultLimits[key];
    assert.ok(min <= max, key);
    assert.match(unit, /^[A-Za-z ]+$/, key);
    assert.ok(source.length > 5 || source === "vipkit", key);
    assert.match(date, /^20\d\d-\d\d-\d\d$/, key);
    assert.ok(severity === "error" || severity === "warning", key);
  }
});

/** Figures as AWS's own service models give them (botocore 1.44.5): shapes with a minimum or a maximum, and ranges in their texts. */
const vendor: Partial<Record<LimitKey, readonly [min: number, max: number]>> = {
  "elbv2.port": [1, 65535],
  "elbv2.healthCheck.interval": [5, 300],
  "elbv2.healthCheck.timeout": [2, 120],
  "elbv2.healthCheck.healthyThreshold": [2, 10],
  "elbv2.healthCheck.unhealthyThreshold": [2, 10],
  "elbv2.healthCheck.path.length": [1, 1024],
  "elbv2.targetGroup.deregistrationDelay": [0, 3600],
  "elbv2.targetGroup.slowStart": [30, 900],
  "elbv2.stickiness.duration": [1, 604800],
  "elbv2.forward.weight": [0, 999],
  "elbv2.rule.priority": [1, 50000],
  "elbv2.redirect.length": [1, 128],
  "elbv2.fixedResponse.body.length": [0, 1024],
  "elbv2.condition.headerName.length": [1, 40],
  "elbv2.matcher.alb": [200, 499],
  "elbv2.matcher.nlb": [200, 599],
  "elbv2.matcher.grpc": [0, 99],
  "elbv2.alb.idleTimeout": [1, 4000],
  "elbv2.nlb.tcpIdleTimeout": [60, 6000],
  "elbv2.alb.clientKeepAlive": [60, 604800],
  "autoscaling.hook.heartbeat": [30, 7200],
  "autoscaling.refresh.minHealthyPercentage": [0, 100],
  "autoscaling.refresh.maxHealthyPercentage": [100, 200],
  "autoscaling.refresh.checkpointDelay": [0, 172800],
  "ec2.volume.size": [1, 65536],
  "ec2.volume.iops": [3000, 80000],
  "ec2.volume.throughput": [125, 2000],
  "acm.commonName.length": [1, 64],
  "acm.name.length": [1, 253],
  "acm.names": [1, 100],
  "tag.key.length": [1, 128],
  "tag.value.length": [0, 256],
};

test("limits agree with the vendor's service models", () => {
  for (const [key, [min, max]] of Object.entries(vendor)) {
    assert.ok(isLimitKey(key), key);
    assert.deepEqual([defaultLimits[key].min, defaultLimits[key].max], [min, max], key);
  }
  assert.deepEqual([retentionDays.length, retentionDays[0], retentionDays.at(-1)], [22, 1, 3653]);
});

test("overrides change what they name and nothing else; the same overrides give the same limits", () => {
  const overrides = { "elbv2.port": { max: 100 } };
  const limits = limitsWith(overrides);
  assert.deepEqual(limits["elbv2.port"], { ...defaultLimits["elbv2.port"], max: 100 });
  assert.deepEqual({ ...limits, "elbv2.port": defaultLimits["elbv2.port"] }, defaultLimits);
  assert.equal(limitsWith(overrides), limits);
  assert.equal(limitsWith({}), defaultLimits);
  assert.equal(limitsWith(undefined), defaultLimits);
  assert.equal(targetGroupSettings(limits), targetGroupSettings(limits));
  assert.equal(targetGroupSettings(limits).safeParse({ port: 101 }).success, false);
});

test("the table alone holds numbers: no schema bounds a value by a literal", () => {
  const folder = join(root, "components");
  const schemas = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?:^|[\\/])(?:[a-z-]*schema|schema[\\/][a-z-]+)\.ts$/.test(file),
  );
  assert.ok(schemas.length > 12, schemas.join(", "));
  const lines = schemas.flatMap((file) =>
    readFileSync(join(folder, file), "utf8")
      .split("\n")
      .map((line) => `${file}: ${line.trim()}`),
  );
  // 0 and 1 say "not empty"; the rest are counts that hold by definition.
  const bounds = lines.filter((line) => /\.(?:min|max|gt|lt|gte|lte|length)\((?!0\b|1\b)\d/.test(line));
  assert.deepEqual(bounds, []);
});
