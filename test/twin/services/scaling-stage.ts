import type { Props } from "../../../twin/contract/resources";
import { Account, makeSite } from "../../support/account";

export const base64 = (text: string) => Buffer.from(text).toString("base64");

/** A site, a launch template, and a way to make scaling groups of it. */
export function setUp() {
  const account = new Account();
  const site = makeSite(account);
  const inputs = { imageId: "ami-0", instanceType: "t3.small", vpcSecurityGroupIds: [site.group.id], name: "nodes" };
  const template = account.make("template", { ...inputs, userData: base64("#!/bin/sh") }, "template");
  const group = (more: Props = {}, name = "blue") =>
    account.make(
      "scaling",
      {
        name,
        minSize: 2,
        maxSize: 4,
        vpcZoneIdentifiers: [...site.subnetIds],
        launchTemplate: { id: template.id, version: "$Latest" },
        ...more,
      },
      name,
    );
  return { account, site, template, group };
}
