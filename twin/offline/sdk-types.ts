import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** One property of a result, as the SDK declares it. */
export interface Field {
  readonly name: string;
  /** `string`, `number`, `boolean`, `string[]`, `Map<string>`, `outputs.ec2.GetVpcFilter[]`, ... */
  readonly type: string;
  readonly isOptional: boolean;
}

/** Who publishes providers' SDKs, most first. */
const scopes = ["@pulumi", "@pulumiverse", "@pulumi-labs"];

/**
 * What a package's data sources answer, read from the declarations of the SDK that the program has installed. Every generated SDK
 * declares them in the same form, so that this serves any provider in any version.
 */
export class SdkTypes {
  private readonly require: NodeJS.Require;
  private readonly texts = new Map<string, string>();
  private readonly fields = new Map<string, readonly Field[]>();

  /** @param folder the program's */
  constructor(folder: string) {
    this.require = createRequire(join(folder, "package.json"));
  }

  /** What a token such as `aws:ec2/getVpc:getVpc` or `eks:index:Cluster/getKubeconfig` answers; undefined when no SDK says so. */
  resultOf(token: string): readonly Field[] | undefined {
    const [name = "", module = "", member = ""] = token.split(":");
    const folder = this.folderOf(name);
    if (folder === undefined) return undefined;
    const [holder = "", method] = member.split("/");
    const file = method === undefined ? member : lowerFirst(holder);
    const declared = `${upperFirst(method ?? member)}Result`;
    const places = [module.split("/")[0] ?? "", "", ...module.split("/").slice(1)].filter((place) => place !== "index");
    for (const place of places) {
      const found = fieldsOf(this.read(join(folder, place, `${file}.d.ts`)), declared, 0);
      if (found) return found;
    }
    return undefined;
  }

  /** The fields of a declared type such as `outputs.ec2.GetVpcFilter`, in the package of that token. */
  fieldsOf(token: string, type: string): readonly Field[] {
    const folder = this.folderOf(token.split(":")[0] ?? "");
    if (folder === undefined) return [];
    const key = `${folder} ${type}`;
    const before = this.fields.get(key);
    if (before) return before;
    const [name = "", ...spaces] = type.split(".").slice(1).reverse();
    const text = this.read(join(folder, "types", "output.d.ts"));
    const namespace = spaces.reverse().join(".");
    const start = namespace === "" ? 0 : text.indexOf(`export declare namespace ${namespace} {`);
    const found = start < 0 ? [] : (fieldsOf(text, name, start) ?? []);
    this.fields.set(key, found);
    return found;
  }

  private folderOf(name: string): string | undefined {
    for (const scope of scopes) {
      try {
        return dirname(this.require.resolve(`${scope}/${name}/package.json`));
      } catch {
        // The next publisher.
      }
    }
    return undefined;
  }

  private read(file: string): string {
    const before = this.texts.get(file);
    if (before !== undefined) return before;
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    this.texts.set(file, text);
    return text;
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The fields of the first interface of that name after `start`. */
function fieldsOf(text: string, name: string, start: number): readonly Field[] | undefined {
  const head = text.indexOf(`interface ${name} {`, start);
  if (head < 0) return undefined;
  const open = text.indexOf("{", head);
  const body = text
    .slice(open + 1, bodyEnd(text, open))
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/\{\s*\[key: string\]:\s*([^;{}]+);\s*\}/g, "Map<$1>");
  return [...body.matchAll(/^\s*(?:readonly )?(\w+)(\??):\s*([^;]+);/gm)].map(
    ([, field = "", optional, type = ""]) => ({
      name: field,
      type: type.trim(),
      isOptional: optional === "?",
    }),
  );
}

/** Where the block that opens at `open` closes, braces in comments aside. */
function bodyEnd(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text.startsWith("/*", index)) index = text.indexOf("*/", index);
    if (text[index] === "{") depth += 1;
    if (text[index] === "}") depth -= 1;
    if (depth === 0 || index < 0) return index;
  }
  return text.length;
}
