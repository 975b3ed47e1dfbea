import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type ServiceTable } from "../../contract/resources";
import { hex } from "./support/arns";
import { define } from "./support/define";
import { text } from "./support/read";

const permissionType = types.lambdaPermission;

const inputs = [
  ...["action", "eventSourceToken", "function", "functionUrlAuthType", "invokedViaFunctionUrl", "principal"],
  ...["principalOrgId", "qualifier", "sourceAccount", "sourceArn", "statementId", "statementIdPrefix"],
];

/** The function as others name it: by name, or by an ARN to which a version or an alias may belong. */
function functionOf(given: string): { readonly name: string; readonly qualifier: string | undefined } {
  const parts = given.split(":");
  if (!given.startsWith("arn:")) return { name: parts[0] ?? "", qualifier: parts[1] };
  return { name: parts[6] ?? "", qualifier: parts[7] };
}

function admit(given: Props, cloud: Cloud): void {
  const { name } = functionOf(text(given, "function") ?? "");
  const id = text(given, "statementId");
  if (id === undefined) return;
  const taken = cloud
    .where(permissionType, "statementId", id)
    .some(({ outputs }) => functionOf(text(outputs, "function") ?? "").name === name);
  if (!taken) return;
  const message = `The statement id (${id}) provided already exists. Please provide a new statement id, or remove the existing statement.`;
  throw new CloudError("ResourceConflictException", message);
}

/** Two functions may have statements of one id; the provider's own id is the statement's, and here tells resources apart. */
function idOf(given: Props, cloud: Cloud): string {
  const id = text(given, "statementId");
  if (id === undefined) return `${text(given, "statementIdPrefix") ?? "terraform-"}${hex(cloud, 26)}`;
  return cloud.get(permissionType, id) === undefined ? id : `${functionOf(text(given, "function") ?? "").name}/${id}`;
}

/** One statement of a function's own policy. The function itself is not here: the twin runs none, and takes it that the account has it. */
const permission = define({
  type: permissionType,
  replaceOn: inputs,
  computed: ["statementId", "statementIdPrefix"],
  tagged: false,
  admit,
  id: idOf,
  once: (given, id) => ({ statementId: text(given, "statementId") ?? id }),
});

/** Whether the account's permissions let the balancers invoke it for that target group. Source: Application Load Balancers user guide, Lambda functions as targets. */
export function isInvokable(functionArn: string, targetGroupArn: string, cloud: Cloud): boolean {
  const wanted = functionOf(functionArn);
  return cloud.all(permissionType).some(({ outputs }) => {
    const named = functionOf(text(outputs, "function") ?? "");
    const source = text(outputs, "sourceArn");
    return (
      named.name === wanted.name &&
      (named.qualifier ?? text(outputs, "qualifier")) === wanted.qualifier &&
      ["lambda:InvokeFunction", "lambda:*", "*"].includes(text(outputs, "action") ?? "") &&
      ["elasticloadbalancing.amazonaws.com", "*"].includes(text(outputs, "principal") ?? "") &&
      (source === undefined || source === targetGroupArn)
    );
  });
}

export const lambdaTable: ServiceTable = { service: "lambda", resources: [permission], functions: [] };
