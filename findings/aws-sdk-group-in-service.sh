#!/usr/bin/env bash
# Believed: `waitUntilGroupInService` of the AWS SDK waits until an Auto Scaling group has the instances it wants, all in service and healthy,
#   and fails or goes on waiting when there is no such group.
# True: it asks one thing of each group in the answer: at least MinSize instances have LifecycleState InService. So it succeeds at once
#   1. for a group that does not exist (the answer lists no group);
#   2. with MinSize 0 and no instance, whatever the desired capacity;
#   3. with one instance of four wanted, and that one Unhealthy, when MinSize is 1.
# What follows: after a create or a scale-out it proves nothing unless MinSize is the wanted number. Compare the desired capacity with the
#   instances that are InService and Healthy, and ask the target group too.
# Version: @aws-sdk/client-auto-scaling 3.1169.0 on Node 20, against a local server that answers as AWS does. Date: 2026-11-30. Takes 15 s.
# Seen: no group SUCCESS, min 0 SUCCESS, min 1 of 4 unhealthy SUCCESS, min 2 with one TIMEOUT
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-auto-scaling@3.1169.0 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { createServer } = require("node:http");
const { AutoScalingClient, waitUntilGroupInService } = require("@aws-sdk/client-auto-scaling");

const group = (min, desired, instances) =>
  `<member><AutoScalingGroupName>web</AutoScalingGroupName><MinSize>${min}</MinSize><MaxSize>9</MaxSize>` +
  `<DesiredCapacity>${desired}</DesiredCapacity><Instances>${instances
    .map((health) => `<member><InstanceId>i-1</InstanceId><LifecycleState>InService</LifecycleState><HealthStatus>${health}</HealthStatus></member>`)
    .join("")}</Instances></member>`;

let groups = "";
const server = createServer((request, answer) => {
  request.resume().on("end", () => {
    answer.setHeader("content-type", "text/xml");
    answer.end(
      '<DescribeAutoScalingGroupsResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><DescribeAutoScalingGroupsResult>' +
        `<AutoScalingGroups>${groups}</AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>`,
    );
  });
}).listen(0, "127.0.0.1", async () => {
  const client = new AutoScalingClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${server.address().port}`,
    credentials: { accessKeyId: "x", secretAccessKey: "x" },
  });
  const wait = async (answer) => {
    groups = answer;
    const limits = { client, minDelay: 1, maxDelay: 1, maxWaitTime: 3 };
    return waitUntilGroupInService(limits, { AutoScalingGroupNames: ["web"] }).then(
      (result) => result.state,
      (error) => JSON.parse(error.message).state,
    );
  };
  const seen = [
    `no group ${await wait("")}`,
    `min 0 ${await wait(group(0, 4, []))}`,
    `min 1 of 4 unhealthy ${await wait(group(1, 4, ["Unhealthy"]))}`,
    `min 2 with one ${await wait(group(2, 2, ["Healthy"]))}`,
  ];
  console.log(seen.join(", "));
  server.close();
  server.closeAllConnections();
});
JS
seen=$(timeout 60 node main.cjs 2> log)
echo "$seen"
[ "$seen" = "no group SUCCESS, min 0 SUCCESS, min 1 of 4 unhealthy SUCCESS, min 2 with one TIMEOUT" ]
echo "as stated"
