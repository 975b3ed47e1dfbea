/** Factors by suffix. Source: Kubernetes API, resource.Quantity. */
const factors: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};

const form = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|(m|n|u|k|[MGTPE]|[KMGTPE]i)?)$/;

/** A quantity as a number: `500m` is 0.5, `1Gi` 1073741824, `107374182400m` 107374182.4, `1e3` 1000. Undefined for what is none. */
export function quantityOf(text: string): number | undefined {
  const [, digits, exponent, suffix = ""] = form.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (exponent !== undefined) return Number(`${digits}${exponent}`);
  const factor = factors[suffix];
  return factor === undefined ? undefined : Number(digits) * factor;
}
