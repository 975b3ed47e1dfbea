import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readAddressLayer } from "../../platforms/kubernetes/topology/address-layer";
import { vrrpTakeover } from "../../platforms/kubernetes/topology/elected-address";
import { graphOf } from "../policies/fixture";
import { objects } from "../policies/kubernetes/objects";

const service = (more = "") => `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 443 }]${more} }
`;
const l2 = `
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: all }
spec: {}
`;
const kubeVip = (variables: Readonly<Record<string, string>>) => `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: vip }
spec:
  template:
    spec:
      containers:
        - name: kube-vip
          image: example.com/kube-vip/kube-vip:v1.2.3
          env: ${JSON.stringify(Object.entries(variables).map(([name, value]) => ({ name, value })))}
`;
const keepalived = (instance: string, global = "") => `
apiVersion: v1
kind: ConfigMap
metadata: { name: vrrp }
data:
  keepalived.conf: ${JSON.stringify(`global_defs { ${global}\n}\nvrrp_instance one {\n${instance}\n virtual_ipaddress {\n  192.0.2.9/24 dev eth0\n }\n}\n`)}
`;

/** What moves the Service's address. */
function layerOf(...manifests: readonly string[]) {
  const graph = graphOf(objects(manifests.join("---")));
  const found = graph.resources.find(({ resource }) => resource.name === "Service/web");
  assert.ok(found);
  return readAddressLayer(found, graph);
}

const takeoverOf = (...manifests: readonly string[]) => {
  const layer = layerOf(...manifests);
  assert.equal(layer.kind, "elected");
  return layer.takeover;
};

describe("kube-vip", () => {
  test("takes over when its lease has ended, and tries for it once more", () => {
    const tuned = { svc_enable: "true", vip_leaseduration: "5", vip_renewdeadline: "3", vip_retryperiod: "1" };
    assert.deepEqual(takeoverOf(service(), kubeVip(tuned)), {
      path: "DaemonSet/vip: vip_leaseduration + vip_retryperiod",
      typical: 5,
      worst: 6,
    });
    assert.equal(takeoverOf(service(), kubeVip({ svc_enable: "true" })).worst, 17);
  });

  test("for the control plane alone has no part in a Service's address, and by BGP is not known", () => {
    assert.equal(layerOf(service(), kubeVip({ cp_enable: "true" })).kind, "unknown");
    const layer = layerOf(service(), kubeVip({ svc_enable: "true", bgp_enable: "true" }));
    assert.match(layer.kind === "unknown" ? layer.reason : "", /kube-vip's routers/);
  });

  test("is not known where another object may set its lease", () => {
    const lease = { svc_enable: "true", bgp_enable: "false", vip_leaseduration: "5", vip_retryperiod: "1" };
    const from = (variables: Readonly<Record<string, string>>) =>
      kubeVip(variables).replace(
        "          env:",
        "          envFrom: [{ configMapRef: { name: vip } }]\n          env:",
      );
    const unknown = layerOf(service(), from({ svc_enable: "true" }));
    assert.match(unknown.kind === "unknown" ? unknown.reason : "", /envFrom or valueFrom/);
    assert.equal(takeoverOf(service(), from(lease)).worst, 6);
    const { vip_retryperiod: _retry, ...rest } = lease;
    const hidden = kubeVip(rest).replace(
      "env: [",
      'env: [{ name: vip_retryperiod, valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },',
    );
    assert.equal(layerOf(service(), hidden).kind, "unknown");
  });

  test("beside MetalLB decides for its own class alone", () => {
    const both = layerOf(service(), kubeVip({ svc_enable: "true" }), l2);
    assert.match(both.kind === "unknown" ? both.reason : "", /which of MetalLB and kube-vip/);
    assert.equal(
      takeoverOf(service(", loadBalancerClass: kube-vip.io/kube-vip-class"), kubeVip({ svc_enable: "true" }), l2).worst,
      17,
    );
  });
});

describe("keepalived", () => {
  const ours = service(", externalIPs: [192.0.2.9]");

  test("waits three advertisements and its skew, which version 2 counts in whole seconds", () => {
    assert.equal(takeoverOf(ours, keepalived(" advert_int 1\n priority 128")).worst, 3.5);
    assert.equal(
      takeoverOf(ours, keepalived(" advert_int 0.1\n priority 128", "\n vrrp_version 3")).worst.toFixed(3),
      "0.350",
    );
    assert.equal(takeoverOf(ours, keepalived(" advert_int 0.1 ! rounded up\n priority 128")).worst, 3.5);
    // Without a word: each second, priority 100.
    assert.equal(takeoverOf(ours, keepalived("")).worst, 3 + 156 / 256);
  });

  test("is as measured, at the worst", () => {
    // Measured with keepalived 2.2.7: 2.82 to 3.51 seconds, and 0.30 to 0.37 with version 3, at priority 90.
    assert.ok(vrrpTakeover("advert_int 1\npriority 90", 2).worst >= 3.51);
    assert.ok(vrrpTakeover("advert_int 0.1\npriority 90", 3).worst >= 0.36);
  });

  test("with other addresses has no part in it", () => {
    assert.equal(layerOf(service(", externalIPs: [192.0.2.90]"), keepalived("")).kind, "unknown");
    assert.equal(layerOf(service(), keepalived(""), l2).kind, "l2");
  });
});
