import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "./figure";
import { type Lab, type LabStatus, request } from "./lab";

const rate = 100;

interface Drill {
  readonly sent: number;
  readonly lost: number;
  /** Seconds from the fault to the last lost request. */
  readonly lastLoss: number;
}

async function drill(lab: Lab, url: string, seconds: number, fault: () => void): Promise<Drill> {
  const ca = lab.authority;
  const losses: number[] = [];
  const open: Promise<void>[] = [];
  const begin = Date.now();
  let faultAt = 0;
  for (let sent = 0; sent < rate * seconds; sent++) {
    const due = begin + (sent * 1000) / rate;
    if (due > Date.now()) await sleep(due - Date.now());
    if (faultAt === 0 && sent >= rate) {
      faultAt = Date.now();
      fault();
    }
    const at = Date.now();
    open.push(request(url, ca).then((status) => void (status === 200 || losses.push(at))));
  }
  await Promise.all(open);
  return {
    sent: open.length,
    lost: losses.length,
    lastLoss: losses.length === 0 ? 0 : (Math.max(...losses) - faultAt) / 1000,
  };
}

const blueNode = ({ nodes }: LabStatus) =>
  nodes.find(({ group, lifecycle }) => group.includes("blue") && lifecycle === "InService")?.id ?? "";

/** Requests lost when a node dies under load, against what a balancer that does not retry would lose. */
export async function measureDrills(lab: Lab): Promise<Figure[]> {
  const [balancer] = (await lab.untilHealthy()).desired.balancers;
  const url = `https://${balancer?.dnsName}:8443`;
  const interval = 5;
  const threshold = 2;
  const share = 0.45;
  const allowed = rate * share * interval * threshold;
  const victim = blueNode(lab.status());
  const crash = await drill(lab, url, 25, () => void lab.spawn("fault", "kill-node", victim));
  return [
    {
      name: "requests lost when one node of four is killed",
      ratio: crash.lost / allowed,
      against: `rate ${rate}/s x share ${share} x ${interval} s x ${threshold} without a retry`,
      detail: `${crash.lost} of ${crash.sent} lost, allowed ${allowed}; the last one ${crash.lastLoss.toFixed(1)} s after the fault`,
    },
  ];
}
