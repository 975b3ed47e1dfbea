import { isList, isProps, type Json, type Props } from "../../../model/graph/json";

/** An object of the API, as far as every kind has it. */
export interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Empty for what belongs to the whole cluster. */
  readonly namespace: string;
  readonly uid: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** As the server keeps it. */
  readonly raw: Props;
}

export const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");
export const numberOf = (value: Json | undefined, otherwise = 0): number =>
  typeof value === "number" ? value : otherwise;
export const propsOf = (value: Json | undefined): Props => (isProps(value) ? value : {});
export const listOf = (value: Json | undefined): readonly Props[] => (isList(value) ? value.filter(isProps) : []);
export const textsOf = (value: Json | undefined): readonly string[] =>
  isList(value) ? value.filter((each) => typeof each === "string") : [];

/** A map of texts, such as labels. */
export const textMapOf = (value: Json | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(propsOf(value)).flatMap(([key, each]) => (typeof each === "string" ? [[key, each]] : [])),
  );

export function toApiObject(raw: Props): ApiObject {
  const metadata = propsOf(raw.metadata);
  return {
    apiVersion: textOf(raw.apiVersion),
    kind: textOf(raw.kind),
    name: textOf(metadata.name),
    namespace: textOf(metadata.namespace),
    uid: textOf(metadata.uid),
    labels: textMapOf(metadata.labels),
    annotations: textMapOf(metadata.annotations),
    raw,
  };
}

export const keyOf = ({ namespace, name }: Pick<ApiObject, "namespace" | "name">): string =>
  namespace === "" ? name : `${namespace}/${name}`;

/** The condition of this type in an object's status. */
export const conditionOf = (conditions: Json | undefined, type: string): Props | undefined =>
  listOf(conditions).find((each) => each.type === type);
