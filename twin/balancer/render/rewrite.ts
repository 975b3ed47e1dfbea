import { judgeRegex } from "../../../platforms/aws/regex";
import type { Rewrite } from "../../contract/desired-state";
import { errorPage } from "./errors";
import { literal, quote } from "./text";

/** HAProxy knows nine groups; what stands before and after the match takes two. */
const groupsPlayed = 7;

/** What a rule rewrites of the request before a target gets it; `condition` as in `if { ... }` without the `if`. */
export function renderRewrites(rewrites: readonly Rewrite[], condition: string): string[] {
  const when = condition === "" ? "" : ` if ${condition}`;
  return rewrites.flatMap((rewrite) => {
    const change = `${pattern(rewrite)} ${replacement(rewrite)}${when}`;
    if (rewrite.part === "host") return [`http-request replace-header Host ${change}`];
    const isBroken = [condition, "!{ pathq -m beg / }"].filter((test) => test !== "").join(" ");
    const page = quote(errorPage("500 Internal Server Error"));
    return [
      `http-request replace-pathq ${change}`,
      `http-request return status 500 content-type text/html string ${page} hdr Server awselb/2.0 if ${isBroken}`,
    ];
  });
}

/** HAProxy replaces the whole value, so what surrounds the match is captured too. The match is the leftmost one. */
const pattern = ({ regex }: Rewrite): string => quote(`^(.*?)(?:${regex})(.*)$`);

/** @throws RangeError for more groups than HAProxy has. */
function replacement({ regex, replace }: Rewrite): string {
  const { groups } = judgeRegex(regex);
  if (groups > groupsPlayed) {
    throw new RangeError(
      `the twin plays regular expressions with up to ${groupsPlayed} groups, got ${groups}: ${regex}`,
    );
  }
  const parts = replace.split(/\$(\d)/);
  // Every second part is a group's number; one that the expression does not have stands for nothing.
  const filled = parts.map((part, index) => {
    if (index % 2 === 0) return literal(part.replaceAll("\\", "\\\\"));
    const group = Number(part);
    return group >= 1 && group <= groups ? `\\${group + 1}` : "";
  });
  return quote(`\\1${filled.join("")}\\${groups + 2}`);
}
