import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../../tools/setup";

const folder = join(root, "twin", "control", "services");

/** Which of its arguments is the vendor's code. */
const uniqueCode = 2;

const textOf = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;

const isFunction = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name?.text;
  if (ts.isMethodDeclaration(node)) return node.name.getText();
  const isHolder = ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node);
  return isHolder && isFunction(node.initializer) ? node.name.getText() : undefined;
}

/** The function around a node that has a name. */
function nameAround(node: ts.Node): string {
  for (let at = node.parent as ts.Node | undefined; at !== undefined; at = at.parent as ts.Node | undefined) {
    const name = nameOf(at);
    if (name !== undefined) return name;
  }
  return "";
}

function refusalsIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const keep = (node: ts.Node, code: string) => found.push(`${file} ${nameAround(node)} ${code}`);
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText(source) === "CloudError") {
      keep(node, textOf(node.arguments?.[0]) ?? "*");
    }
    if (ts.isCallExpression(node) && node.expression.getText(source) === "mustBeUnique") {
      keep(node, textOf(node.arguments[uniqueCode]) ?? "*");
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Every refusal of the twin's services that is not one of the shared tables of `platforms/aws/constraints`, each place once: `listener.ts admit DuplicateListener`. */
export function twinRefusals(): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return [...new Set(files.flatMap(refusalsIn))].sort();
}
