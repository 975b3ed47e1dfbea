#!/usr/bin/env bash
# Believed: the shared file ~/.aws/config says the same to every SDK of AWS, or is refused by those that cannot read it.
# True: botocore (boto3, the AWS CLI of version 1) keeps what stands behind " #" or " ;" as a part of the value, which then is no region and no retry mode;
#   the SDK for JavaScript cuts it off. Keys are lower-cased by botocore and kept as they are by JavaScript's, so that Max_Attempts is set for one and
#   unknown to the other. A profile whose name has a space, which `aws configure --profile "b c"` writes, is left out by JavaScript's without a word, and
#   what stands under it is lost. A profile that comes twice is joined by JavaScript's and an error to botocore.
# What follows: one file, two regions. Put comments on lines of their own, write keys in small letters, names without spaces.
# Versions: @smithy/shared-ini-file-loader 4.7.2, botocore 1.44.8 on Python 3.11. Date: 2026-12-01. Takes 15 s.
# Seen:
#   JavaScript: {"a":{"region":"eu-west-1","retry_mode":"standard","Max_Attempts":"4"}}; joined
#   botocore: {"a": {"region": "eu-west-1 # Dublin", "retry_mode": "standard ; for all", "max_attempts": "4"}, "b c": {"region": "eu-west-2"}}; ConfigParseError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check botocore==1.44.8 > log 2>&1 || { cat log; exit 2; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @smithy/shared-ini-file-loader@4.7.2 > log 2>&1 || { cat log; exit 2; }
cat > once <<'INI'
[profile a]
region = eu-west-1 # Dublin
retry_mode = standard ; for all
Max_Attempts = 4

[profile "b c"]
region = eu-west-2
INI
printf '[profile a]\nregion = eu-west-1\n\n[profile a]\noutput = json\n' > twice
touch none
cat > main.cjs <<'JS'
const { loadSharedConfigFiles } = require("@smithy/shared-ini-file-loader");
const read = async (configFilepath) => (await loadSharedConfigFiles({ configFilepath, filepath: "none" })).configFile;
(async () => {
  const twice = (await read("twice")).a;
  console.log(`JavaScript: ${JSON.stringify(await read("once"))}; ${twice.region && twice.output ? "joined" : "not joined"}`);
})();
JS
cat > main.py <<'PY'
import json

from botocore.configloader import load_config
from botocore.exceptions import ConfigParseError

try:
    load_config("twice")
    twice = "taken"
except ConfigParseError as error:
    twice = type(error).__name__
print(f"botocore: {json.dumps(load_config('once')['profiles'])}; {twice}")
PY
seen="$(node main.cjs)
$(python/bin/python main.py)"
echo "$seen"
[ "$seen" = 'JavaScript: {"a":{"region":"eu-west-1","retry_mode":"standard","Max_Attempts":"4"}}; joined
botocore: {"a": {"region": "eu-west-1 # Dublin", "retry_mode": "standard ; for all", "max_attempts": "4"}, "b c": {"region": "eu-west-2"}}; ConfigParseError' ]
echo "as stated"
