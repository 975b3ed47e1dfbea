/** Settings of the twin for Kubernetes, with every default in its place. */
export interface KubernetesTwinSettings {
  /** Which twin it is. */
  readonly platform: "kubernetes";
  /** Words of a command by the reference of the image that it stands in for; no words: the example server. */
  readonly images: Readonly<Record<string, readonly string[]>>;
}
