import * as pulumi from "@pulumi/pulumi";

/** Tags as a caller gives them: names to values, known now or later. */
export type Tags = pulumi.Input<Record<string, pulumi.Input<string>>>;

type KnownTags = Record<string, pulumi.Input<string>>;

/** Marks what belongs to one cluster; `VipCluster` passes it to every component it composes. */
export const clusterTags = (cluster: string): Record<string, string> => ({ "vipkit:cluster": cluster });

function isKnown(tags: Tags): tags is KnownTags {
  return !pulumi.Output.isInstance(tags) && !(tags instanceof Promise);
}

/** Both sets of tags; where both have a name, the one on the right wins. What is known stays known in a preview. */
export function mergeTags(left: Tags | undefined, right: Tags | undefined): Tags {
  const [first, second]: [Tags, Tags] = [left ?? {}, right ?? {}];
  if (isKnown(first) && isKnown(second)) return { ...first, ...second };
  return pulumi.all([first, second]).apply(([before, after]) => ({ ...before, ...after }));
}

/** How a component tags its children: `Name` after the child, `vipkit:component` after the component; the caller's tags win. */
export function tagger(component: string, caller: Tags | undefined): (name: string) => Tags {
  return (name) => mergeTags({ Name: name, "vipkit:component": component }, caller);
}
