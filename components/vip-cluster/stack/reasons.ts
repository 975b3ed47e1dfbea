import { z } from "zod";

const why = "text that says why, 3 to 300 characters";

/** Why an environment is as it is, by path or start of a path: `vipkit:reasons`. Which paths there are is judged against the whole environment. */
export const reasonsSettings = () =>
  z
    .record(z.string("a path such as network.nat"), z.string(why).trim().min(3, why).max(300, why))
    .describe(
      "Why this environment is as it is, by path or start of a path such as `network.nat`; `vipkit diff` shows it and asks for it where production is the weaker one.",
    );
