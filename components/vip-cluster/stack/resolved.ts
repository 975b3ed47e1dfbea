// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** The local twin: `provider: twin`. */
export interface TwinSettings {
  /** Seconds from launch to the start of the node's process, standing for the machine's boot. Allowed: 0 to 3600 seconds. Default: `1`. */
  readonly bootTime: number;
  /** Seconds of one metric datapoint for target tracking; the vendor's is 60. Allowed: 1 to 60 seconds. Default: `60`. */
  readonly metricPeriod: number;
  /** Program and arguments of a node when its workload is a container image. Empty: the example server. Default: `[]`. */
  readonly nodeCommand: string[];
}
