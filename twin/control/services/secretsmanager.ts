import { CloudError, type Props, type ServiceTable } from "../../contract/resources";
import { text } from "./support/read";

/** The twin keeps no secrets: a plan takes it that the account has them, and nothing else asks. */
function getSecretVersion(args: Props): Props {
  const id = text(args, "secretId") ?? "";
  throw new CloudError("ResourceNotFoundException", `Secrets Manager can't find the specified secret: ${id}`);
}

export const secretsManagerTable: ServiceTable = {
  service: "secretsmanager",
  resources: [],
  functions: [{ token: "aws:secretsmanager/getSecretVersion:getSecretVersion", invoke: getSecretVersion }],
};
