import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { canonicalType } from "../../platforms/aws/catalog/canonical-type";
import { documentProperties } from "../../twin/control/check";

test("has one name for every alias that the SDK gives a type, and the properties that take a policy document", () => {
  const sdk = dirname(require.resolve("@pulumi/aws/package.json"));
  const files = readdirSync(sdk, { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".js")).map((file) => readFileSync(join(sdk, file), "utf8"));
  const pairs = sources.flatMap((text) => {
    const own = /static __pulumiType = '([^']+)'/.exec(text)?.[1];
    const aliases = /const aliasOpts = \{ aliases: \[(.*)\] \}/.exec(text)?.[1] ?? "";
    return own === undefined ? [] : [...aliases.matchAll(/type: "([^"]+)"/g)].map(([, alias = ""]) => [own, alias]);
  });
  assert.ok(pairs.length > 40);
  for (const [own = "", alias = ""] of pairs) assert.equal(canonicalType(alias), canonicalType(own), alias);
  const declarations = files.filter((file) => /^[a-z0-9]+\/\w+\.d\.ts$/.test(file) && !file.startsWith("types/"));
  const documents = declarations.flatMap((file) =>
    [
      ...readFileSync(join(sdk, file), "utf8").matchAll(
        /(\w+)\??: pulumi\.Input<string \| inputs\.\w+\.\w*PolicyDocument>/g,
      ),
    ].map(([, name = ""]) => name),
  );
  assert.deepEqual([...new Set(documents)].sort(), [...documentProperties].sort());
});
