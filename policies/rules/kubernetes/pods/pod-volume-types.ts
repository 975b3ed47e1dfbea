import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { podSpec } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Source: Kubernetes, Pod Security Standards, restricted, Volume Types; `image` since 1.35. */
const allowed = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

/** Types that the API knows and the standard does not allow; hostPath has a rule of its own. Source: Kubernetes API 1.36, Volume. */
const others = [
  "awsElasticBlockStore",
  "azureDisk",
  "azureFile",
  "cephfs",
  "cinder",
  "fc",
  "flexVolume",
  "flocker",
  "gcePersistentDisk",
  "gitRepo",
  "glusterfs",
  "iscsi",
  "nfs",
  "photonPersistentDisk",
  "portworxVolume",
  "quobyte",
  "rbd",
  "scaleIO",
  "storageos",
  "vsphereVolume",
];

export const podVolumeTypes: Rule = {
  id: "pod-volume-types",
  title: "Pods take storage through claims, not by the address of a server",
  why: "A volume that names its server is mounted with the machine's rights, and passes by what the storage class allows.",
  remediation: `Take one of ${allowed.join(", ")}.`,
  url: kubernetesDocs("concepts/security/pod-security-standards"),
  severity: "low",
  controls: { podSecurity: ["restricted: Volume Types"] },
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(podSpec(workload).items("volumes"), function* (volume) {
      const wrong = others.find((type) => volume.has(type));
      if (wrong !== undefined)
        yield fact(`${volume.path}.${wrong}`, "is set; expected a claim, or a volume of the cluster");
    });
  },
};
