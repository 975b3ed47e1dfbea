const native = Math.max.bind(undefined, 1);

/** Captures what nobody can write down. */
export const pack = (): number => native(2);
