import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./engine";

/** What the SDK's generated class says about a resource type. */
export interface SdkClass {
  readonly inputs: ReadonlySet<string>;
  /** Made by the provider only. */
  readonly outputs: ReadonlySet<string>;
  readonly required: readonly string[];
}

const sourceOf = (path: string) => readFileSync(join(root, "node_modules", "@pulumi", "aws", path), "utf8");

/** `aws:lb/targetGroup:TargetGroup` is in lb/targetGroup.js. */
export function sdkClass(type: string): SdkClass {
  const source = sourceOf(`${type.split(":")[1] ?? ""}.js`);
  const constructor = source.slice(source.indexOf("constructor("));
  const assigned = [...constructor.slice(constructor.indexOf("else {")).matchAll(/resourceInputs\["(\w+)"\] = (.*);/g)];
  const named = (isOutput: boolean) =>
    new Set(
      assigned.filter(([, , value = ""]) => value.startsWith("undefined") === isOutput).map(([, name = ""]) => name),
    );
  const required = [...source.matchAll(/Missing required property '(\w+)'/g)].map(([, name = ""]) => name);
  return { inputs: named(false), outputs: named(true), required };
}

/** The token of a data source: `lb/getListener` or `getRegion`. */
export function sdkFunction(path: string): string {
  return /"(aws:[^"]+)"/.exec(sourceOf(`${path}.js`))?.[1] ?? "";
}

/** The type of a class by the module it is imported from: `lb`, `TargetGroup`. */
export function sdkType(module: string, className: string): string {
  const file = className.charAt(0).toLowerCase() + className.slice(1);
  return /__pulumiType = '([^']+)'/.exec(sourceOf(`${module}/${file}.js`))?.[1] ?? "";
}
