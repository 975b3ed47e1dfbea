import { parseAllDocuments } from "yaml";
import { tokenOf } from "../../../platforms/kubernetes/catalog/object-type";
import type { Planned, Program } from "../fixture";

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** Objects of a manifest by kind and name: `Deployment/web`. */
export const objects = (text: string): Program =>
  Object.fromEntries(
    parseAllDocuments(text).flatMap((document): readonly (readonly [string, Planned])[] => {
      const inputs = document.toJS() as Manifest | null;
      if (inputs === null) return [];
      const [group = "", version] = inputs.apiVersion.split("/");
      const type = tokenOf({ group: version === undefined ? "" : group, version: version ?? group, kind: inputs.kind });
      return [[`${inputs.kind}/${inputs.metadata.name}`, { type, inputs: { ...inputs } }]];
    }),
  );
