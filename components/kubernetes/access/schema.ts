import { z } from "zod";
import { textOf } from "../../../platforms/kubernetes/primitives";

const subject = (what: string) => z.array(textOf("kubernetes.name.length", what)).default([]);

const role = (what: string) =>
  z
    .strictObject({
      users: subject("a user's name").describe("Users, by the names that the cluster's sign-in gives them."),
      groups: subject("a group's name").describe("Groups, by the names that the cluster's sign-in gives them."),
    })
    .prefault({})
    .describe(what);

/** Who may do what in the cluster's namespace. */
export const accessShape = () =>
  z
    .strictObject({
      admin: role("Everything in the namespace but its roles and quotas."),
      operator: role("See everything but Secrets; restart, scale and weigh; read logs."),
      viewer: role("See everything but Secrets, and read logs."),
    })
    .prefault({})
    .describe("Who may do what in the cluster's namespace: a role is made when it has members.");

export type AccessShape = z.output<ReturnType<typeof accessShape>>;
