import { z } from "zod";
import { isRecord } from "../../model/settings/path";
import { limitOverrides } from "../../platforms/aws/limits/overrides";
import { regionsSettings } from "../../platforms/aws/regions/accepted";
import { clusterShape } from "./schema";
import { clusterSpec } from "./settings";
import { reasonsSettings } from "./stack/reasons";
import { twinSettings } from "./stack/twin-settings";

type JsonSchema = Readonly<Record<string, unknown>>;

/** Whole numbers are numbers in steps of 1 to the schema; editors know them as integers. */
function integers(node: Record<string, unknown>): void {
  if (node["multipleOf"] !== 1) return;
  delete node["multipleOf"];
  node["type"] = "integer";
}

function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema }) => {
      if (isRecord(jsonSchema)) integers(jsonSchema);
    },
  });
  return json;
}

/** Everything that reasons may speak of: the cluster's options at the top, `twin` and `limits` beside them. */
const options = (): Readonly<Record<string, z.ZodType>> => ({
  ...clusterShape().shape,
  twin: twinSettings(),
  limits: limitOverrides(),
});

/** JSON Schema of what stands below one option; of the others only that they are there. All of them would take longer than a whole check. */
export function optionSchema(option: string): JsonSchema {
  const properties = Object.entries(options()).map(([name, schema]) => [name, name === option ? schemaOf(schema) : {}]);
  return { properties: Object.fromEntries(properties) };
}

/** JSON Schema (draft 7) of a whole `Pulumi.<environment>.yaml`, for editors. Keys of other namespaces are left alone. */
export function stackFileSchema(): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "vipkit stack",
    description: "One environment of a VIP cluster: Pulumi.<environment>.yaml.",
    type: "object",
    properties: {
      config: {
        description: "What this environment sets.",
        type: "object",
        properties: {
          "vipkit:cluster": schemaOf(clusterSpec()),
          "vipkit:twin": schemaOf(twinSettings()),
          "vipkit:limits": schemaOf(limitOverrides()),
          "vipkit:reasons": schemaOf(reasonsSettings()),
          "vipkit:regions": schemaOf(regionsSettings()),
        },
        patternProperties: { "^vipkit:(?!(?:cluster|twin|limits|reasons|regions)$)": false },
        required: ["vipkit:cluster"],
      },
    },
    required: ["config"],
  };
}
