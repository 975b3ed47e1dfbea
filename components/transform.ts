/**
 * The escape hatch of every component: one optional function per child role, which gets the arguments the component chose and the child's
 * logical name, and returns the arguments to use. Unsupported surface: what it changes is no longer covered by the component's promises.
 */
export type Transforms<Roles extends object> = {
  readonly [Role in keyof Roles]?: (args: Roles[Role], childName: string) => Roles[Role];
};

/** The child's arguments after the caller's transform, if there is one. */
export function transformed<Args>(
  transform: ((args: Args, childName: string) => Args) | undefined,
  childName: string,
  args: Args,
): Args {
  return transform === undefined ? args : transform(args, childName);
}
