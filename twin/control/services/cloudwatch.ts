import { types } from "../../../platforms/aws/catalog/types";
import { CloudError, type ServiceTable } from "../../contract/resources";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { flag, text } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";

const type = types.logGroup;

const logGroup = define({
  type,
  replaceOn: ["name", "namePrefix", "logGroupClass"],
  autoname: { property: "name", maxLength: 512 },
  defaults: { retentionInDays: 0, skipDestroy: false },
  computed: ["logGroupClass", "deletionProtectionEnabled"],
  admit: (inputs, cloud, self) => {
    const name = text(inputs, "name") ?? "";
    const message = `The specified log group already exists: ${name}`;
    mustBeUnique(cloud, { type, property: "name", value: name, self }, "ResourceAlreadyExistsException", message);
    const key = text(inputs, "kmsKeyId")?.split(":key/")[1];
    if (key !== undefined) mustExist(cloud, types.key, key, "InvalidParameterException");
  },
  id: (inputs) => text(inputs, "name") ?? "",
  once: (_, id, cloud) => ({
    name: id,
    arn: arnOf(cloud, "logs", `log-group:${id}`),
    logGroupClass: "STANDARD",
    deletionProtectionEnabled: false,
  }),
  remove: (old) => {
    if (flag(old.outputs, "deletionProtectionEnabled") !== true) return;
    throw new CloudError(
      "ValidationException",
      `Log group ${old.id} cannot be deleted: deletion protection is enabled`,
    );
  },
});

export const cloudwatchTable: ServiceTable = { service: "logs", resources: [logGroup], functions: [] };
