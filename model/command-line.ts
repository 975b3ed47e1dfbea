/** What npm tells the programs that it runs, of all the variables of a process. */
type Variables = Readonly<Record<string, string | undefined>>;

/** Commands that an npm script of vipkit's own checkout has under another name than the command line. */
const scripts: Readonly<Record<string, string>> = { check: "policy" };

/**
 * A vipkit command as the user of this process writes it: `npm run plan -- prod` in vipkit's own checkout, when npm runs us there,
 * `npx vipkit plan prod` everywhere else.
 * @param command its name and arguments, such as `plan prod`
 * @param env the process's variables
 */
export function commandLine(command: string, env: Variables): string {
  if (env.npm_package_name !== "vipkit" || env.npm_lifecycle_event === "npx") return `npx vipkit ${command}`;
  const [name = "", ...args] = command.split(" ");
  const script = name === "start" ? "npm start" : `npm run ${scripts[name] ?? name}`;
  return args.length === 0 ? script : `${script} -- ${args.join(" ")}`;
}
