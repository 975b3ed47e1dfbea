/**
 * What holds objects that Helm or Kustomize render: their plugins run in the provider's process, so that an offline plan sees the arguments only.
 * The other components of the SDK say themselves that a plugin makes them.
 */
const rendered = new Set([
  "kubernetes:helm.sh/v2:Chart",
  "kubernetes:helm.sh/v3:Chart",
  "kubernetes:kustomize:Directory",
]);

/** A chart that Helm installs by itself: its objects are resources of no stack. */
export const releaseType = "kubernetes:helm.sh/v3:Release";

/** Whether a plan says nothing of the objects in it. */
export const isRenderedElsewhere = (token: string): boolean => rendered.has(token) || token === releaseType;
