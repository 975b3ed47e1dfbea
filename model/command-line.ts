/** What npm tells the programs that it runs, of all the variables of a process. */
type Variables = Readonly<Record<string, string | undefined>>;

/** Commands that are no npm scripts of that name in vipkit's own checkout: `npm run check` is its developers'. */
const withoutScript: readonly string[] = ["check", "init"];

/**
 * A vipkit command as the user of this process writes it: `npm run plan -- prod` in vipkit's own checkout, when npm runs us there,
 * `npx vipkit plan prod` everywhere else.
 * @param command its name and arguments, such as `plan prod`
 * @param env the process's variables
 */
export function commandLine(command: string, env: Variables): string {
  if (env.npm_package_name !== "vipkit" || env.npm_lifecycle_event === "npx") return `npx vipkit ${command}`;
  const [name = "", ...args] = command.split(" ");
  if (withoutScript.includes(name)) return `npx vipkit ${command}`;
  const script = name === "start" ? "npm start" : `npm run ${name}`;
  return args.length === 0 ? script : `${script} -- ${args.join(" ")}`;
}
