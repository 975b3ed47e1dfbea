import { createHash } from "node:crypto";
import { types } from "../../../platforms/aws/catalog/types";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { text } from "./support/read";
import { mustBeUnique } from "./support/references";

export const keyPair = define({
  type: types.keyPair,
  replaceOn: ["keyName", "keyNamePrefix", "publicKey"],
  autoname: { property: "keyName", maxLength: 255 },
  admit: (inputs, cloud, self) => {
    const name = text(inputs, "keyName") ?? "";
    const message = `The keypair '${name}' already exists.`;
    mustBeUnique(
      cloud,
      { type: types.keyPair, property: "keyName", value: name, self },
      "InvalidKeyPair.Duplicate",
      message,
    );
  },
  id: (inputs) => text(inputs, "keyName") ?? "",
  once: (inputs, id, cloud) => {
    const key = text(inputs, "publicKey") ?? "";
    const digest = createHash("md5").update(key).digest("hex");
    return {
      arn: arnOf(cloud, "ec2", `key-pair/${id}`),
      keyName: id,
      keyPairId: cloud.newId("key-"),
      keyType: key.startsWith("ssh-ed25519") ? "ed25519" : "rsa",
      fingerprint: (digest.match(/../g) ?? []).join(":"),
    };
  },
});
