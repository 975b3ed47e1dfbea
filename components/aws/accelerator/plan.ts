import { sorted } from "../../../model/settings/entries";
import type { AcceleratorSettings } from "./resolved";

type Listener = AcceleratorSettings["listeners"][string];
type Group = Listener["regions"][string];

export const planListener = ({ protocol, ports, clientAffinity }: Listener) => ({
  protocol,
  clientAffinity,
  portRanges: ports.map((entry) =>
    typeof entry === "number" ? { fromPort: entry, toPort: entry } : { fromPort: entry.from, toPort: entry.to },
  ),
});

/** A region's part in the provider's words; the endpoints' own ids are wiring. */
export function planGroup({ trafficDial, healthCheck, portOverrides }: Group, region: string) {
  const overrides = sorted(portOverrides).map(([listenerPort, endpointPort]) => {
    return { listenerPort: Number(listenerPort), endpointPort };
  });
  return {
    endpointGroupRegion: region,
    trafficDialPercentage: trafficDial,
    ...(healthCheck === undefined
      ? {}
      : {
          healthCheckProtocol: healthCheck.protocol,
          healthCheckIntervalSeconds: healthCheck.interval,
          thresholdCount: healthCheck.threshold,
          ...(healthCheck.port === undefined ? {} : { healthCheckPort: healthCheck.port }),
          ...(healthCheck.path === undefined ? {} : { healthCheckPath: healthCheck.path }),
        }),
    ...(overrides.length === 0 ? {} : { portOverrides: overrides }),
  };
}

/** An elastic IP takes no answer to whether the client's address is kept. */
export const planEndpoint = ({ type, weight, preserveClientIp = true }: Group["endpoints"][string]) => ({
  weight,
  ...(type === "elasticIp" ? {} : { clientIpPreservationEnabled: preserveClientIp }),
});

/** Endpoints by name and where they are used. */
export const endpointPlaces = ({ listeners }: AcceleratorSettings) =>
  sorted(listeners).flatMap(([listener, { regions }]) =>
    sorted(regions).flatMap(([region, { endpoints }]) =>
      sorted(endpoints).map(([name, { type }]) => {
        return { name, type, region, path: `listeners.${listener}.regions.${region}.endpoints.${name}` };
      }),
    ),
  );
