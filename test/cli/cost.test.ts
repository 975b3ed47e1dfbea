import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { parse } from "yaml";
import { readPrices } from "../../cli/cost/prices";
import type { CostChange } from "../../model/analysis/cost/compare";
import type { Cost } from "../../model/analysis/cost/types";
import { familyExamples, noPrices, prices, readTypes, sourcesOf } from "../../platforms/aws/cost";
import { freeTypes } from "../../platforms/aws/cost/free";
import { unitOf } from "../../platforms/aws/cost/prices";
import { costExample } from "../../tools/docs/cost-page";
import { root } from "../../tools/setup";
import { runCommand } from "../support/commands";
import { type ForeignFiles, ForeignProject, program } from "../support/foreign";

const folder = mkdtempSync(join(tmpdir(), "vipkit-cost-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const priceFile = (text: string): string => {
  const file = join(folder, "prices.yaml");
  writeFileSync(file, text);
  return file;
};

const own = async (...args: readonly string[]) => {
  const { code, stdout, stderr } = await runCommand({
    args: ["cost", ...args],
    cwd: root,
    env: { ...process.env, NO_COLOR: "1", COLUMNS: "80" },
  });
  return { code, stdout, text: stdout + stderr };
};

async function inProject<T>(files: ForeignFiles, use: (project: ForeignProject) => Promise<T>): Promise<T> {
  const project = new ForeignProject(files);
  try {
    return await use(project);
  } finally {
    project.remove();
  }
}

const virginia = { "Pulumi.prod.yaml": "config:\n  aws:region: us-east-1\n" };
const read = (stdout: string): Cost & { readonly schemaVersion: number } => JSON.parse(stdout);

test("a file of prices with nothing in it is refused, since it would give prices that are not known", () => {
  for (const text of ["", "# prices: {}\n"])
    assert.throws(
      () => readPrices(priceFile(text)),
      /prices\.yaml: there is nothing in it; expected one or more of prices/,
    );
});

describe("vipkit cost", () => {
  test("says what a change costs and by what, on screen, for machines and as Markdown", async () => {
    const nodes = (count: number, name: string) =>
      program(
        ...Array.from(
          { length: count },
          (_, index) =>
            `new aws.cloudwatch.MetricAlarm("${name}${index}", { comparisonOperator: "LessThanThreshold", evaluationPeriods: 1, threshold: 1, metricName: "m", namespace: "n", statistic: "Sum", period: 60 });`,
        ),
      );
    const [before, markdown] = [join(folder, "before.json"), join(folder, "cost.md")];
    const prices = priceFile("prices: { alarm.metric: 0.1 }\n");
    await inProject({ ...nodes(1, "a"), ...virginia }, async (project) => {
      const { code, text } = await project.run("cost", "prod", "--prices", prices, "--save", before);
      assert.equal(code, 0, text);
    });
    await inProject({ ...nodes(3, "a|b"), ...virginia }, async (project) => {
      const run = (...args: readonly string[]) => project.run("cost", "prod", "--prices", prices, ...args);
      const { code, stdout, text } = await run("--against", before, "--json", "--markdown", markdown);
      assert.equal(code, 0, text);
      const { change } = JSON.parse(stdout) as { change: CostChange };
      assert.ok(Math.abs(change.difference.max - 0.2) < 1e-9, stdout);
      assert.deepEqual(
        change.drivers.map(({ what }) => what),
        ["metrics of alarms"],
      );
      const comment = readFileSync(markdown, "utf8");
      assert.match(comment, /\*\*prod\*\*: about \+0\.20 USD a month \(0\.10 before, 0\.30 now\)/);
      assert.match(comment, /^\| no component \| [a-z ]+: alarm\.metric \| 0\.10 \| 0\.30 \| \+0\.20 \|$/m);
      const shown = await run("--against", before);
      assert.match(shown.stdout, /^prod {2}about \+0\.20 USD a month/);
      const same = await run("--save", before);
      assert.equal(same.code, 0);
      assert.match((await run("--against", before)).stdout, /^prod {2}costs what it did, 0\.30 USD a month/);
      writeFileSync(before, JSON.stringify({ ...JSON.parse(readFileSync(before, "utf8")), stack: "staging" }));
      const other = await run("--against", before);
      assert.equal(other.code, 2);
      assert.match(other.text, /is the cost of staging, not of prod; name a file of the same stack/);
      writeFileSync(before, "[]");
      assert.match((await run("--against", before)).text, /expected what `vipkit cost <stack> --save <file>` writes/);
      const lost = await run("--against", join(folder, "none.json"));
      assert.equal(lost.code, 2);
      assert.match(lost.text, /none\.json: cannot be read: no such file/);
    });
  });

  test("shows production by component and driver within 80 columns, and what is not known, with exit code 1", async () => {
    const { code, stdout, text } = await own("prod");
    assert.equal(code, 1);
    assert.match(stdout, /^prod {2}at least \d+ USD a month: \d+ costs are not known/);
    // 3 gateways, 672 to 744 hours, 0.048 to 0.052 USD.
    assert.match(stdout, /hours: nat\.hour \(3 resources\) +2,016 to 2,232 .*97 to 116$/m);
    assert.match(stdout, /instance\.m7g\.large, USD per hour,\s+in eu-west-1/);
    assert.match(stdout, /natGb: 0\.048 to 0\.052 USD per GB/);
    assert.match(text, /prod: \d+ costs are not known: give prices with --prices/);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
  });

  test("takes prices and use from a file: nodes from the fewest to the most, and what is given is known", async () => {
    const file = priceFile("regions: { eu-west-1: { instance.m7g.large: 0.1 } }\nusage: { natGb: 300 }\n");
    const { lines, rates, unknown, schemaVersion } = read((await own("prod", "--json", "--prices", file)).stdout);
    assert.equal(schemaVersion, 1);
    const blue = lines.find(
      ({ resource, keys }) => resource === "shop-nodes-blue-group" && keys.includes("instance.m7g.large"),
    );
    assert.equal(blue?.quantity.max, 18 * 744);
    assert.equal(Math.round(blue?.cost.max ?? 0), Math.round(18 * 744 * 0.1));
    assert.deepEqual(
      blue?.prices.map(({ source }) => source),
      [file],
    );
    assert.equal(
      lines.filter(({ keys }) => keys.includes("nat.gb")).reduce((sum, { quantity }) => sum + quantity.min, 0),
      300,
    );
    assert.ok(!rates.some(({ usage }) => usage === "natGb"));
    assert.ok(!unknown.some(({ reason }) => reason.includes("m7g.large")));
  });

  test("reads a program without a spec, and ends with 0 once every price is known", async () => {
    const files = {
      ...virginia,
      ...program(
        'const template = new aws.ec2.LaunchTemplate("t", { imageId: "ami-1", instanceType: "m7g.large", blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 20, volumeType: "gp3" } }] });',
        'new aws.autoscaling.Group("web", { minSize: 2, maxSize: 5, availabilityZones: ["us-east-1a"], launchTemplate: { id: template.id, version: "$Latest" } });',
        'new aws.ec2.Eip("fixed", {});',
      ),
    };
    await inProject(files, async (project) => {
      const { code, stdout, text } = await project.run("cost", "prod", "--json");
      assert.equal(code, 0, text);
      const { total, unknown } = read(stdout);
      assert.deepEqual(unknown, []);
      const [few, many] = [2, 5];
      const least = few * (672 * 0.0816 + 20 * 0.08) + 672 * 0.005;
      const most = many * (744 * 0.0816 + 20 * 0.08) + 744 * 0.005;
      assert.ok(Math.abs(total.min - least) < 1e-9 && Math.abs(total.max - most) < 1e-9, JSON.stringify(total));
      assert.match(
        (await project.run("cost", "prod")).stdout,
        /^prod {2}about 116 to 315 USD a month by list prices$/m,
      );
    });
  });

  test("tells the rest of a resource of which a part is not known", async () => {
    const files = {
      ...virginia,
      ...program(
        'const other = new pulumi.StackReference("net");',
        'new aws.lb.LoadBalancer("web", { loadBalancerType: "network", subnets: other.getOutput("subnets") });',
      ),
    };
    await inProject(files, async (project) => {
      const { code, stdout } = await project.run("cost", "prod", "--json");
      assert.equal(code, 1);
      const { lines, rates, unknown } = read(stdout);
      assert.deepEqual(
        lines.map(({ keys }) => keys),
        [["balancer.network-hour"]],
      );
      assert.deepEqual(
        rates.map(({ usage }) => usage),
        ["capacityUnitHours"],
      );
      assert.deepEqual(
        unknown.map(({ resource, reason }) => `${resource}: ${reason}`),
        ["web: subnets is not known yet"],
      );
    });
  });

  test("lists a type that it does not read and a disk of unknown size, and takes a price for the type", async () => {
    const files = {
      ...virginia,
      "prices.yaml": "types: { aws:sqs/queue:Queue: { min: 1, max: 2 } }\n",
      ...program(
        'new aws.sqs.Queue("jobs", {});',
        'new aws.ec2.Instance("one", { ami: "ami-1", instanceType: "t4g.micro" });',
      ),
    };
    await inProject(files, async (project) => {
      const { code, stdout } = await project.run("cost", "prod", "--json");
      assert.equal(code, 1);
      const { lines, unknown } = read(stdout);
      assert.deepEqual(
        lines.map(({ keys }) => keys),
        [["instance.t4g.micro"]],
      );
      assert.deepEqual(
        unknown.map(({ resource, reason }) => `${resource}: ${reason}`),
        [
          "jobs: what AWS bills of aws:sqs/queue:Queue is not known: give it under types",
          "one: rootBlockDevice.volumeSize: as large as the image's disk, which is not known offline",
        ],
      );
      const given = read(
        (await project.run("cost", "prod", "--json", "--prices", join(project.folder, "prices.yaml"))).stdout,
      );
      assert.deepEqual(given.lines.find(({ resource }) => resource === "jobs")?.cost, { min: 1, max: 2 });
      assert.equal(given.unknown.length, 1);
    });
  });

  test("says everything that is wrong with a price file", async () => {
    const file = priceFile(
      [
        "prices: { nat.hours: 1, nat.gb: -1 }",
        "regions: { eu-wst-1: { nat.hour: 1 } }",
        "types: { rds: 3 }",
        "usage: { natGB: 3, logGb: { min: 2, max: 1 } }",
      ].join("\n"),
    );
    const { code, text } = await own("prod", "--prices", file);
    assert.equal(code, 2);
    for (const part of [
      /prices\["nat\.hours"\]: no such price, got "nat\.hours"; did you mean nat\.hour$/m,
      /prices\["nat\.gb"\]: too small, got -1; USD, 0 or more/,
      /regions\.eu-wst-1: no region of AWS, got "eu-wst-1"; did you mean eu-west-1/,
      /types\.rds: no resource type of AWS, got "rds"; as in aws:rds\/instance:Instance/,
      /usage\.natGB: .*natGb/,
      /usage\.logGb: min is above max, got "2 to 1"/,
    ])
      assert.match(text, part);
    assert.doesNotMatch(text, /\bat .*\.js/, "no stack trace");
    assert.match(
      (await own("prod", "--prices", join(folder, "none.yaml"))).text,
      /--prices .*none\.yaml: cannot be read: no such file/,
    );
  });

  test("refuses a stack on Kubernetes with one message", async () => {
    const { code, text } = await own("kube-prod");
    assert.equal(code, 1);
    assert.match(
      text,
      /^kube-prod is on Kubernetes alone: what its pods cost is the price of the machines they run on/m,
    );
  });
});

describe("the table of prices", () => {
  test("has a source and a day for each, and least before most", () => {
    for (const [key, row] of Object.entries<{
      usd: Readonly<Record<string, { min: number; max: number; source: string; date: string }>>;
    }>(prices))
      for (const { min, max, source, date } of Object.values(row.usd)) {
        assert.ok(min >= 0 && min <= max, key);
        assert.match(source, /^[a-z0-9.-]+\.[a-z]+\//, key);
        assert.match(date, /^\d{4}-\d\d-\d\d$/, key);
      }
    for (const key of familyExamples) assert.ok(unitOf(key), key);
  });

  test("takes another region's price for none of this one", () => {
    const { priceOf } = sourcesOf(noPrices, "");
    assert.equal(priceOf("nat.hour", "us-east-1")?.max, 0.045);
    assert.equal(priceOf("nat.hour", "sa-east-1"), undefined);
    assert.equal(priceOf("nat.hour", undefined), undefined);
    assert.equal(priceOf("web-acl.month", "sa-east-1")?.max, 5);
  });

  test("has no type that is both read and free", () => {
    assert.deepEqual(
      readTypes.filter((type) => freeTypes.has(type)),
      [],
    );
  });

  test("goes with the file that the page shows", () => {
    const settings = readPrices(priceFile(costExample.join("\n")));
    assert.deepEqual(settings, parse(costExample.join("\n")));
  });
});
