// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** The local twin: `provider: twin`. */
export interface TwinInput {
  /** Seconds from launch to the start of the node's process, standing for the machine's boot. Allowed: 0 to 3600 seconds. Default: `1`. */
  bootTime?: number | undefined;
  /** Seconds of one metric datapoint for target tracking; the vendor's is 60. Allowed: 1 to 60 seconds. Default: `60`. */
  metricPeriod?: number | undefined;
  /** Program and arguments of a node when its workload is a container image. Empty: the example server. Default: `[]`. */
  nodeCommand?: string[] | undefined;
}
