import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { type Json, type Props, toProps } from "../../../model/graph/json";
import { listOf, textOf } from "../api/objects";
import type { ClusterAddresses } from "./addresses";
import type { Credentials } from "./credentials";

/** One key of etcd's as it stands there, both in base64. */
export interface EtcdEntry {
  readonly key: string;
  readonly value: string;
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** etcd's keys by its own JSON interface: what lies below the API server. */
export class EtcdKeys {
  private readonly agent: Agent;

  constructor(
    private readonly addresses: Pick<ClusterAddresses, "etcd">,
    { authority, etcdClient }: Pick<Credentials, "authority" | "etcdClient">,
  ) {
    const [ca, cert, key] = [authority, etcdClient.certificate, etcdClient.key].map((file) => readFileSync(file));
    this.agent = new Agent({ keepAlive: true, ca, cert, key });
  }

  /** Every entry whose key begins so; at most one of these is as good as all. */
  async below(prefix: string, limit = 0): Promise<EtcdEntry[]> {
    // The first key that does not begin so any more.
    const end = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
    const answer = await this.post("range", { key: base64(prefix), range_end: base64(end), limit });
    return listOf(answer.kvs).map(({ key, value }) => ({ key: textOf(key), value: textOf(value) }));
  }

  async put({ key, value }: EtcdEntry): Promise<void> {
    await this.post("put", { key, value });
  }

  /** Resolves once etcd answers. Rejects when it does not within the time. @param milliseconds it has */
  async ready(milliseconds: number): Promise<void> {
    for (const deadline = Date.now() + milliseconds; ; await sleep(20)) {
      try {
        await this.below("/", 1);
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private post(verb: "range" | "put", body: Readonly<Record<string, Json>>): Promise<Props> {
    const { agent, addresses } = this;
    return new Promise((resolve, reject) => {
      const url = `https://${addresses.etcd}:2379/v3/kv/${verb}`;
      const asked = request(url, { method: "POST", agent }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.once("error", reject).once("end", () => {
          if (response.statusCode === 200) resolve(toProps(JSON.parse(text)));
          else reject(new Error(`etcd answered ${response.statusCode}: ${text.slice(0, 200)}`));
        });
      });
      asked.once("error", reject);
      asked.end(JSON.stringify(body));
    });
  }
}
