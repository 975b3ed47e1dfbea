import { markdownTable } from "./markdown";
import { type Impossible, type MissionRow, missionRows, type Offered, type Played, type Proof } from "./mission";

const isImpossible = (cell: object): cell is Impossible => "impossible" in cell;

const pageLink = (page: string): string => `[${page}](components/${page}.md)`;
const proofLink = ([file, title]: Proof): string => `[${file}](../test/${file}.test.ts): ${title}`;

function offered(cell: Offered | Impossible): string {
  if (isImpossible(cell)) return `not: ${cell.impossible}`;
  const options = cell.options.map((option) => `\`${option}\``).join(", ");
  return `${cell.does}. ${options}: ${cell.pages.map(pageLink).join(", ")}`;
}

const played = (cell: Played | Impossible): string => (isImpossible(cell) ? `not: ${cell.impossible}` : cell.does);

const proofsOf = ({ twin, proofs }: MissionRow): readonly Proof[] => [
  ...(isImpossible(twin) ? [] : twin.proofs),
  ...proofs,
];

const rulesOf = ({ rules }: MissionRow): string =>
  "impossible" in rules ? `not: ${rules.impossible}` : rules.map((id) => `[${id}](rules/${id}.md)`).join(", ");

/** What a VIP cluster must do, and where each of it is: components, policies, tests, and how the twin plays it. */
export function missionPage(generated: string): string {
  return [
    generated,
    "",
    "# What a VIP cluster must do, and where it is",
    "",
    "Every row on both platforms and on this machine, with what holds it to that. A test follows every link and looks for every option, rule and test by",
    "its name; a cell that says *not* says why it cannot be.",
    "",
    ...markdownTable(
      ["#", "what", "on AWS", "on Kubernetes", "on the twin"],
      missionRows.map((row, index) => [
        String(index + 1),
        row.what,
        offered(row.aws),
        offered(row.kubernetes),
        played(row.twin),
      ]),
    ),
    "",
    "## What holds it to that",
    "",
    ...markdownTable(
      ["#", "what", "policies, some of them", "tests, some of them"],
      missionRows.map((row, index) => [
        String(index + 1),
        row.what,
        rulesOf(row),
        proofsOf(row).map(proofLink).join("<br>"),
      ]),
    ),
    "",
  ].join("\n");
}
