const part = /^(\d{1,3})(?:-(\d{1,3}))?$/;

/** Status codes of a health check as ranges, or nothing when the text is not `200`, `200-299` or `200,204`. */
export function parseMatcher(text: string): readonly { readonly from: number; readonly to: number }[] | undefined {
  const ranges = text.split(",").map((piece) => {
    const [, from, to] = part.exec(piece.trim()) ?? [];
    return from === undefined ? undefined : { from: Number(from), to: Number(to ?? from) };
  });
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}
