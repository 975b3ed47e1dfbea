import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { define } from "./support/define";
import { flag, text } from "./support/read";

/** A balancer is registered while its zonal shift is on, and has one configuration. */
function admit(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const arn = text(inputs, "resourceArn") ?? "";
  const balancer = cloud.get(types.balancer, arn);
  const isKnown = balancer !== undefined || cloud.unknownReferences === "refused";
  if (isKnown && flag(balancer?.outputs ?? {}, "enableZonalShift") !== true) {
    throw new CloudError("ResourceNotFoundException", `The resource '${arn}' is not registered for zonal shift`);
  }
  const others = cloud.where(types.zonalAutoshift, "resourceArn", arn).filter(({ id }) => id !== self?.id);
  if (others.length === 0) return;
  throw new CloudError("ConflictException", `The resource '${arn}' has a practice run configuration already`);
}

const autoshift = define({
  type: types.zonalAutoshift,
  replaceOn: ["resourceArn"],
  tagged: false,
  admit,
  id: (inputs) => text(inputs, "resourceArn") ?? "",
});

export const zonalShiftTable: ServiceTable = { service: "arczonalshift", resources: [autoshift], functions: [] };
