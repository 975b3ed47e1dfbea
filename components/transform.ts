import * as pulumi from "@pulumi/pulumi";

/**
 * The escape hatch of every component: one optional function per child role, which gets the arguments the component chose and the child's
 * logical name, and returns the arguments to use. Unsupported surface: what it changes is no longer covered by the component's promises.
 */
export type Transforms<Roles extends object> = {
  readonly [Role in keyof Roles]?: (args: Roles[Role], childName: string) => Roles[Role];
};

/**
 * The child's arguments after the caller's transform, if there is one.
 * @throws pulumi.RunError when it returns nothing, as one does that changes its arguments in place
 */
export function transformed<Args>(
  transform: ((args: Args, childName: string) => Args) | undefined,
  childName: string,
  args: Args,
): Args {
  if (transform === undefined) return args;
  const changed = transform(args, childName);
  if (typeof changed === "object" && changed !== null) return changed;
  throw new pulumi.RunError(
    `vip:transform "${childName}": returned ${changed === undefined ? "nothing" : JSON.stringify(changed)}; return the arguments, as in (args) => ({ ...args, ... })`,
  );
}
