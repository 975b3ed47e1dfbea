import { readFileSync } from "node:fs";
import ts from "typescript";

export interface DocumentedMember {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly default: string | undefined;
}

interface DocumentedClass {
  readonly name: string;
  readonly description: string;
  readonly example: string | undefined;
  /** Public readonly fields. */
  readonly outputs: readonly DocumentedMember[];
  /** Fields that the arguments have beside the settings: ids and ARNs of other resources. */
  readonly wiring: readonly DocumentedMember[];
}

/** Reads the first exported class of a component's file and the interface of its arguments, with their doc comments. */
export function readComponent(file: string): DocumentedClass {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const component = source.statements.find((node) => ts.isClassDeclaration(node) && isExported(node));
  if (!component || !ts.isClassDeclaration(component)) throw new Error(`${file} exports no class`);
  const name = component.name?.text ?? "";
  const args = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === `${name}Args`);
  return {
    name,
    description: comment(component),
    example: tag(component, "example"),
    outputs: component.members.filter(ts.isPropertyDeclaration).filter(isPublic).map(member),
    wiring: args && ts.isInterfaceDeclaration(args) ? args.members.filter(ts.isPropertySignature).map(member) : [],
  };
}

const isExported = (node: ts.HasModifiers) =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

const isPublic = (node: ts.PropertyDeclaration) =>
  !ts.isPrivateIdentifier(node.name) &&
  node.modifiers?.some(
    ({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword,
  ) !== true;

function member(node: ts.PropertyDeclaration | ts.PropertySignature): DocumentedMember {
  return {
    name: node.name.getText(),
    type: (node.type?.getText() ?? "").replace(/\s+/g, " "),
    description: comment(node),
    default: tag(node, "default"),
  };
}

function comment(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return ts.getTextOfJSDocComment(doc?.comment) ?? "";
}

function tag(node: ts.Node, name: string): string | undefined {
  const found = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === name);
  return found && ts.getTextOfJSDocComment(found.comment);
}
