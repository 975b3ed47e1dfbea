/** By what AWS is asked for a resource that exists: its name, or tags that it alone has. */
export type LookUp = { readonly name: string } | { readonly tags: Readonly<Record<string, string>> };
