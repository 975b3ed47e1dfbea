#!/usr/bin/env bash
# Believed: `get_available_regions` of boto3 lists the regions in which a service is, and gives an empty list for none or for a global service
#   (IAM, Route 53); a service that is regional and as old as botocore's data has its regions.
# True: the list is read from endpoints.json, where a service that came with rules for endpoints need not be. A third of all services have an empty
#   list, and among them are regional ones, old ones too: imagebuilder, redshift-data, fis, bedrock-runtime, dsql, s3vectors. Clients for them work
#   in a region all the same.
# What follows: an inventory or a check "in all regions where the service is" asks no region and finds nothing, which looks like a clean account. Take
#   the regions of EC2 and handle the error of a region without the service.
# Version: boto3 1.44.8 on Python 3.11. Date: 2026-12-01. Takes 15 s.
# Seen: ec2 34, ecs 34, iam 0, imagebuilder 0, redshift-data 0, fis 0, bedrock-runtime 0, dsql 0; empty 145 of 445; imagebuilder in eu-west-1 has a client
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check boto3==1.44.8 botocore==1.44.8 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import boto3

session = boto3.Session(region_name="eu-west-1", aws_access_key_id="key", aws_secret_access_key="secret")
services = session.get_available_services()
counts = {name: len(session.get_available_regions(name)) for name in services}
shown = ("ec2", "ecs", "iam", "imagebuilder", "redshift-data", "fis", "bedrock-runtime", "dsql")
client = session.client("imagebuilder")
where = "has a client" if "eu-west-1" in client.meta.endpoint_url else client.meta.endpoint_url
empty = sum(count == 0 for count in counts.values())
print(", ".join(f"{name} {counts[name]}" for name in shown) + f"; empty {empty} of {len(counts)}; imagebuilder in eu-west-1 {where}")
PY
seen=$(python/bin/python main.py)
echo "$seen"
[ "$seen" = "ec2 34, ecs 34, iam 0, imagebuilder 0, redshift-data 0, fis 0, bedrock-runtime 0, dsql 0; empty 145 of 445; \
imagebuilder in eu-west-1 has a client" ]
echo "as stated"
