import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { type Transforms, transformed } from "../transform";
import type { Metadata } from "./crds/metadata";

/** An object of a kind that a controller in the cluster defines. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly spec: object;
}

/** Changes the manifests of a component's children. Unsupported surface. */
export type ManifestTransforms<Role extends string> = Transforms<Record<Role, Manifest>>;

/** Makes the object of a manifest, after the caller's transform. */
export function createCustom(
  name: string,
  manifest: Manifest,
  transform: ((manifest: Manifest, childName: string) => Manifest) | undefined,
  opts: CustomResourceOptions,
): CustomResource {
  const { apiVersion, kind, metadata, spec } = transformed(transform, name, manifest);
  return new CustomResource(name, { apiVersion, kind, metadata, spec }, opts);
}
