import { createHash } from "node:crypto";
import type { Cloud, Json, Props } from "../contract/resources";
import { isProps } from "../control/values";
import { explicitAnswers } from "./answers";
import { madeUpMember, madeUpNumber } from "./made-up";
import { prefixOf, resultText } from "./result-text";
import type { Field, SdkTypes } from "./sdk-types";

/** How deep objects inside an answer are filled in. */
const deepest = 3;

interface Question {
  readonly token: string;
  readonly service: string;
  /** What is asked for: `Vpc` of `aws:ec2/getVpc:getVpc`. */
  readonly subject: string;
  readonly key: string;
  readonly cloud: Cloud;
  readonly types: SdkTypes | undefined;
}

/**
 * A plausible answer to a question that only an account could answer: what the question itself says, what holds in every account, and
 * made-up values in the shape that the SDK declares.
 */
export function plausibleAnswer(token: string, args: Props, cloud: Cloud, types: SdkTypes | undefined): Props {
  const question = questionOf(token, args, cloud, types);
  const declared = types?.resultOf(token) ?? [{ name: "id", type: "string", isOptional: false }];
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
  return { ...objectOf(declared, question, 0), ...given, ...explicitAnswers[token]?.(args, cloud, question.key) };
}

function questionOf(token: string, args: Props, cloud: Cloud, types: SdkTypes | undefined): Question {
  const [name = "", module = "", member = ""] = token.split(":");
  const subject = member.replace(/^.*\//, "").replace(/^get/, "");
  const service = module.split("/")[0] ?? name;
  const key = createHash("sha256")
    .update(token + JSON.stringify(args))
    .digest("hex")
    .slice(0, 12);
  return { token, service: service === "index" ? name : service, subject, key, cloud, types };
}

function objectOf(fields: readonly Field[], question: Question, depth: number): Props {
  const values: Record<string, Json> = {};
  for (const field of fields) if (!field.isOptional) values[field.name] = valueOf(field, question, depth);
  return values;
}

function valueOf(field: Field, question: Question, depth: number): Json {
  const { name, type } = field;
  if (type.startsWith("Map<")) return {};
  if (type === "boolean") return false;
  if (type === "number") return madeUpNumber(/port/i.test(name) ? 1024 : 1);
  if (type === "string[]") return membersOf(name, question);
  if (type.endsWith("[]")) {
    const item = valueOf({ ...field, type: type.slice(0, -2) }, question, depth);
    return isProps(item) && Object.keys(item).length === 0 ? [] : [item];
  }
  if (type.startsWith("outputs.")) {
    const fields = depth < deepest ? (question.types?.fieldsOf(question.token, type) ?? []) : [];
    return objectOf(fields, question, depth + 1);
  }
  return resultText(name, question);
}

/** One for each zone, as most things that come in lists. */
function membersOf(name: string, { subject, key, cloud }: Question): Json {
  const singular = subject.replace(/s$/, "").replace(/Id$/, "");
  return cloud.zones.map((zone) => prefixOf(name, singular) + madeUpMember(`${key} ${name} ${zone}`));
}
