import assert from "node:assert/strict";
import { closeSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { RotatedFile } from "../../../twin/balancer/log/file";
import { Formatter } from "../../../twin/balancer/log/format";
import { openRecords, Records, recordFiles } from "../../../twin/balancer/log/records";
import type { tcpFields } from "../../../twin/balancer/render/log";
import { connectionFields, httpFields, separators } from "../../../twin/balancer/render/log";

const names = {
  targetGroups: { "tg.blue": "arn:tg/blue" },
  targets: { "127.1.0.1:8080": "127.99.3.10:8080" },
  certificates: { "0AFF": "arn:cert/a" },
  logs: {},
};
const served: Record<Exclude<keyof typeof httpFields, "connection"> | keyof typeof connectionFields, string> = {
  now: "1795426733675892",
  client: "127.0.0.1:50000",
  server: "127.1.0.1:8080",
  timers: "1/0/2/30/35",
  status: "200",
  received: "120",
  sent: "340",
  request: "GET /a?b=#22c#22 HTTP/1.1",
  headers: "{shop.example.com:8443|a#22b\\c#09d}",
  cipher: "TLS_AES_128_GCM_SHA256",
  protocol: "TLSv1.3",
  backend: "tg.blue",
  trace: "Root=1-2-3",
  domain: "shop.example.com",
  alpn: "",
  certificate: "0AFF",
  rule: "5",
  location: "",
  connection: "853f3b4d-cccb-454c-8418-2470e88266f2",
  state: "--",
};
const http = (changes: Partial<typeof served> = {}) => {
  const values = new Map(Object.entries({ ...served, ...changes }));
  const connection = Object.keys(connectionFields).map((field) => values.get(field));
  values.set("connection", connection.join(separators.connection));
  const fields = Object.keys(httpFields).map((field) => values.get(field));
  return format(["http", "web", "app/web/50dc6c495c0c9188", "8443", ...fields].join("\t"));
};
function format(raw: string) {
  const formatter = new Formatter();
  formatter.learn(names);
  return formatter.format(raw);
}
/** Splits as the vendor's readers do: blanks outside quotes. */
const split = (line = "") => line.match(/"[^"]*"|\S+/g) ?? [];

describe("an application balancer's access log", () => {
  it("has the vendor's fields in the vendor's order", () => {
    assert.deepEqual(http(), {
      balancer: "web",
      line: [
        "https 2026-11-23T09:38:53.675892Z app/web/50dc6c495c0c9188 127.0.0.1:50000 127.99.3.10:8080 0.003 0.030 0.002 200 200 120 340",
        '"GET https://shop.example.com:8443/a?b=\\x22c\\x22 HTTP/1.1" "a\\x22b\\x5Cc\\x09d" TLS_AES_128_GCM_SHA256 TLSv1.3 arn:tg/blue',
        '"Root=1-2-3" "shop.example.com" "arn:cert/a" 5 2026-11-23T09:38:53.640892Z "forward" "-" "-" "127.99.3.10:8080" "200" "-" "-"',
        "TID_853f3b4dcccb454c84182470e88266f2",
      ].join(" "),
    });
    assert.equal(split(http()?.line).length, 30);
  });

  it("says what did not happen with a dash or -1", () => {
    const refused = split(http({ timers: "0/0/-1/-1/1", status: "502", state: "SC" })?.line);
    assert.deepEqual(refused.slice(5, 10), ["-1", "-1", "-1", "502", "-"]);
    const late = split(http({ timers: "1/0/1/-1/5000", status: "504", state: "sH" })?.line);
    assert.deepEqual(late.slice(5, 10), ["0.002", "-1", "-1", "504", "-"]);
    const nothing = { server: "-:-", backend: "in.web", timers: "-1/-1/-1/-1/0", trace: "" };
    const redirect = split(http({ ...nothing, status: "301", location: "https://x/", state: "LR" })?.line);
    assert.deepEqual([redirect[4], redirect[16], redirect[22], redirect[23]], ["-", "-", '"redirect"', '"https://x/"']);
    const fixed = split(http({ ...nothing, status: "403", rule: "", state: "LR" })?.line);
    assert.deepEqual([fixed[20], fixed[22]], ["0", '"fixed-response"']);
    const bad = split(
      http({ ...nothing, status: "400", request: "<BADREQ>", headers: "", rule: "", state: "PR" })?.line,
    );
    assert.deepEqual([bad[12], bad[20], bad[22]], ['"- https://:8443- -"', "-1", '"-"']);
  });

  it("names the kind of connection", () => {
    const kind = (changes: Partial<typeof served>) => split(http(changes)?.line)[0];
    assert.deepEqual(
      [
        kind({}),
        kind({ alpn: "h2" }),
        kind({ cipher: "-" }),
        kind({ status: "101" }),
        kind({ status: "101", cipher: "-" }),
      ],
      ["https", "h2", "http", "wss", "ws"],
    );
    const absolute = http({ alpn: "h2", request: "GET https://shop.example.com/x HTTP/2.0" })?.line ?? "";
    assert.ok(absolute.includes('"GET https://shop.example.com:8443/x HTTP/2.0"'));
  });

  it("takes nothing for a record that is none", () => {
    for (const line of ["", "x", "http\tweb\tid\t80\tshort", "<134>something else"]) {
      assert.equal(format(line), undefined);
    }
  });
});

describe("a network balancer's access log", () => {
  it("has the fields of TLS connections", () => {
    const values: Record<keyof typeof tcpFields, string> = {
      now: "1795426733675892",
      client: "127.0.0.1:50000",
      destination: "127.99.0.5:9443",
      connected: "26",
      handshake: "5",
      received: "65",
      sent: "212",
      certificate: "0AFF",
      cipher: "TLS_AES_128_GCM_SHA256",
      protocol: "TLSv1.3",
      domain: "net.example.com",
      alpn: "h2",
    };
    const raw = ["tls", "net", "net/net/0123456789abcdef", "def", ...Object.values(values)].join("\t");
    assert.equal(
      format(raw)?.line,
      "tls 2.0 2026-11-23T09:38:53 net/net/0123456789abcdef def 127.0.0.1:50000 127.99.0.5:9443 26 5 65 212 - arn:cert/a 0aff " +
        "TLS_AES_128_GCM_SHA256 tlsv13 - net.example.com h2 - - 2026-11-23T09:38:53",
    );
  });
});

describe("a log file", () => {
  it("is rotated by size, and only so many are kept", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "vipkit-log-"));
    const file = new RotatedFile(path.join(folder, "web", "access.log"), 100);
    for (let index = 0; index < 30; index++) {
      file.add(String(index).padStart(39, "0"));
      file.flush();
    }
    file.close();
    const names = readdirSync(path.join(folder, "web")).toSorted();
    assert.deepEqual(names, ["access.log", "access.log.1", "access.log.2", "access.log.3"]);
    const kept = names.toReversed().map((name) => readFileSync(path.join(folder, "web", name), "utf8"));
    assert.ok(kept.every((text) => text.length <= 100));
    const numbers = kept.join("").trimEnd().split("\n").map(Number);
    assert.deepEqual(
      numbers,
      Array.from({ length: numbers.length }, (_, index) => 30 - numbers.length + index),
    );
    rmSync(folder, { recursive: true });
  });

  it("takes more at once than it holds back", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "vipkit-log-"));
    const file = new RotatedFile(path.join(folder, "access.log"));
    const lines = Array.from({ length: 3000 }, (_, index) => `${index} ${"\xff".repeat(300)}`);
    for (const line of lines) file.add(line);
    file.flush();
    file.close();
    assert.equal(readFileSync(path.join(folder, "access.log"), "latin1"), `${lines.join("\n")}\n`);
    rmSync(folder, { recursive: true });
  });
});

