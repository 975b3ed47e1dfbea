/** Makes a factory of limits give the same product for the same limits: building a schema costs more than using it. */
export const memoizePerLimits =
  <L extends object>(usual: L) =>
  <T>(build: (limits: L) => T): ((limits?: L) => T) => {
    const made = new WeakMap<L, T>();
    return (limits = usual) => {
      const known = made.get(limits);
      if (known !== undefined) return known;
      const product = build(limits);
      made.set(limits, product);
      return product;
    };
  };
