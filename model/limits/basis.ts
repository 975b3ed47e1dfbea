/**
 * Why a rule refuses. `vendor`: AWS refuses it, and the key `rule.<id>` under `vipkit:limits` makes it a warning where AWS has moved. `toolkit`: AWS can, this
 * toolkit cannot, or does not want to. `spec`: the spec contradicts itself, whatever AWS says.
 */
export type Basis =
  | { readonly kind: "vendor"; readonly source: string; readonly date: string }
  | { readonly kind: "toolkit"; readonly reason: string; readonly date: string }
  | { readonly kind: "spec"; readonly reason: string };
