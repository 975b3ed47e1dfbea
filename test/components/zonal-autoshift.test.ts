import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ZonalAutoshift, type ZonalAutoshiftArgs } from "../../components/aws/zonal-autoshift";
import { Account, makeSite, refuses } from "../support/account";
import { labelOf, record } from "../support/recorder";

const resourceArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/1";
const alarm = (name: string) => `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`;
const shop: ZonalAutoshiftArgs = { resourceArn, outcomeAlarms: { errors: alarm("errors") } };

describe("zonal autoshift", () => {
  it("configures practice runs and shifts of one balancer", async () => {
    const more = { blockedWindows: ["Fri:17:00-Mon:08:00"], blockingAlarms: { busy: alarm("busy") } };
    const { resources } = await record(() => new ZonalAutoshift("shop", { ...shop, ...more }));
    assert.deepEqual(resources.map(labelOf), ["ZonalAutoshiftConfiguration shop-autoshift", "ZonalAutoshift shop"]);
    assert.deepEqual(resources[0]?.inputs, {
      resourceArn,
      zonalAutoshiftStatus: "ENABLED",
      outcomeAlarms: [{ alarmIdentifier: alarm("errors"), type: "CLOUDWATCH" }],
      blockingAlarms: [{ alarmIdentifier: alarm("busy"), type: "CLOUDWATCH" }],
      blockedWindows: ["Fri:17:00-Mon:08:00"],
    });
    const off = await record(() => new ZonalAutoshift("shop", { ...shop, enabled: false }));
    assert.equal(off.resources[0]?.inputs.zonalAutoshiftStatus, "DISABLED");
  });

  it("refuses windows and alarms that ARC does not take", () => {
    const refusesArgs = (more: Partial<ZonalAutoshiftArgs>, message: RegExp) =>
      assert.throws(() => new ZonalAutoshift("shop", { ...shop, ...more }), { message });
    refusesArgs(
      { outcomeAlarms: {} },
      /outcomeAlarms: names 0 alarms; allowed: 1 to 10 \(limit arc\.alarms\); name one that tells/,
    );
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`a${index}`, alarm(`a${index}`)]));
    refusesArgs({ blockingAlarms: many }, /blockingAlarms: names 11 alarms.*composite alarm/);
    refusesArgs({ blockedWindows: ["Monday"] }, /blockedWindows\[0\]: malformed.*a window in UTC/);
    refusesArgs({ blockedDates: ["2027-13-01"] }, /blockedDates\[0\]: malformed.*a date such as/);
    refusesArgs({ blockedDates: ["2027-02-29"] }, /blockedDates\[0\]: no day of the calendar.*a date such as/);
    const windows = Array.from({ length: 16 }, (_, hour) => `Mon:${String(hour).padStart(2, "0")}:00-Mon:23:00`);
    refusesArgs(
      { blockedWindows: windows },
      /blockedWindows: too many entries, got a list of 16; .*limit arc\.windows/,
    );
    refusesArgs({ blockedDates: ["2027-11-26", "2027-11-26"] }, /listed twice/);
    const window = "Mon:09:00-Mon:17:00";
    refusesArgs({ allowedWindows: [window], blockedWindows: [window] }, /keep one of the two/);
  });

  it("is refused on the twin where AWS refuses it", () => {
    const account = new Account();
    const { subnetIds } = makeSite(account);
    const balancer = (name: string, enableZonalShift: boolean) =>
      account.make("balancer", { name, loadBalancerType: "network", subnets: [...subnetIds], enableZonalShift }, name);
    const outcomeAlarms = [{ alarmIdentifier: alarm("errors"), type: "CLOUDWATCH" }];
    const on = (id: string, more: object = {}) =>
      account.make("autoshift", { resourceArn: id, zonalAutoshiftStatus: "ENABLED", outcomeAlarms, ...more });
    refuses("ResourceNotFoundException", () => on(balancer("off", false).id), /not registered for zonal shift/);
    const { id } = balancer("on", true);
    refuses("ValidationException", () => on(id, { outcomeAlarms: [] }), /one outcome alarm or more/);
    const made = on(id);
    refuses("ConflictException", () => on(id), /already/);
    assert.equal(account.diff(made, { resourceArn: balancer("other", true).id }).replaces, true);
    assert.equal(account.diff(made, { zonalAutoshiftStatus: "DISABLED" }).replaces, false);
  });
});
