import { z } from "zod";
import { types } from "../../platforms/aws/catalog/types";
import type { Certificate } from "../contract/certificate";
import { readAll, type Stored } from "./stored";

const absentable = z.string().nullish();
const shape = z.object({
  arn: z.string(),
  domainName: absentable,
  subjectAlternativeNames: z.array(z.string()).nullish(),
  keyAlgorithm: absentable,
  certificateBody: absentable,
  certificateChain: absentable,
  privateKey: absentable,
});

export function deriveCertificates(stored: Stored): Certificate[] {
  return readAll(stored, types.certificate, shape).map((certificate) => ({
    arn: certificate.arn,
    domainNames: namesOf(certificate),
    keyAlgorithm: certificate.keyAlgorithm ?? "RSA_2048",
    imported: importedOf(certificate),
  }));
}

function namesOf(certificate: z.output<typeof shape>): string[] {
  const all = [certificate.domainName ?? "", ...(certificate.subjectAlternativeNames ?? [])];
  return [...new Set(all.filter((name) => name !== ""))];
}

function importedOf({
  certificateBody,
  certificateChain,
  privateKey,
}: z.output<typeof shape>): Certificate["imported"] {
  if (!certificateBody || !privateKey) return undefined;
  return { certificate: [certificateBody, certificateChain].filter(Boolean).join("\n"), privateKey };
}
