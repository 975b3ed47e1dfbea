// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { keyKeepsAdministrator } from "./key-keeps-administrator";
import { keyNotPublic } from "./key-not-public";
import { kmsKeyRotation } from "./properties";

export const kmsRules: readonly Rule[] = [keyKeepsAdministrator, keyNotPublic, kmsKeyRotation];
