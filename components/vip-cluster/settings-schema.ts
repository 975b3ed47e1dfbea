import { z } from "zod";
import { isRecord } from "../../model/settings/path";
import { limitOverrides } from "../../platforms/aws/limits/overrides";
import { clusterShape } from "./schema";
import { twinSettings } from "./stack/twin-settings";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Whole numbers are numbers in steps of 1 to the schema; editors know them as integers. */
function integers(node: Record<string, unknown>): void {
  if (node["multipleOf"] !== 1) return;
  delete node["multipleOf"];
  node["type"] = "integer";
}

/** A schema in the words of JSON Schema, as editors read it. */
export function schemaOf(schema: z.ZodType): JsonSchema {
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
