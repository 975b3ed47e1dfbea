/** Ids that both languages take, in the order of the parts: `n1`, `n2`. Names of the user's own could be words of theirs. */
export const shortIds = (parts: readonly { readonly id: string }[]): ReadonlyMap<string, string> =>
  new Map(parts.map(({ id }, index) => [id, `n${index + 1}`]));
