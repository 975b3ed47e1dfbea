import assert from "node:assert/strict";
import { test } from "node:test";
import { isAtLeast, parseVersion } from "../../tools/setup/versions";

const answers = [
  ["v3.220.0", "3.220.0"],
  ["3.265.0\n", "3.265.0"],
  ["v3.221.0-alpha.1234+dirty", "3.221.0"],
  ["HAProxy version 2.6.12-1+deb12u3 2025/10/03 - https://haproxy.org/", "2.6.12"],
  ["HA-Proxy version 1.8.27-493ce0b 2020/11/06", "1.8.27"],
  ["go version go1.26.8 linux/amd64", "1.26.8"],
  ["go version go1.21 linux/amd64", "1.21"],
  ["", undefined],
  ["command not found", undefined],
] as const;
for (const [answer, version] of answers) {
  test(`the version in ${JSON.stringify(answer)} is ${version}`, () => assert.equal(parseVersion(answer), version));
}

const comparisons = [
  ["3.220.0", "3.220.0", true],
  ["3.219.9", "3.220.0", false],
  ["3.1000.0", "3.220.0", true],
  ["2.10.0", "2.4.0", true],
  ["2.4", "2.4.0", true],
  ["2.3.99", "2.4.0", false],
  ["3.0.0", "2.4.0", true],
] as const;
for (const [version, minimum, expected] of comparisons) {
  test(`${version} is ${expected ? "" : "not "}at least ${minimum}`, () =>
    assert.equal(isAtLeast(version, minimum), expected));
}
