import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { actionsOf, dutyActions, knowsNoResource, needsByType, verbs } from "../../../platforms/aws/actions";
import { reference } from "../../../platforms/aws/actions/reference";
import { types } from "../../../platforms/aws/catalog/types";

const known = new Set(
  Object.entries(reference).flatMap(([service, { none, some }]) =>
    `${none} ${some}`.split(" ").map((name) => `${service}:${name}`),
  ),
);

describe("what changes of resources ask AWS for", () => {
  test("every action that a table names stands in AWS's Service Authorization Reference, and no other does here", () => {
    const named = [
      ...new Set([
        ...Object.values(needsByType).flatMap((needs) => verbs.flatMap((verb) => needs[verb])),
        ...dutyActions,
      ]),
    ];
    assert.deepEqual(
      named.filter((action) => !known.has(action)),
      [],
    );
    assert.deepEqual(
      [...known].filter((action) => action.split(":")[1] !== "" && !named.includes(action)),
      [],
    );
  });

  test("every type can be made, read and, but for what AWS keeps, deleted", () => {
    for (const [type, needs] of Object.entries(needsByType)) {
      assert.ok(needs.create.length > 0, type);
      assert.ok(needs.read.length > 0, type);
      const stays = [types.defaultSecurityGroup, types.certificateValidation] as readonly string[];
      if (!stays.includes(type)) assert.ok(needs.delete.length > 0, type);
      // Nothing is given by a pattern: what AWS adds tomorrow is granted by no table.
      for (const verb of verbs)
        for (const action of needs[verb]) assert.match(action, /^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/);
    }
  });

  test("reading changes nothing", () => {
    const changing = /:(?:Create|Put|Delete|Modify|Update|Attach|Detach|Register|Tag|Untag|Add|Remove|Set|Start)/;
    assert.deepEqual(
      actionsOf(Object.keys(needsByType), ["read"]).actions.filter((action) => changing.test(action)),
      [],
    );
  });

  test("a type of which nothing is known is said, and adds nothing", () => {
    assert.deepEqual(actionsOf(["aws:zz9/plural:Plural", types.topic], ["delete"]), {
      actions: ["sns:DeleteTopic"],
      unknown: ["aws:zz9/plural:Plural"],
    });
  });

  test("AWS judges descriptions of EC2 by no resource, and changes by one", () => {
    assert.equal(knowsNoResource("ec2:DescribeSubnets"), true);
    assert.equal(knowsNoResource("ec2:DeleteSubnet"), false);
    assert.equal(knowsNoResource("kms:CreateKey"), true);
  });
});
