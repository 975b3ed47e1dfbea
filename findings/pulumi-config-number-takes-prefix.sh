#!/usr/bin/env bash
# Believed: `Config.getNumber` of Pulumi's Node SDK takes a number and refuses any other text, as `getBoolean` refuses "True" and "yes".
# True: it takes what the text begins with (parseFloat). "30m" is 30, "3 nodes" is 3, "1_000" and "1,000" are 1, "0x10" is 0, "10.5.3" is
#   10.5, "1e400" is Infinity. A range given beside it ({ min, max }) judges what is left, so "30m" is within 5 and 40.
# What follows: `pulumi config set minSize 1_000` asks for one node, and the preview shows a number like any other. Read the text with
#   `config.require` and judge it by a schema.
# Version: @pulumi/pulumi 3.276.0 and 3.248.0 on Node 20. Date: 2026-11-30. Takes 70 s.
# Seen, for both: 30m=30 3 nodes=3 1_000=1 1,000=1 0x10=0 10.5.3=10.5 1e400=Infinity; 30m in range 30; True refused
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
cat > main.cjs <<'JS'
const pulumi = require("@pulumi/pulumi");
const texts = ["30m", "3 nodes", "1_000", "1,000", "0x10", "10.5.3", "1e400"];
const config = new pulumi.Config("demo");
const refused = (get) => {
  try {
    return get();
  } catch {
    return "refused";
  }
};
pulumi.runtime.setAllConfig({ ...Object.fromEntries(texts.map((text, i) => [`demo:n${i}`, text])), "demo:flag": "True" });
const numbers = texts.map((text, i) => `${text}=${refused(() => config.getNumber(`n${i}`))}`);
const within = refused(() => config.getNumber("n0", { min: 5, max: 40 }));
console.log(`${numbers.join(" ")}; 30m in range ${within}; True ${refused(() => config.getBoolean("flag"))}`);
process.exit(0);
JS
for version in 3.276.0 3.248.0; do
  npm install --no-audit --no-fund --silent "@pulumi/pulumi@$version" > log 2>&1 || { cat log; exit 2; }
  seen=$(timeout 60 node main.cjs 2> log)
  echo "$version: $seen"
  [ "$seen" = "30m=30 3 nodes=3 1_000=1 1,000=1 0x10=0 10.5.3=10.5 1e400=Infinity; 30m in range 30; True refused" ]
done
echo "as stated"
