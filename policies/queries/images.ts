interface Image {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** `registry:5000/shop/web:1.4@sha256:...` in its parts: a port before the last slash is no tag. */
export function imageOf(text: string): Image {
  const [named = "", digest] = text.split("@");
  const [, name = named, tag] = /^(.*?)(?::([^:/]+))?$/.exec(named) ?? [];
  return { name, tag, digest };
}
