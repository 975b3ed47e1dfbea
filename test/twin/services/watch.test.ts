import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props, StoredResource } from "../../../twin/contract/resources";
import { Account, refuses } from "../../support/account";

function make(account: Account, type: string, inputs: Props, name = type): StoredResource {
  const { inputs: checked } = account.plane.check(type, { name, inputs, seed: name });
  return account.plane.create({ type, name, urn: `urn:${name}`, inputs: checked });
}

const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const topic = "aws:sns/topic:Topic";
const compared = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1, threshold: 1, period: 60 };

describe("alarms over alarms", () => {
  it("name alarms that exist, by name or ARN, and keep them", () => {
    const account = new Account();
    const errors = make(account, alarm, { ...compared, name: "errors", metricName: "Errors" });
    const arn = String(errors.outputs.arn);
    refuses("ValidationError", () => make(account, composite, { alarmName: "all", alarmRule: 'ALARM("none")' }));
    refuses("ValidationError", () => make(account, composite, { alarmName: "all", alarmRule: "ALARM(all)" }));
    const all = make(account, composite, { alarmName: "all", alarmRule: `ALARM(${arn}) AND NOT OK('errors')` });
    const over = make(account, composite, { alarmName: "over", alarmRule: 'ALARM("all") OR FALSE' }, "over");
    refuses("ValidationError", () => account.remove(errors));
    refuses("ValidationError", () => account.remove(all));
    for (const one of [over, all, errors]) account.remove(one);
  });
});

describe("topics", () => {
  it("have a name of their own, and a key that exists", () => {
    const account = new Account();
    const { id, outputs } = make(account, topic, { name: "on-call" });
    assert.match(id, /^arn:aws:sns:[a-z0-9-]+:\d{12}:on-call$/);
    assert.match(String(outputs.policy), /AWS:SourceOwner/);
    refuses("InvalidParameter", () => make(account, topic, { name: "on-call" }, "again"));
    const kmsMasterKeyId = "arn:aws:kms:eu-west-1:123456789012:key/none";
    refuses("KMSNotFound", () => make(account, topic, { name: "b", kmsMasterKeyId }, "b"));
  });

  it("ask those who get mail, and not a queue", () => {
    const account = new Account();
    const { id } = make(account, topic, { name: "on-call" });
    const subscribe = (protocol: string, endpoint: string, name: string) =>
      make(account, "aws:sns/topicSubscription:TopicSubscription", { topic: id, protocol, endpoint }, name);
    assert.equal(subscribe("email", "a@example.com", "mail").outputs.pendingConfirmation, true);
    assert.equal(subscribe("sqs", "arn:aws:sqs:eu-west-1:123456789012:q", "queue").outputs.pendingConfirmation, false);
    const elsewhere = { topic: `${id}-none`, protocol: "email", endpoint: "a@example.com" };
    refuses("NotFound", () => make(account, "aws:sns/topicSubscription:TopicSubscription", elsewhere, "c"));
  });
});

describe("rules of EventBridge", () => {
  it("keep while they have targets, five at most", () => {
    const account = new Account();
    const { id: arn } = make(account, topic, { name: "on-call" });
    const rule = make(account, "aws:cloudwatch/eventRule:EventRule", { name: "refresh", eventPattern: "{}" });
    const target = (name: string, of = rule.id) =>
      make(account, "aws:cloudwatch/eventTarget:EventTarget", { rule: of, arn }, name);
    refuses("ResourceNotFoundException", () => target("x", "none"));
    const made = ["a", "b", "c", "d", "e"].map((name) => target(name));
    refuses("LimitExceededException", () => target("f"));
    refuses("ValidationException", () => account.remove(rule));
    for (const one of [...made, rule]) account.remove(one);
  });
});
