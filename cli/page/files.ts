import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PageFile } from "./server";

/** The page's files by their paths. What its browser runs is made when vipkit is compiled. */
export function pageFiles(stack: string): ReadonlyMap<string, PageFile> {
  const read = (name: string) => readFileSync(join(__dirname, "browser", name), "utf8");
  return new Map([
    ["/", { type: "text/html; charset=utf-8", text: html(stack) }],
    ["/page.js", { type: "text/javascript; charset=utf-8", text: read("page.js") }],
    ["/page.css", { type: "text/css; charset=utf-8", text: read("page.css") }],
  ]);
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

/** Paths are relative: the page lies behind a secret. */
const html = (stack: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(stack)} - vipkit</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
</head>
<body>
<noscript>This page draws what it is told by the twin, which needs JavaScript.</noscript>
<main id="page" aria-busy="true"><h1>${escaped(stack)}</h1></main>
<script type="module" src="page.js"></script>
</body>
</html>
`;
