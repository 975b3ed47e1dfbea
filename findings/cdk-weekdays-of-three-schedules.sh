#!/usr/bin/env bash
# Believed: Schedule.cron({ weekDay: "1-5" }) of the AWS CDK means the same days in each module that has it, since its options have the same names.
# True: it writes the text through. aws-autoscaling makes a crontab line of five fields, where 1-5 is Monday to Friday; aws-applicationautoscaling (ECS)
#   and aws-events make AWS' cron(), where days count from Sunday as 1: Sunday to Thursday. Neither warns. "0" for Sunday is taken by both, and
#   cron() does not know it. MON-FRI means the same everywhere.
# What follows: office hours that are moved from EC2 groups to ECS services leave out Friday and pay for Sunday. Write names of days.
# Version: aws-cdk-lib 2.276.0, Node 20. Date: 2026-12-01. Takes 40 s.
# Seen: autoscaling 0 8 * * 1-5, applicationautoscaling cron(0 8 ? * 1-5 *), events cron(0 8 ? * 1-5 *); 0 8 * * 0, cron(0 8 ? * 0 *), cron(0 8 ? * 0 *)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent aws-cdk-lib@2.276.0 constructs@10.8.1 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const modules = ["autoscaling", "applicationautoscaling", "events"];
const of = (weekDay) =>
  modules.map((name) => require(`aws-cdk-lib/aws-${name}`).Schedule.cron({ minute: "0", hour: "8", weekDay }).expressionString);
const days = of("1-5").map((text, index) => `${modules[index]} ${text}`);
console.log(`${days.join(", ")}; ${of("0").join(", ")}`);
JS
seen=$(node main.cjs 2> warnings)
echo "$seen"
[ "$seen" = "autoscaling 0 8 * * 1-5, applicationautoscaling cron(0 8 ? * 1-5 *), events cron(0 8 ? * 1-5 *); \
0 8 * * 0, cron(0 8 ? * 0 *), cron(0 8 ? * 0 *)" ]
echo "as stated"
