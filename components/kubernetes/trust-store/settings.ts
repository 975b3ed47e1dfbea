import { once } from "../once";
import { trustStoreShape } from "./schema";

/** The settings of one trust store. */
export const trustStoreSettings = once(trustStoreShape);
