import { relative } from "node:path";
import { type AnyStackConfig, isForKubernetes } from "../components/vip-cluster/stack/any-stack";
import type { StackConfig } from "../components/vip-cluster/stack/stack";
import { parseAnyStackTexts, parseStackTexts, StackTextError } from "../components/vip-cluster/stack/stack-texts";
import { UserError } from "../model/user-error";
import type { StackFiles } from "./project";

/** Whether a stack's file has a spec of ours, or a key that was meant to be one; a program of one's own has none. */
export const hasSpec = ({ config }: Pick<StackFiles, "config">): boolean =>
  config["vipkit:cluster"] !== undefined || Object.keys(config).some(isNear);

/** Whether a stack is for Kubernetes: by its spec or, without one, by its twin's platform. One that cannot be read is not. */
export function isKubernetesStack({ config }: Pick<StackFiles, "config">): boolean {
  try {
    return isForKubernetes(JSON.parse(config["vipkit:cluster"] ?? config["vipkit:twin"] ?? "{}"));
  } catch {
    return false;
  }
}

/** What the stack's file says under `vipkit:`, parsed as the program parses it, of a spec for AWS. Throws UserError. */
export const parseStackFiles = (files: StackFiles): StackConfig => parsed(files, parseStackTexts);

/** As `parseStackFiles`, for whatever platform the spec names. */
export const parseAnyStackFiles = (files: StackFiles): AnyStackConfig => parsed(files, parseAnyStackTexts);

function parsed<T>(files: StackFiles, parse: (files: StackFiles) => T): T {
  if (!hasSpec(files))
    throw new UserError(
      `${relative(files.folder, files.configFile)} has no vipkit:cluster, the spec that this reads; a program of one's own has none`,
    );
  try {
    return parse(files);
  } catch (error) {
    throw error instanceof StackTextError ? new UserError(error.message) : error;
  }
}

/** A misspelt key is the better message. */
const isNear = (key: string): boolean => /^vipkit:(?!(?:twin|regions)$)|:cluster$/.test(key);