describe("HAProxy's records", () => {
  let folder: string;
  /** What HAProxy has open; it keeps its place by itself. */
  let haproxy: number;
  let reader: Records;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "vipkit-records-"));
    haproxy = openRecords(folder);
    reader = new Records(folder);
  });
  afterEach(() => {
    reader.close();
    closeSync(haproxy);
    rmSync(folder, { recursive: true });
  });
  const write = (...records: string[]) => void writeSync(haproxy, records.map((record) => `${record}\n`).join(""));
  const all = () => {
    const found: string[] = [];
    for (let some = reader.read(); some.length > 0; some = reader.read()) found.push(...some);
    return found;
  };
  const restart = () => {
    closeSync(haproxy);
    haproxy = openRecords(folder);
  };

  it("are read once, whole, in their order, however many there are", () => {
    assert.deepEqual(all(), []);
    const records = Array.from({ length: 5000 }, (_, index) => `${index} ${"x".repeat(300)}`);
    write(...records);
    assert.deepEqual(all(), records);
    writeSync(haproxy, "half a rec");
    assert.deepEqual(all(), []);
    write("ord", "another");
    assert.deepEqual(all(), ["half a record", "another"]);
  });

  it("are read on from what was saved, and again from there when nothing was", () => {
    write("a", "b");
    assert.deepEqual(all(), ["a", "b"]);
    reader.save();
    write("c");
    assert.deepEqual(all(), ["c"]);
    for (const expected of [["c"], ["c", "d"]]) {
      reader.close();
      reader = new Records(folder);
      assert.deepEqual(all(), expected);
      write("d");
    }
  });

  it("go on after the file was emptied, for this reader and the next", () => {
    write("a".repeat(1000));
    all();
    reader.empty();
    reader.save();
    assert.equal(statSync(path.join(folder, recordFiles(folder)[0] ?? "")).blocks, 0);
    write("b");
    assert.deepEqual(all(), ["b"]);
    reader.save();
    write("c");
    reader.close();
    reader = new Records(folder);
    assert.deepEqual(all(), ["c"]);
  });

  it("take up no more disk than a few reads of them while they keep coming", () => {
    const record = "x".repeat(1000);
    for (let round = 0; round < 400; round++) {
      write(...Array.from({ length: 100 }, () => record));
      assert.equal(reader.read().length, 100);
    }
    assert.ok(statSync(path.join(folder, recordFiles(folder)[0] ?? "")).blocks * 512 < 12 * 1024 * 1024);
    assert.deepEqual(all(), []);
    write("last");
    assert.deepEqual(all(), ["last"]);
  });

  it("are found behind the hole by a reader who knows of nothing", () => {
    write("a".repeat(1_000_000));
    all();
    reader.empty();
    write("b");
    reader.close();
    rmSync(path.join(folder, "log.progress"));
    reader = new Records(folder);
    assert.equal(all().at(-1)?.replaceAll("\0", ""), "b");
  });

  it("of one start are read before those of the next, and only then given up", () => {
    write("a");
    restart();
    write("b");
    restart();
    write("c");
    assert.equal(recordFiles(folder).length, 3);
    assert.deepEqual(all(), ["a", "b", "c"]);
    assert.equal(recordFiles(folder).length, 1);
    reader.save();
    rmSync(path.join(folder, recordFiles(folder)[0] ?? ""));
    restart();
    write("d");
    assert.deepEqual(all(), ["d"]);
  });

  it("of starts that had none leave no file", () => {
    for (let index = 0; index < 5; index++) restart();
    assert.equal(recordFiles(folder).length, 1);
  });
});
