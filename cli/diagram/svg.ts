import { UserError } from "../../model/user-error";
import { loadOptional } from "../optional-package";

/** What of Graphviz, compiled to WebAssembly, is used. Its own declarations are not there where it is not installed. */
interface Viz {
  renderString(dot: string, options: { readonly format: string }): string;
}

interface VizModule {
  instance(): Promise<Viz>;
}

const name = "@viz-js/viz";

const isViz = (module: unknown): module is VizModule =>
  typeof module === "object" && module !== null && "instance" in module;

/**
 * A picture in Graphviz's language as SVG.
 * @param folder of the project, whose own Graphviz comes first
 * @throws UserError where it is not installed
 */
export async function toSvg(dot: string, folder: string): Promise<string> {
  const found = loadOptional(folder, name, isViz);
  if (found === undefined)
    throw new UserError(
      `SVG is drawn by Graphviz, which is not installed here; npm install --save-dev ${name}, or give what --dot prints to \`dot -Tsvg\``,
    );
  return (await found.instance()).renderString(dot, { format: "svg" }).trimEnd();
}
