import { unknownValue } from "../../model/graph/json";

/**
 * What the engine sends in place of unknown values, one text for each kind: a text, a flag, a number, a list, an object, an asset, an archive.
 * Source: pulumi sdk/go/common/resource/plugin/rpc.go.
 */
export const unknownTexts: ReadonlySet<string> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  unknownValue,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** How the engine marks values that are more than JSON. Source: pulumi sdk/go/common/resource/sig/sig.go. */
export const signatureKey = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
export const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

/** What the SDK and the engine put beside the values of a whole resource, an asset or an archive. */
export const markKeys: ReadonlySet<string> = new Set([
  "@isPulumiResource",
  "__pulumiAsset",
  "__pulumiArchive",
  signatureKey,
]);
