import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Pages with a picture of a stack of ours, and whose. */
const pictures: Readonly<Record<string, string>> = { "README.md": "prod", "docs/kubernetes.md": "kube-prod" };

const frame = /(<!-- picture: vipkit diagram (\S+) -->\n)[\s\S]*?(<!-- \/picture -->)/;

/** The pages with their pictures as `vipkit diagram` draws them now. A page without its frame is a mistake, and said. */
export function picturePages(root: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(pictures).map(([page, stack]) => {
      const text = readFileSync(join(root, page), "utf8");
      if (frame.exec(text)?.[2] !== stack)
        throw new Error(`${page}: no frame <!-- picture: vipkit diagram ${stack} --> ... <!-- /picture -->`);
      const fenced = `\`\`\`mermaid\n${draw(root, stack)}\`\`\`\n`;
      return [page, text.replace(frame, (_all, begin: string, _stack, end: string) => `${begin}${fenced}${end}`)];
    }),
  );
}

/** By a process of its own: planning leaves much behind. What is not known is drawn, and not said once more here. */
const draw = (root: string, stack: string): string =>
  execFileSync(process.execPath, [join(root, "cli/bin.cjs"), "diagram", stack], {
    ...{ cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  });
