import { PolicyPack } from "@pulumi/policy";
import { rules } from "../rules";
import { findSettingsFile, readSettings } from "../settings-file";
import { createPolicies } from "./policies";

/** The engine starts the pack in the pack's own folder; `VIPKIT_POLICIES` names a settings file elsewhere. */
const { PULUMI_STACK, PULUMI_DRY_RUN, VIPKIT_POLICIES } = process.env;
const parsed = readSettings(VIPKIT_POLICIES ?? findSettingsFile(process.cwd()));

// The constructor starts the pack's server: everything else lives in modules that never do, so that it can be tested.
new PolicyPack("vipkit", {
  policies: createPolicies({ ...parsed, rules, stack: PULUMI_STACK ?? "", isPreview: PULUMI_DRY_RUN === "true" }),
});
