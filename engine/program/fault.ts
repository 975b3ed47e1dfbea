import { relative } from "node:path";
import { firstFrame } from "./frames";
import { sourceOf } from "./source-map";

/** Names that say nothing: the message stands for itself. */
const plainNames = ["Error", "RunError", "ResourceError", "InputPropertyError", "InputPropertiesError"];

/**
 * What a program threw, as one message: file and line in the user's source, the kind of error, what it says. The file is
 * relative to `folder`. Without a place when the stack has none in the user's code.
 */
export function describeFault(fault: unknown, folder: string): string {
  if (!(fault instanceof Error)) return `the program threw ${describeValue(fault)}`;
  if (fault.name === "UserError") return fault.message;
  const text = messageOf(fault);
  const said = withStandIn(
    plainNames.includes(fault.name) || text.startsWith(fault.name) ? text : `${fault.name}: ${text}`,
  );
  const frame = firstFrame(fault.stack?.slice(fault.stack.indexOf("\n    at ")) ?? "");
  if (frame === undefined) return said;
  const { file, line } = sourceOf(frame);
  const place = `${relative(folder, file)}:${line}`;
  return said.includes(place) ? said : `${place}: ${said}`;
}

/** The SDK names the command that sets a config value; without the engine a stand-in does. */
const withStandIn = (text: string): string =>
  text.replace(
    /\s+please set a value using the command `(pulumi config set [^`]*?(\S+) <value>)`/,
    "; set it with `$1`, or give a stand-in: --config $2=<value>",
  );

/** Node adds the files on the way to a missing module, and some tools the trace. */
function messageOf({ message, name }: Error): string {
  const text = message.split(/\nRequire stack:|\n\s+at /)[0]?.trim() ?? "";
  return text === "" ? `${name} without a message` : text;
}

function describeValue(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
