#!/usr/bin/env bash
# Believed: a number given to an AWS CDK construct is a number in the template, so that a Rego rule such as `to be denied: MinSize < 2` judges it;
#   and where Rego is given text instead it reports a type error.
# True: the sizes of an Auto Scaling group are text in the template ("MinSize": "1"), as is a record's TTL, while those of its scheduled actions
#   are numbers. Rego orders values by their kinds, and any text is greater than any number: "1" < 2 is false and "1" > 2 is true, without
#   an error. So the rule denies no group, of whatever size, and its twin for a greatest size denies every one.
# What follows: write to_number(group.MinSize), and test each rule with what the generator really writes.
# Versions: aws-cdk-lib 2.276.0 (constructs 10.8.1), github.com/open-policy-agent/opa v1.22.4. Date: 2026-11-30. Needs Node and Go (fetches the
#   toolchain that the module asks for). Takes 3 min.
# Seen: group "1", action 1, ttl "60"; MinSize < 2: group false, action true; MinSize > 2: group true, action false; with to_number: group true
set -euo pipefail
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent aws-cdk-lib@2.276.0 constructs@10.8.1 > log 2>&1 || { cat log; exit 2; }
cat > main.cjs <<'JS'
const { App, Duration, Stack } = require("aws-cdk-lib");
const { Template } = require("aws-cdk-lib/assertions");
const autoscaling = require("aws-cdk-lib/aws-autoscaling");
const ec2 = require("aws-cdk-lib/aws-ec2");
const route53 = require("aws-cdk-lib/aws-route53");

const stack = new Stack(new App({ outdir: "out" }), "web", { env: { account: "123456789012", region: "eu-west-1" } });
const vpc = new ec2.Vpc(stack, "vpc", { availabilityZones: ["eu-west-1a", "eu-west-1b"] });
const launchTemplate = new ec2.LaunchTemplate(stack, "template", {
  instanceType: new ec2.InstanceType("t3.micro"),
  machineImage: ec2.MachineImage.genericLinux({ "eu-west-1": "ami-0123456789abcdef0" }),
});
const group = new autoscaling.AutoScalingGroup(stack, "group", { vpc, launchTemplate, minCapacity: 1, maxCapacity: 4 });
group.scaleOnSchedule("night", { schedule: autoscaling.Schedule.cron({ hour: "22", minute: "0" }), minCapacity: 1 });
const zone = new route53.HostedZone(stack, "zone", { zoneName: "example.com" });
new route53.ARecord(stack, "record", { zone, target: route53.RecordTarget.fromIpAddresses("192.0.2.1"), ttl: Duration.minutes(1) });

const template = Template.fromStack(stack);
const one = (type) => Object.values(template.findResources(type))[0].Properties;
console.log(
  JSON.stringify({
    group: one("AWS::AutoScaling::AutoScalingGroup").MinSize,
    action: one("AWS::AutoScaling::ScheduledAction").MinSize,
    ttl: one("AWS::Route53::RecordSet").TTL,
  }),
);
JS
cat > main.go <<'GO'
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/open-policy-agent/opa/v1/rego"
)

func main() {
	var input map[string]any
	if err := json.NewDecoder(os.Stdin).Decode(&input); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	is := func(query string) any {
		results, err := rego.New(rego.Query("x := "+query), rego.Input(input)).Eval(context.Background())
		if err != nil || len(results) != 1 {
			fmt.Println(query, err, results)
			os.Exit(1)
		}
		return results[0].Bindings["x"]
	}
	text := func(name string) string {
		value, _ := json.Marshal(input[name])
		return string(value)
	}
	fmt.Printf("group %s, action %s, ttl %s; MinSize < 2: group %v, action %v; MinSize > 2: group %v, action %v; with to_number: group %v\n",
		text("group"), text("action"), text("ttl"), is("input.group < 2"), is("input.action < 2"), is("input.group > 2"), is("input.action > 2"),
		is("to_number(input.group) < 2"))
}
GO
printf 'module finding\n\ngo 1.24\n' > go.mod
export GOFLAGS=-mod=mod GOTOOLCHAIN=auto
go get github.com/open-policy-agent/opa@v1.22.4 > log 2>&1 || { cat log; exit 2; }
go build -o finding . > log 2>&1 || { cat log; exit 2; }
node main.cjs > sizes.json 2> log || { cat log; exit 2; }
seen=$(./finding < sizes.json)
echo "$seen"
[ "$seen" = 'group "1", action 1, ttl "60"; MinSize < 2: group false, action true; MinSize > 2: group true, action false; with to_number: group true' ]
echo "as stated"
