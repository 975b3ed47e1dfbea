import { z } from "zod";
import { list, number, optionalText, text } from "./shape-parts";

/** Stored outputs of WAF, reduced to what the data plane reads. Statements are read one by one: whose kind is not known is not enforced. */
const anything = z.record(z.string(), z.unknown());

const customResponse = z
  .object({
    responseCode: number(403),
    customResponseBodyKey: optionalText,
    responseHeaders: list(z.object({ name: text(""), value: text("") })),
  })
  .nullish();

const block = z.object({ customResponse }).nullish();

export const ruleShape = z.object({
  name: text(""),
  priority: number(0),
  action: z.looseObject({ allow: anything.nullish(), block, count: anything.nullish() }).nullish(),
  overrideAction: anything.nullish(),
  ruleLabels: list(z.object({ name: text("") })),
  statement: anything,
});
export type RuleShape = z.output<typeof ruleShape>;
export type BlockShape = z.output<typeof block>;

export const webAclShape = z.object({
  arn: z.string(),
  name: text(""),
  defaultAction: z.object({ block }).nullish(),
  customResponseBodies: list(z.object({ key: text(""), content: text(""), contentType: text("TEXT_PLAIN") })),
  rules: list(z.unknown()),
  ruleJson: optionalText,
});
export type WebAclShape = z.output<typeof webAclShape>;

export const ipSetShape = z.object({ arn: z.string(), addresses: list(z.string()) });
export const associationShape = z.object({ resourceArn: z.string(), webAclArn: z.string() });

export const rateShape = z.object({
  limit: number(0),
  evaluationWindowSec: number(300),
  aggregateKeyType: text("IP"),
  forwardedIpConfig: z.object({ headerName: text("") }).nullish(),
  scopeDownStatement: anything.nullish(),
});

export const managedShape = z.object({ vendorName: text(""), name: text("") });

export const inspectionShape = z.looseObject({
  fieldToMatch: anything.nullish(),
  textTransformations: list(z.object({ priority: number(0), type: text("NONE") })),
});

export const nestedShape = z.object({ statements: list(anything), statement: anything.nullish() });
