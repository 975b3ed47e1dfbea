import { CloudError, type Props, type ResourceModel, type ServiceTable } from "../../twin/contract/resources";
import { text } from "../../twin/control/services/support/read";

/** A made-up service, so that tests of the machinery do not depend on what AWS does. */
export const widgetType = "aws:test/widget:Widget";
export const partType = "aws:test/part:Part";

const widget: ResourceModel = {
  type: widgetType,
  required: ["size"],
  defaults: { colour: "grey", check: { interval: 30 } },
  replaceOn: ["size", "mounts.*.disk", "check.protocol"],
  autoname: { property: "name", maxLength: 12 },
  computed: ["level"],
  updateChanges: ["version"],
  check: ({ size, weight }) => [
    ...(size === 0 ? [{ property: "size", reason: "expected 1 or more, got 0" }] : []),
    ...(weight === -1 ? [{ property: "weight", reason: "expected 0 or more, got -1" }] : []),
  ],
  normalize: (inputs) => (Array.isArray(inputs.groups) ? { ...inputs, groups: [...inputs.groups].sort() } : inputs),
  create(inputs, cloud) {
    if (cloud.where(widgetType, "name", text(inputs, "name") ?? "").length > 0) {
      throw new CloudError("DuplicateWidgetName", `a widget "${text(inputs, "name") ?? ""}" exists`);
    }
    const id = cloud.newId("w-");
    return {
      id,
      outputs: { arn: `arn:${cloud.partition}:test:${cloud.region}:${cloud.accountId}:${id}`, version: 1, tagsAll: {} },
    };
  },
  update(old, inputs): Props {
    if (inputs.colour === "invisible") throw new CloudError("InvalidColour", "a widget must be seen");
    return { ...old.outputs, ...inputs, version: Number(old.outputs.version) + 1 };
  },
  remove(old, cloud) {
    if (cloud.where(partType, "widget", old.id).length > 0) throw new CloudError("WidgetInUse", `${old.id} has parts`);
  },
};

const part: ResourceModel = {
  type: partType,
  replaceOn: ["widget"],
  create(inputs, cloud) {
    const owner = text(inputs, "widget") ?? "";
    if (!cloud.get(widgetType, owner)) throw new CloudError("WidgetNotFound", `no widget ${owner}`);
    cloud.patch(widgetType, owner, { parts: cloud.where(partType, "widget", owner).length + 1 });
    if (inputs.broken === true) throw new CloudError("BrokenPart", "the part is broken");
    return { id: cloud.newId("p-"), outputs: {} };
  },
};

export const widgets: ServiceTable = {
  service: "test",
  resources: [widget, part],
  functions: [{ token: "aws:test/getZone:getZone", invoke: (args, cloud) => ({ ...args, region: cloud.region }) }],
};
