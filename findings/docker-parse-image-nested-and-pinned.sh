#!/usr/bin/env bash
# Believed: npm's docker-parse-image takes an image's name apart as Docker does: the registry is the first part if it has a dot or a port or is localhost; behind it
#   come as many parts as there are; a tag and a digest may stand side by side.
# True: it knows at most two parts behind the registry. registry.example.com/team/web/shop:1.4 is null, which the caller's next dot turns into a TypeError. Of
#   localhost/shop it makes the namespace "localhost" on Docker's own registry. And of shop:1.4@sha256:... all behind the colon is the tag, the digest too.
# What follows: registries with paths (GitLab's, Artifact Registry's, ECR with folders) cannot be read, and a pinned image is compared with the wrong tag. Cut the
#   digest off at @ first, and take the last part that has no slash for the tag.
# Version: docker-parse-image 3.0.1, Node 20. Date: 2026-12-01. Takes 5 s.
# Seen (registry, namespace, repository, tag): nested null; localhost null localhost shop 1.4; pinned registry.example.com null shop 1.4@DIGEST
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent docker-parse-image@3.0.1 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const parse = require("docker-parse-image");
const digest = `sha256:${"a".repeat(64)}`;
const images = {
  plain: "registry.example.com:5000/team/shop:1.4",
  nested: "registry.example.com/team/web/shop:1.4",
  localhost: "localhost/shop:1.4",
  pinned: `registry.example.com/shop:1.4@${digest}`,
};
const said = Object.entries(images).map(([name, image]) => {
  const parts = parse(image);
  if (parts === null) return `${name} null`;
  return `${name} ${parts.registry} ${parts.namespace} ${parts.repository} ${String(parts.tag).replace(digest, "DIGEST")}`;
});
console.log(said.join("; "));
JS
seen=$(node main.cjs)
echo "$seen"
[ "$seen" = "plain registry.example.com:5000 team shop 1.4; nested null; localhost null localhost shop 1.4; pinned registry.example.com null shop 1.4@DIGEST" ]
echo "as stated"
