import { guides } from "../../policies/guides";
import type { VendorGuide, VendorWarning } from "../../policies/guides/types";
import { markdownTable } from "./markdown";

/** What the vendor's guides warn of, and the rule that finds it or the reason why none does. */
export function guidesPage(): string {
  const all = guides.flatMap(({ warnings }) => warnings);
  const judged = all.filter(({ rules }) => rules.length > 0);
  return [
    "<!-- Generated from policies/guides by `npm run docs`: edit that, not this. -->",
    "",
    "# What the vendor's guides warn of",
    "",
    "User guides of AWS say in notes, considerations and troubleshooting pages what goes wrong although the API takes it. Read 2026-11-30, in stored",
    `copies of which many are from 2023. ${all.length} warnings, in our words: rules find ${judged.length} of them; the others say why no rule does.`,
    "",
    ...guides.flatMap(section),
  ].join("\n");
}

function section({ name, url, warnings }: VendorGuide): readonly string[] {
  const rows = warnings.map((warning) => [`[${warning.page}](${url(warning.page)})`, warning.says, answer(warning)]);
  return [`## ${name}`, "", ...markdownTable(["page", "warning", "rule, or why none"], rows), ""];
}

const answer = ({ rules, why = "" }: VendorWarning) =>
  rules.length > 0 ? rules.map((id) => `[${id}](${id}.md)`).join(", ") : why;
