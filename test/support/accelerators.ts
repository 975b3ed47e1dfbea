import { type Changes, put } from "../model/bad/support";

/** A sound accelerator before two regions, with some options changed, by path; `undefined` takes one out. */
export function acceleratorWith(changes: object): Record<string, unknown> {
  const input: Record<string, unknown> = {
    listeners: {
      web: {
        ports: [443],
        regions: {
          "eu-west-1": { endpoints: { dublin: {}, spare: { type: "elasticIp" } } },
          "eu-central-1": { endpoints: { frankfurt: {} } },
        },
      },
    },
  };
  for (const [path, value] of Object.entries(changes as Changes)) put(input, path, value);
  return input;
}
