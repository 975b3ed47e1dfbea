import { parseDocument } from "yaml";
import { adviceOf } from "../../model/settings/issue";
import { UserError } from "../../model/user-error";
import { noPrices, type PriceSettings, priceSettings } from "../../platforms/aws/cost";
import { checkSettings } from "../../platforms/aws/parse";
import { readUserFile } from "../user-file";

/** Reads the file of `--prices`. @throws UserError with everything that is wrong with it */
export function readPrices(file: string | undefined): PriceSettings {
  if (file === undefined) return noPrices;
  const document = parseDocument(readUserFile({ file, place: `--prices ${file}`, exitCode: 2 }));
  const [broken] = document.errors;
  if (broken) throw new UserError(`--prices ${file}: not valid YAML: ${broken.message.trimEnd()}`, 2);
  if (document.contents === null)
    throw new UserError(
      `--prices ${file}: there is nothing in it; expected one or more of prices, regions, types, usage, or leave --prices out`,
      2,
    );
  const checked = checkSettings(priceSettings(), document.toJS() ?? {});
  if (checked.ok) return checked.value;
  const lines = checked.issues.map((issue) => {
    const place = issue.path === "" ? file : `${file}: ${issue.path}`;
    return `${place}: ${issue.problem}, got ${issue.received}${adviceOf(issue)}`;
  });
  throw new UserError(lines.join("\n"), 2);
}
