import { warmPoolSize } from "../../platforms/aws/scaling/warm-pool";
import { activeOf, type Decision, type GroupView, planLaunches } from "./decision";
import { type Instance, isPooled } from "./instance";
import { sameTemplate } from "./refresh";

type Template = Instance["template"];

/** Fills the pool, empties what is over its size, and replaces machines of another template. */
export function planWarmPool(view: GroupView, template: Template): Decision[] {
  const pooled = view.instances.filter(isPooled);
  const current = pooled.filter((instance) => sameTemplate(instance.template, template));
  const size = warmPoolSize(view.group.warmPool, view.group);
  const old = pooled.filter((instance) => !current.includes(instance));
  const leaving = [...old, ...current.slice(size)];
  const cause = "an instance was terminated in the warm pool to keep it at its size and template";
  // Balanced together with what serves: the next to serve comes from the zone that has fewest.
  const staying = [...activeOf(view), ...current];
  const launches = planLaunches(view, staying, size - current.length, "an instance was launched into the warm pool");
  return [
    ...leaving.map((instance) => ({ kind: "terminate" as const, instance, cause })),
    ...launches.map((launch) => (launch.kind === "launch" ? { ...launch, isPooled: true } : launch)),
  ];
}

/** A prepared machine of the template for a launch, of its zone: one of another would leave the zones as uneven as they were. */
export function takeWarm(
  instances: readonly Instance[],
  wanted: { readonly group: string; readonly zone: string; readonly template: Template },
): Instance | undefined {
  return instances.find(
    ({ group, lifecycle, template, zone }) =>
      group === wanted.group &&
      lifecycle === "Warmed:Stopped" &&
      sameTemplate(template, wanted.template) &&
      zone === wanted.zone,
  );
}
