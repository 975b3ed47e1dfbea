/** One thing that a vendor's user guide warns of, in our words. */
export interface VendorWarning {
  /** Page of the guide, as it is named in its address. */
  readonly page: string;
  readonly says: string;
  /** Rules that find it; empty where no plan shows it. */
  readonly rules: readonly string[];
  /** Why no rule finds it, or who else does. */
  readonly why?: string;
}

export interface VendorGuide {
  readonly name: string;
  /** Address of a page. */
  readonly url: (page: string) => string;
  readonly warnings: readonly VendorWarning[];
}

/** A warning that rules find. */
export const found = (page: string, says: string, ...rules: readonly string[]): VendorWarning => ({
  page,
  says,
  rules,
});

/** A warning that no rule finds. */
export const left = (page: string, says: string, why: string): VendorWarning => ({ page, says, rules: [], why });
