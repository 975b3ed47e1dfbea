import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { UserError } from "../../model/user-error";

export type Sdk = typeof pulumi;

const isSdk = (loaded: unknown): loaded is Sdk =>
  typeof loaded === "object" && loaded !== null && "runtime" in loaded && "CustomResource" in loaded;

/**
 * The Pulumi SDK that a program loads: the copy in its own node_modules, which need not be ours when vipkit is installed elsewhere.
 * Ours where it has none.
 * @throws UserError when what is there is none
 */
export function loadSdk(folder: string): Sdk {
  const file = resolveSdk(folder);
  const loaded: unknown = createRequire(__filename)(file);
  if (isSdk(loaded)) return loaded;
  throw new UserError(`${file}: not the Pulumi SDK: it has neither runtime nor CustomResource`);
}

/** The file that {@link loadSdk} loads. */
export function resolveSdk(folder: string): string {
  try {
    return createRequire(join(folder, "package.json")).resolve("@pulumi/pulumi");
  } catch {
    return createRequire(__filename).resolve("@pulumi/pulumi");
  }
}

/**
 * A part of the SDK that it does not export; an empty object where there is none.
 * @param file the SDK's entry, beside which its parts are
 */
export function partOf(file: string, name: string): object {
  try {
    const part: unknown = createRequire(file)(join(dirname(file), name));
    return typeof part === "object" && part !== null ? part : {};
  } catch {
    return {};
  }
}
