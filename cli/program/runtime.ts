import { UserError } from "../../model/user-error";
import type { StackFiles } from "../project";

/** What runs JavaScript and TypeScript. `bun` takes the same programs. */
const runnable = ["nodejs", "bun"];

/** @throws UserError for a program in another language: this process cannot run it */
export function refuseOtherRuntimes({ runtime }: Pick<StackFiles, "runtime">): void {
  if (runnable.includes(runtime)) return;
  throw new UserError(
    `Pulumi.yaml: runtime ${runtime}: an offline plan runs JavaScript and TypeScript only; judge an exported state ` +
      "(`pulumi stack export --file state.json`, then `vipkit check --state state.json`), or the engine's preview " +
      "(`pulumi preview --policy-pack <folder of vipkit>/policies`)",
  );
}
