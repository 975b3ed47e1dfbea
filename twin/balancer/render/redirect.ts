import type { Action, Listener } from "../../contract/desired-state";
import { literal } from "./text";

type Redirect = Extract<Action, { type: "redirect" }>;

/** What the vendor's placeholders stand for, in terms of the request. */
function placeholders(listener: Listener): Readonly<Record<string, string>> {
  return {
    "#{protocol}": listener.protocol === "HTTPS" ? "https" : "http",
    "#{host}": "%[req.hdr(host),host_only]",
    "#{port}": String(listener.port),
    "#{path}": "%[path,regsub(^/,)]",
    "#{query}": "%[query]",
  };
}

/**
 * The `Location` of a redirect as a log-format string. Placeholders are replaced once: what a client sends in place of them is never
 * expanded again. Source: Application Load Balancer user guide, redirect actions.
 */
export function redirectLocation(action: Redirect, listener: Listener): string {
  const fill = (template: string) => substitute(template, placeholders(listener));
  const protocol = fill(action.protocol).toLowerCase();
  return `${protocol}://${fill(action.host)}:${fill(action.port)}${fill(action.path)}${querySuffix(action.query, fill)}`;
}

/** An empty query leaves no question mark behind. */
function querySuffix(query: string, fill: (template: string) => string): string {
  if (query === "") return "";
  return query === "#{query}" ? "%[var(txn.query)]" : `?${fill(query)}`;
}

function substitute(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .split(/(#\{[a-z]+\})/)
    .map((part) => values[part] ?? literal(part))
    .join("");
}
